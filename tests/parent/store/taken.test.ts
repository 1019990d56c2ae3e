import { expect, test } from 'vitest';
import type { LetterRow } from '../../../src/parent/store/letter-rows';
import { isTaken } from '../../../src/parent/store/taken';
import { CLASS_ID, TERM } from '../../setup/class';
import { NIGHT, openHome } from '../../setup/diary';

const letter = (more: Partial<LetterRow>): LetterRow => ({
  id: 'l1',
  child: 'c1',
  class: CLASS_ID,
  className: '三年级2班',
  term: TERM,
  night: NIGHT,
  last: NIGHT,
  closesAt: 0,
  due: 0,
  wanted: null,
  rev: 1,
  ...more,
});

test.each([
  [{}, false],
  [{ taken: 3 }, true],
  [{ taken: 3, isClosed: true }, false],
  [{ isTheirs: true }, false],
] as const)('a question stands for %j: %s', async (more, isAsked) => {
  const home = openHome();
  await home.letters.add(letter(more));
  expect(await isTaken(home)).toBe(isAsked);
});
