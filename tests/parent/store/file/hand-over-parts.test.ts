import { expect, test } from 'vitest';
import { isProblem } from '../../../../src/core/problem';
import { addChild } from '../../../../src/parent/store/children';
import { saveEntries } from '../../../../src/parent/store/entries';
import { openCode, readCode, type Opened } from '../../../../src/parent/store/file/hand-over';
import { codeWithin, handOverKey, readHandedOver } from '../../../../src/parent/store/file/hand-over-parts';
import { readDiary } from '../../../../src/parent/store/file/take';
import { freshId } from '../../../../src/parent/store/write';
import { NIGHT } from '../../../setup/diary';
import { EIGHT, seated, sittingOf } from '../../../setup/seat';

const HOUR_MS = 60 * 60_000;

/** What a code of at most so many characters brings. */
async function brought(home: Awaited<ReturnType<typeof seated>>['home'], characters: number) {
  const handed = await readHandedOver(home, EIGHT);
  const part = await codeWithin(handed, characters);
  const code = readCode(part.code);
  if (isProblem(code)) throw new Error(code.kind);
  return { ...part, opened: (await openCode(code, handed.by.digits)) as Opened };
}

test('a short diary is whole in its code; a longer one leaves its evenings to the file, and a crowded one all of it', async () => {
  const { home, child } = await seated();
  await saveEntries(home, [sittingOf(child, 40)]);
  const whole = await brought(home, 880);
  expect(whole.holding).toBe('all');
  expect(whole.opened.parcel?.diary).toEqual(await readDiary(home));
  expect(whole.opened.parcel?.seats).toHaveLength(1);

  await saveEntries(
    home,
    Array.from({ length: 40 }, (_, at) => sittingOf(child, at + 1)),
  );
  const household = await brought(home, 880);
  expect(household.holding).toBe('household');
  expect(household.code.length).toBeLessThanOrEqual(880);
  expect(household.opened.parcel).toMatchObject({ diary: { entries: [], children: [{ id: child }] } });
  expect(household.opened.parcel?.seats).toHaveLength(1);

  for (let at = 0; at < 12; at += 1)
    await addChild(home, { id: freshId(), nickname: `孩子${String(at)}`, grade: 3, school: 'cn63' }, NIGHT);
  const key = await brought(home, 880);
  expect(key.holding).toBe('key');
  expect(key.opened).toEqual({ madeAt: EIGHT });
  expect((await brought(home, 60_000)).holding).toBe('all');
});

test('a day long the key stays, so that a file and a code belong together; then another is drawn', async () => {
  const { home } = await seated();
  const first = await handOverKey(home, EIGHT);
  expect(await handOverKey(home, EIGHT + 23 * HOUR_MS)).toEqual(first);
  const next = await handOverKey(home, EIGHT + 24 * HOUR_MS);
  expect(next.key).not.toEqual(first.key);
  // A clock set back, or a hand, spoils nothing.
  expect((await handOverKey(home, EIGHT - HOUR_MS)).key).not.toEqual(next.key);
  for (const value of [null, 'x', { key: 'AA', digits: '1', drawnAt: EIGHT }]) {
    await home.kept.put({ key: 'hand-over', value });
    expect((await handOverKey(home, EIGHT)).digits).toMatch(/^[0-9]{6}$/);
  }
});
