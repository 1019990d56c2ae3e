import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { Frame } from '../../../src/parent/Frame';
import { ChildPage } from '../../../src/parent/settings/ChildPage';
import { CONSENT, FOUND } from '../../setup/class';
import { NIGHT, wangs } from '../../setup/diary';
import { onGround } from '../../setup/ground';

const AT = new Date('2026-11-23T20:00').getTime();

async function asksToRemove(isJoined: boolean): Promise<void> {
  const { home, child } = await wangs();
  if (isJoined) await home.enrolments.add({ ...FOUND, child, since: NIGHT, by: 'slip', consent: CONSENT });
  await onGround(
    home,
    AT,
    <Frame>
      <ChildPage id={child} />
    </Frame>,
  );
  await userEvent.setup().click(await screen.findByRole('button', { name: '移除这个孩子' }));
  await screen.findByText(/^移除小明？/);
}

test('whoever removes a child of a class is told first that it leaves the class', async () => {
  await asksToRemove(true);
  expect(await screen.findByText(/^也就退出了三年级2班：还没截止的那几晚和问卷会撤回/)).toBeVisible();
});

test('of a class that a child is not in nothing is said', async () => {
  await asksToRemove(false);
  expect(screen.queryByText(/退出/)).toBeNull();
});
