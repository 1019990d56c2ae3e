import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { parcelToText } from '../../../../src/parent/store/file/backup-text';
import {
  freshHandOver,
  openCode,
  readCode,
  readDigits,
  toCode,
  type HandOverCode,
} from '../../../../src/parent/store/file/hand-over';
import { anyDiary } from '../../../setup/any-diary';
import { isProblem } from '../../../../src/core/problem';

const NOW = 1_795_000_000_000;

afterEach(() => {
  vi.unstubAllGlobals();
});

function read(text: string): HandOverCode {
  const code = readCode(text);
  if (isProblem(code)) throw new Error(code.kind);
  return code;
}

test('any diary comes out of its code as it went in, on https and on plain http', async () => {
  const own = crypto;
  const without = { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => own.getRandomValues(bytes) };
  await fc.assert(
    fc.asyncProperty(anyDiary(), fc.boolean(), fc.boolean(), async (diary, isPlain, isPlainThere) => {
      if (isPlain) vi.stubGlobal('crypto', without);
      const by = freshHandOver();
      const text = await toCode(by, { holding: 'all', text: parcelToText({ diary, seats: [] }), now: NOW });
      vi.unstubAllGlobals();
      if (isPlainThere) vi.stubGlobal('crypto', without);
      const opened = await openCode(read(text), by.digits);
      vi.unstubAllGlobals();
      expect(opened).toMatchObject({ madeAt: NOW });
      const { parcel } = opened as { parcel: Parameters<typeof parcelToText>[0] };
      expect(parcelToText(parcel)).toBe(parcelToText({ diary, seats: [] }));
    }),
  );
});

const by = freshHandOver();
const code = await toCode(by, { holding: 'key', text: '', now: NOW });

test('the code is read from the bare text, the link, a link with words before it, and lines a chat broke', () => {
  const broken = code.replaceAll(/(.{20})/g, '$1\n');
  for (const text of [
    code,
    ` ${code}\n`,
    `https://a.cn/take#${code}`,
    `打开 https://a.cn/take#${code}`,
    broken,
    `${code} 打开`,
  ])
    expect(readCode(text)).toMatchObject({ text: code, holding: 'key', key: by.key });
});

test('the digits alone open it, and a key alone brings no diary', async () => {
  expect(await openCode(read(code), by.digits)).toEqual({ madeAt: NOW });
  const other = by.digits === '000000' ? '000001' : '000000';
  expect(await openCode(read(code), other)).toEqual({ kind: 'hand-over-wrong' });
});

test('a cut code says that it was cut, wherever it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: code.length - 1 }), (length) => {
      expect(readCode(code.slice(0, length))).toEqual({ kind: 'hand-over-cut' });
    }),
  );
  expect(readCode('https://a.cn/take')).toEqual({ kind: 'hand-over-cut' });
  expect(readCode('https://a.cn/take#')).toEqual({ kind: 'hand-over-cut' });
});

test('whatever else is pasted is none, and a code of a later version says so', () => {
  for (const text of ['', '3n5k', 'f.abc.def', '{"format":"lamplight-diary"', '晚上 20 分钟'])
    expect(readCode(text)).toEqual({ kind: 'hand-over-foreign' });
  for (const text of [`2${code.slice(1)}`, `10${code.slice(1)}`])
    expect(readCode(text)).toEqual({ kind: 'hand-over-newer' });
  fc.assert(fc.property(fc.string(), (text) => isProblem(readCode(text))));
});

test('one changed letter is told as cut, and another letter of what it holds opens nothing', async () => {
  fc.assert(
    fc.property(fc.nat(code.length - 1), fc.constantFrom('A', 'z', '7'), (at, letter) => {
      fc.pre(code[at] !== letter);
      expect(isProblem(readCode(code.slice(0, at) + letter + code.slice(at + 1)))).toBe(true);
    }),
  );
  expect(await openCode({ ...read(code), holding: 'all' }, by.digits)).toEqual({ kind: 'hand-over-wrong' });
});

test('digits are read with spaces and in full width, and are six', () => {
  expect(readDigits(' 012 345 ')).toBe('012345');
  expect(readDigits('０１２-３４５')).toBe('012345');
  for (const typed of ['', '12345', '1234567', '12345x']) expect(readDigits(typed)).toBeUndefined();
});
