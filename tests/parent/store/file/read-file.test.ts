import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { zipSync } from 'fflate';
import { parcelToText, textToParcel } from '../../../../src/parent/store/file/backup-text';
import { isFileProblem } from '../../../../src/parent/store/file/file-problem';
import { emptyDiary } from '../../../../src/parent/store/file/parcel';
import { fileToText } from '../../../../src/parent/store/file/read-file';

const stamp = [1, 'p'] as const;
const NAMES = ['小明', '欧阳一二三', '阿布', '龙龙'];
const TEXT = parcelToText({
  diary: {
    ...emptyDiary(),
    children: NAMES.map((nickname, order) => ({
      id: `c${String(order)}`,
      nickname,
      order,
      fridayCounts: false,
      stamp,
    })),
  },
  seats: [],
});
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const read = (bytes: Uint8Array) => fileToText(new Blob([bytes as Uint8Array<ArrayBuffer>]));

/** The text in the encoding of a Chinese Windows, by another program. */
const gbk = (text: string) =>
  new Uint8Array(execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GBK'], { input: text }));

function utf16(text: string, isBig: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  Array.from({ length: text.length + 1 }, (_, index) =>
    view.setUint16(2 * index, index === 0 ? 0xfeff : text.charCodeAt(index - 1), !isBig),
  );
  return new Uint8Array(view.buffer);
}

test('a backup is read as it was written, also when an editor saved it as Unicode', async () => {
  expect(await read(utf8(TEXT))).toBe(TEXT);
  expect(await read(utf8(`\uFEFF${TEXT}`))).toBe(TEXT);
  expect(await read(utf16(TEXT, false))).toBe(TEXT);
  expect(await read(utf16(TEXT, true))).toBe(TEXT);
});

describe('a file of another kind is called by its kind, whatever its name', () => {
  const document = zipSync({ '[Content_Types].xml': utf8('<Types/>'), 'word/document.xml': utf8('<w/>') });
  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['a zip of a backup', zipSync({ 'a.json': utf8(TEXT) }), 'file-is-archive'],
    ['a gzip of a backup', gzipSync(TEXT), 'file-is-archive'],
    ['a rar', latin('Rar!\x1a\x07'), 'file-is-archive'],
    ['a 7z', latin("7z\xbc\xaf'\x1c"), 'file-is-archive'],
    ['a Word document', document, 'file-is-document'],
    ['an old Word document', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'file-is-document'],
    ['a PDF', latin('%PDF-1.7\n'), 'file-is-document'],
    ['a PNG', latin('\x89PNG\r\n\x1a\n'), 'file-is-picture'],
    ['a photograph', latin('\xff\xd8\xff\xe0'), 'file-is-picture'],
    ['a photograph of an iPhone', latin('\0\0\0\x24ftypheic'), 'file-is-picture'],
    ['a voice message', latin('#!AMR\n'), 'file-is-picture'],
    ['a database', latin('SQLite format 3\0'), 'file-not-text'],
    ['a table that a Chinese Excel saved', gbk('晚,孩子,分钟数\r\n2026-11-23,小明,35\r\n'), 'file-is-table'],
    ['bytes', Uint8Array.from({ length: 500 }, (_, index) => 128 + ((index * 37) % 127)), 'file-not-text'],
  ])('%s', async (_name, bytes, kind) => {
    expect(await read(bytes)).toEqual({ kind });
  });
});

test('a table in UTF-8 is a text, and the next reader calls it a table', async () => {
  const text = await read(utf8('\uFEFF晚,孩子,分钟数\r\n2026-11-23,小明,35\r\n'));
  expect(textToParcel(text as string)).toEqual({ kind: 'file-is-table' });
});

test('a backup that another program saved in GBK is told apart from one that was spoilt', async () => {
  expect(await read(gbk(TEXT))).toEqual({ kind: 'file-recoded' });
  const spoilt = utf8(TEXT);
  spoilt[TEXT.indexOf('小明')] = 0xff;
  expect(await read(spoilt)).toEqual({ kind: 'file-broken', line: 3 });
});

test('a backup cut in the middle of a character is cut at that line', async () => {
  const bytes = utf8(TEXT);
  const middle = utf8(TEXT.slice(0, TEXT.indexOf('阳'))).length + 1;
  const text = await read(bytes.subarray(0, middle));
  expect(typeof text).toBe('string');
  const parcel = textToParcel(text as string);
  expect(isFileProblem(parcel) && parcel).toEqual({ kind: 'file-cut', line: 4 });
});

test('two hundred megabytes are refused without being read', async () => {
  const huge = new Blob(['x']);
  Object.defineProperty(huge, 'size', { value: 200_000_000 });
  // Whoever reads it finds one byte, and no backup.
  expect(await fileToText(huge)).toEqual({ kind: 'file-too-large', megabytes: 200 });
});

test('a file that is gone by the time it is read says so by an error of the browser’s', async () => {
  const gone = new Blob(['x']);
  const real = Object.getOwnPropertyDescriptor(FileReader.prototype, 'readAsArrayBuffer')!;
  FileReader.prototype.readAsArrayBuffer = function fail(this: FileReader) {
    Object.defineProperty(this, 'error', { value: new DOMException('Gone.', 'NotFoundError') });
    this.onerror?.(new ProgressEvent('error') as ProgressEvent<FileReader>);
  };
  try {
    await expect(fileToText(gone)).rejects.toMatchObject({ name: 'NotFoundError' });
  } finally {
    Object.defineProperty(FileReader.prototype, 'readAsArrayBuffer', real);
  }
});
