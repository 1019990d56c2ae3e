import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parcelToText, textToParcel } from '../../../../src/parent/store/file/backup-text';
import { isFileProblem } from '../../../../src/parent/store/file/file-problem';
import { emptyDiary, type Diary, type SeatPart } from '../../../../src/parent/store/file/parcel';
import { secretToText } from '../../../../src/core/secret-text';
import { anyKeptDiary } from '../../../setup/any-diary';
import { CONSENT, FOUND } from '../../../setup/class';
import { SECRET } from '../../../setup/seat';

const NIGHT = '2026-11-23';
const stamp = [3, 'phone-a'] as const;

/** 小明 with an entry of maths. */
const XIAOMING: Diary = {
  ...emptyDiary(),
  children: [{ id: 'anna', nickname: '小明', order: 0, fridayCounts: false, stamp }],
  grades: [
    {
      id: 'g1',
      child: 'anna',
      from: NIGHT,
      grade: 3,
      school: 'cn63',
      limit: { preset: 'cn-national' },
      stamp,
    },
  ],
  entries: [
    {
      id: 'e1',
      child: 'anna',
      night: NIGHT,
      subject: 'math',
      kind: 'written',
      setBy: 'school',
      place: 'home',
      flags: [],
      minutes: 35,
      stamp,
    },
  ],
};
const TEXT = parcelToText({ diary: XIAOMING, seats: [] });
const SEAT: SeatPart = {
  enrolment: { ...FOUND, child: 'anna', since: NIGHT, by: 'slip', consent: CONSENT },
  secret: secretToText(SECRET),
};

/** The file with something else in its place, and nothing else changed. */
function changed(from: string, to: string): string {
  expect(TEXT).toContain(from);
  return TEXT.replace(from, to);
}

test('what was written is read again, row for row', () => {
  fc.assert(
    fc.property(anyKeptDiary(), (diary) => {
      const parcel = { diary, seats: [] };
      expect(textToParcel(parcelToText(parcel))).toEqual(parcel);
    }),
  );
});

test('the same diary is the same bytes, however its rows and their fields were put together', () => {
  fc.assert(
    fc.property(anyKeptDiary(), (diary) => {
      const turned = JSON.parse(JSON.stringify(diary), (_key, value: unknown) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      ) as Diary;
      const shuffled = { ...turned, entries: [...turned.entries].reverse() };
      expect(parcelToText({ diary: shuffled, seats: [] })).toBe(parcelToText({ diary, seats: [] }));
    }),
  );
});

test('every row stands on a line of its own, nights first, for a person to read', () => {
  expect(TEXT.split('\n')).toEqual([
    '{"format":"lamplight-diary","version":1,',
    '"children":[',
    '{"id":"anna","nickname":"小明","order":0,"fridayCounts":false,"stamp":[3,"phone-a"]}',
    '],',
    '"grades":[',
    '{"child":"anna","from":"2026-11-23","grade":3,"school":"cn63","limit":{"preset":"cn-national"},"id":"g1","stamp":[3,"phone-a"]}',
    '],',
    '"entries":[',
    '{"night":"2026-11-23","child":"anna","minutes":35,"subject":"math","kind":"written","setBy":"school","place":"home","flags":[],"id":"e1","stamp":[3,"phone-a"]}',
    '],',
    '"evenings":[',
    '],',
    '"overrides":[',
    '],',
    '"aliases":[',
    ']}',
    '',
  ]);
});

test('the family secret stands in a text only where its seat was given along', () => {
  expect(TEXT).not.toContain('seats');
  const sealed = parcelToText({ diary: XIAOMING, seats: [SEAT] });
  expect(sealed).toContain(SEAT.secret);
  expect(textToParcel(sealed)).toEqual({ diary: XIAOMING, seats: [SEAT] });
});

test('a backup that an editor saved with a byte order mark, Windows lines or wider is the same', () => {
  const parcel = { diary: XIAOMING, seats: [] };
  expect(textToParcel(`\uFEFF${TEXT}`)).toEqual(parcel);
  expect(textToParcel(TEXT.replaceAll('\n', '\r\n'))).toEqual(parcel);
  expect(textToParcel(JSON.stringify(JSON.parse(TEXT), undefined, 2))).toEqual(parcel);
});

/** A file as a version that families had wrote it, byte for byte; a new version adds its own and mends none. */
const letter = (version: number) =>
  readFileSync(`tests/parent/store/file/letters/v${String(version)}.json`, 'utf8');

test('this version writes what its letter holds, byte for byte', () => {
  const read = textToParcel(letter(1));
  expect(isFileProblem(read) ? read : parcelToText(read)).toBe(letter(1));
});

test('the file of every version that was ever written is read', () => {
  const read = textToParcel(letter(1));
  expect(isFileProblem(read) ? read : read.diary.entries.map(({ minutes }) => minutes)).toEqual([35, 20, 40]);
  const whole = read as Exclude<typeof read, { kind: string }>;
  expect(whole.diary.children.map(({ nickname }) => nickname)).toEqual(['小明', '阿布👧']);
  expect(whole.diary.entries[2]).toMatchObject({ deleted: true, flags: ['repetitive'] });
  expect(whole.diary.aliases).toHaveLength(1);
});

