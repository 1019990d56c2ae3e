import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parcelToText, textToParcel } from '../../src/parent/store/file/backup-text';
import { isFileProblem } from '../../src/parent/store/file/file-problem';
import { generationToText, textToGeneration } from '../../src/parent/store/file/generation-text';
import { freshHandOver, openCode, readCode, toCode } from '../../src/parent/store/file/hand-over';
import { textToNights } from '../../src/parent/store/file/line';
import type { Diary } from '../../src/parent/store/file/parcel';
import { fileToText } from '../../src/parent/store/file/read-file';
import { openSealed, sealText } from '../../src/parent/store/file/seal';
import { readDiary, takeDiary } from '../../src/parent/store/file/take';
import { isProblem } from '../../src/core/problem';
import { anyDiary } from '../setup/any-diary';
import { everything, wangs } from '../setup/diary';

/** Few rounds: a test wants the doors, not the number of turns. */
const ROUNDS = 1000;

const textOf = (diary: Diary) => parcelToText({ diary, seats: [] });

/** Any text with a piece cut out, put in, or put in place of another. */
const spoilt = (text: string) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(40), fc.oneof(fc.constant(''), fc.string({ maxLength: 20 })))
    .map(([at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length));

test('a plain file that was cut off anywhere is refused with a line, never half taken', async () => {
  await fc.assert(
    fc.asyncProperty(anyDiary(), fc.double({ min: 0, max: 0.999, noNaN: true }), async (diary, part) => {
      const bytes = new TextEncoder().encode(textOf(diary));
      // What follows the last bracket is a line's end.
      const cut = bytes.slice(0, Math.floor((bytes.length - 2) * part));
      const read = await fileToText(new Blob([cut]));
      const answer = typeof read === 'string' ? textToParcel(read) : read;
      expect(isFileProblem(answer)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('whatever is done to a plain file, it is refused in words or is a diary that merges', () => {
  fc.assert(
    fc.property(
      anyDiary().chain((diary) => spoilt(textOf(diary))),
      (text) => {
        const read = textToParcel(text);
        if (!isFileProblem(read)) expect(textToParcel(parcelToText(read))).toEqual(read);
      },
    ),
  );
});

test('an automatic backup that was touched anywhere is none', () => {
  fc.assert(
    fc.property(
      anyDiary().chain((diary) => {
        const text = generationToText({ order: 1, madeAt: 1, count: 9, body: textOf(diary) });
        return fc.tuple(fc.constant(text), spoilt(text));
      }),
      ([text, touched]) => {
        const read = textToGeneration(touched);
        // Blanks in the first line change nothing of what it says.
        if (read) expect(read.body).toBe(textToGeneration(text)?.body);
      },
    ),
  );
});

test('a sealed file that was touched anywhere, or a wrong passphrase, opens nothing', async () => {
  const body = 'the diary of the Wangs '.repeat(20);
  const by = { kind: 'passphrase', passphrase: '灯下的小明' } as const;
  const text = await sealText(body, by, ROUNDS);
  expect(await openSealed(text, by, ROUNDS)).toBe(body);
  expect(isProblem(await openSealed(text, { ...by, passphrase: '灯下的小米' }, ROUNDS))).toBe(true);
  await fc.assert(
    fc.asyncProperty(spoilt(text), async (touched) => {
      const opened = await openSealed(touched, by, ROUNDS);
      expect(isProblem(opened) || opened === body).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('a hand-over code that was touched anywhere is refused and throws nothing', async () => {
  const { home } = await wangs();
  const by = freshHandOver();
  const diary = await readDiary(home);
  const text = await toCode(by, { holding: 'all', text: textOf(diary), now: 1 });
  await fc.assert(
    fc.asyncProperty(spoilt(text), async (touched) => {
      const code = readCode(touched);
      if (isProblem(code)) return;
      const opened = await openCode(code, by.digits);
      // Words around a whole code, and blanks within, are how chats hand it on.
      if ('madeAt' in opened) expect(opened.parcel?.diary).toEqual(diary);
    }),
    { numRuns: 60 },
  );
});

test('whatever is pasted as a line of text throws nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
      const { nights, problem } = textToNights(text);
      expect(nights.length > 0 || problem !== undefined).toBe(true);
    }),
  );
});

test.each([
  [
    'keys that would change every object',
    '{"format":"lamplight-diary","version":1,"__proto__":{"polluted":1},"children":[]}',
  ],
  [
    'a constructor among the rows',
    '{"format":"lamplight-diary","version":1,"constructor":{"prototype":{"polluted":1}}}',
  ],
  [
    'arrays in arrays beyond any stack',
    `{"format":"lamplight-diary","version":1,"children":${'['.repeat(9000)}${']'.repeat(9000)}}`,
  ],
])('%s are refused and change nothing', (_, text) => {
  expect(isFileProblem(textToParcel(text))).toBe(true);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('a counter near the end of numbers is refused, and writing goes on', async () => {
  const { home } = await wangs();
  const diary = await readDiary(home);
  const before = await everything(home);
  const text = textOf({
    ...diary,
    children: diary.children.map((row) => ({ ...row, stamp: [Number.MAX_SAFE_INTEGER, 'x'] as const })),
  });
  expect(isFileProblem(textToParcel(text))).toBe(true);
  expect(await everything(home)).toEqual(before);
});

test('two phones that edited the same entry end with the same one, whoever takes first', async () => {
  await fc.assert(
    fc.asyncProperty(anyDiary(), anyDiary(), async (one, other) => {
      const [left, right] = [await wangs(), await wangs()];
      for (const diary of [one, other]) await takeDiary(left.home, diary, { way: 'merge', same: [] });
      for (const diary of [other, one]) await takeDiary(right.home, diary, { way: 'merge', same: [] });
      const entries = async ({ home }: typeof left) => (await readDiary(home)).entries;
      expect(await entries(left)).toEqual(await entries(right));
    }),
    { numRuns: 15 },
  );
});
