import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ClassPage } from '../../../src/parent/class/ClassPage';
import { SentPage } from '../../../src/parent/class/SentPage';
import { Frame } from '../../../src/parent/Frame';
import { keepAnswer } from '../../../src/parent/store/answers';
import type { AnswersRow } from '../../../src/parent/store/survey-rows';
import { CLASS_ID } from '../../setup/class';
import { onGround } from '../../setup/ground';
import { EIGHT, seated } from '../../setup/seat';
import { ASKED, SURVEY_ID } from '../../setup/survey';

/** 小明's family has sent its answers to an open survey, and no evening. */
async function answered() {
  const wangs = await seated();
  const place = { child: wangs.child, class: CLASS_ID, survey: SURVEY_ID };
  await wangs.home.surveys.put({
    ...ASKED,
    id: `${CLASS_ID}/${SURVEY_ID}`,
    class: CLASS_ID,
    zone: 'Asia/Shanghai',
  });
  await keepAnswer(wangs.home, place, { name: 'who', answer: 'mother' });
  await wangs.home.answers.put({
    ...place,
    id: `${wangs.child}/${CLASS_ID}/${SURVEY_ID}`,
    letter: { wanted: { who: 'mother' }, rev: 1, stands: { who: 'mother' } },
    closesAt: Date.parse('2026-12-02T06:00:00+08:00'),
    due: 0,
  } satisfies AnswersRow);
  return { ...wangs, place };
}

const press = async (name: string) => {
  await userEvent.click(await screen.findByRole('button', { name }));
};

test('everything taken back takes an open survey back too, also where no evening was sent', async () => {
  const { home } = await answered();
  await onGround(
    home,
    EIGHT,
    <Frame>
      <SentPage />
    </Frame>,
  );
  await press('全部撤回');
  expect(await screen.findByText('把还能撤回的每一晚、每份问卷都撤回？')).toBeVisible();
  await userEvent.click(screen.getAllByRole('button', { name: '全部撤回' }).at(-1)!);
  expect(await screen.findByText('正在撤回 1 份问卷，连上网就办。')).toBeVisible();
  expect((await home.answers.toArray())[0]!.letter.isWithheld).toBe(true);
  // The line at the foot does not wait until the page has read the diary again.
  await waitFor(() => expect(screen.queryByRole('button', { name: '全部撤回' })).toBeNull());
});

test('whoever leaves a class is told before of what is typed and not sent, after of what is taken back, and undo brings both', async () => {
  const { home, place } = await answered();
  await keepAnswer(home, place, { name: 'mood', answer: 4 });
  await onGround(
    home,
    EIGHT,
    <Frame>
      <ClassPage />
    </Frame>,
  );
  await press('退出这个班');
  expect(await screen.findByText('有 1 份问卷填了还没有发出，退出以后也就没了。')).toBeVisible();
  await press('退出');
  expect(await screen.findByText('已经退出三年级2班，正在撤回 1 份问卷。')).toBeVisible();
  expect(await home.drafts.count()).toBe(0);
  await press('撤销');
  expect(await screen.findByText('已撤销。')).toBeVisible();
  await screen.findByRole('heading', { name: '三年级2班' });
  expect((await home.drafts.toArray())[0]!.answers).toEqual({ who: 'mother', mood: 4 });
  expect((await home.answers.toArray())[0]!.letter).toMatchObject({ wanted: { who: 'mother' } });
});