describe('what is no backup of ours is refused with its reason', () => {
  test.each([
    ['', { kind: 'file-empty' }],
    ['  \n ', { kind: 'file-empty' }],
    ['<html><body>404</body></html>', { kind: 'file-not-ours' }],
    ['小明今天写了 35 分钟', { kind: 'file-not-ours' }],
    ['{"a":1}', { kind: 'file-not-ours' }],
    ['[]', { kind: 'file-not-ours' }],
    ['null', { kind: 'file-not-ours' }],
    ['{"format":"lamplight-sealed"}', { kind: 'file-not-ours' }],
    ['{broken', { kind: 'file-not-ours' }],
    ['晚,孩子,分钟\n2026-11-23,小明,35\n', { kind: 'file-is-table' }],
    ['a\tb\tc\n1\t2\t3', { kind: 'file-is-table' }],
    ['晚;孩子;分钟\r\n2026-11-23;小明;35\r\n', { kind: 'file-is-table' }],
  ])('%j', (text, problem) => {
    expect(textToParcel(text)).toEqual(problem);
  });

  test('a newer version is called by its number, whatever else it holds', () => {
    expect(textToParcel('{"format":"lamplight-diary","version":2,"nights":{}}')).toEqual({
      kind: 'file-newer',
      version: 2,
    });
  });

  test.each(['0', '-1', '1.5', '"1"', 'null', '1e400'])('version %s is none', (version) => {
    expect(textToParcel(changed('"version":1', `"version":${version}`))).toMatchObject({
      kind: 'file-row',
      line: 1,
      field: 'version',
    });
  });
});

describe('a row that makes no sense is told by its line, its field and its flaw', () => {
  test.each([
    ['"minutes":35', '"minutes":0', 9, 'minutes', 'wrong'],
    ['"minutes":35', '"minutes":961', 9, 'minutes', 'wrong'],
    ['"minutes":35', '"minutes":1e999', 9, 'minutes', 'wrong'],
    ['"minutes":35', '"minutes":"35"', 9, 'minutes', 'wrong'],
    ['"minutes":35,', '', 9, 'minutes', 'missing'],
    ['"minutes":35', '"minutes":35,"score":5', 9, 'score', 'unknown'],
    ['"minutes":35', '"minutes":35,"__proto__":{"deleted":true}', 9, '__proto__', 'unknown'],
    ['"night":"2026-11-23"', '"night":"2026-02-30"', 9, 'night', 'wrong'],
    ['"subject":"math"', '"subject":"alchemy"', 9, 'subject', 'wrong'],
    ['[],"id":"e1","stamp":[3,', '[],"id":"e1","stamp":[1000000000001,', 9, 'stamp', 'wrong'],
    ['[],"id":"e1","stamp":[3,', '[],"id":"e1","stamp":[-1,', 9, 'stamp', 'wrong'],
    ['"id":"e1"', '"id":""', 9, 'id', 'wrong'],
    ['"nickname":"小明"', `"nickname":"${'长'.repeat(401)}"`, 3, 'nickname', 'wrong'],
    ['{"preset":"cn-national"}', '{"preset":"none"}', 6, 'limit', 'wrong'],
    ['"grade":3', '"grade":13', 6, 'grade', 'wrong'],
    ['"evenings":[\n', '"evenings":[\n7\n', 12, 'evenings', 'wrong'],
    ['"evenings":[\n],\n', '', 1, 'evenings', 'missing'],
    ['"aliases":[\n]', '"aliases":{}', 15, 'aliases', 'wrong'],
    ['"overrides":[', '"streaks":[],\n"overrides":[', 13, 'streaks', 'unknown'],
  ])('%s → %s', (from, to, ...[line, field, flaw]) => {
    expect(textToParcel(changed(from, to))).toMatchObject({ kind: 'file-row', line, field, flaw });
  });

  test('in a file that an editor laid out anew too', () => {
    const text = JSON.stringify(JSON.parse(changed('"minutes":35', '"minutes":0')), undefined, 2);
    const line = text.split('\n').findIndex((each) => each.includes('"entries"')) + 2;
    expect(textToParcel(text)).toMatchObject({ kind: 'file-row', line, field: 'minutes' });
  });

  test('a hundred thousand children too many are refused before anything is made of them', () => {
    const row = TEXT.split('\n')[2]!;
    const many = changed(row, Array.from({ length: 200_001 }, () => row).join(',\n'));
    expect(textToParcel(many)).toEqual({ kind: 'file-too-many-rows' });
  });
});

test('markup in a nickname is text like any other', () => {
  const nickname = '<img src=x onerror=alert(1)>';
  const diary = { ...XIAOMING, children: [{ ...XIAOMING.children[0]!, nickname }] };
  expect(textToParcel(parcelToText({ diary, seats: [] }))).toMatchObject({
    diary: { children: [{ nickname }] },
  });
});

test('a file that breaks off anywhere is cut at its last line, and never half a diary', () => {
  fc.assert(
    fc.property(fc.nat(TEXT.trimEnd().length - 1), (length) => {
      const part = TEXT.slice(0, length);
      const read = textToParcel(part);
      if (length < 40) expect(isFileProblem(read)).toBe(true);
      else expect(read).toEqual({ kind: 'file-cut', line: part.trimEnd().split('\n').length });
    }),
  );
});

test('a spoilt line is called by its number', () => {
  expect(textToParcel(changed('"minutes":35', '"minutes":3#5'))).toEqual({ kind: 'file-broken', line: 9 });
  expect(textToParcel(changed('"grades":[', '"grades"['))).toEqual({ kind: 'file-broken', line: 5 });
});

test('whatever a text holds, the answer is a parcel or a reason', () => {
  const near = fc
    .tuple(fc.nat(TEXT.length), fc.nat(30), fc.string({ maxLength: 6 }))
    .map(([at, length, put]) => TEXT.slice(0, at) + put + TEXT.slice(at + length));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), near), (text) => {
      const read = textToParcel(text);
      expect(isFileProblem(read) || 'diary' in read).toBe(true);
    }),
    { numRuns: 500 },
  );
});
