import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useChild } from '../../src/parent/household';
import { SchoolWord } from '../../src/parent/SchoolWord';
import { SchoolsWord } from '../../src/parent/today/Cards';
import { tonightOf } from '../../src/parent/today/tonight';
import { FOUND } from '../setup/class';
import { NIGHT } from '../setup/diary';
import { onGround } from '../setup/ground';
import { EIGHT, seated } from '../setup/seat';

/** 小明, whose school made tonight a no-homework day. */
const told = () =>
  seated({
    seen: { ...FOUND.seen, calendar: { ...FOUND.seen.calendar, overrides: { [NIGHT]: 'no-homework' } } },
  });

function OnToday() {
  const child = useChild();
  const tonight = tonightOf(child, { entries: [], said: {}, damaged: 0 }, { timer: undefined, now: EIGHT });
  return <SchoolsWord tonight={tonight} />;
}

function OnNight({ night }: { night: string }) {
  const child = useChild();
  return <SchoolWord {...{ child, night }} />;
}

test('what the school said of an evening stands on its page, and on Today once it has stood a while', async () => {
  const { home } = await told();
  await onGround(home, EIGHT, <OnToday />);
  expect(await screen.findByText('学校把11月23日定为无作业日。', {}, { timeout: 6000 })).toBeVisible();
});

test('of an evening the school said nothing of, nothing stands', async () => {
  const { home } = await told();
  await onGround(
    home,
    EIGHT,
    <>
      <OnNight night={NIGHT} />
      <OnNight night="2026-11-24" />
    </>,
  );
  expect(await screen.findAllByText(/学校把/)).toHaveLength(1);
});
