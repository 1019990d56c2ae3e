import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { USUAL_WORK } from '../../../../src/core/entry';
import {
  LONGEST_LINE,
  nightToLines,
  textToNights,
  type LineWords,
} from '../../../../src/parent/store/file/line';
import type { NightRows } from '../../../../src/parent/store/file/night-rows';
import { toOrderedText } from '../../../../src/parent/store/file/ordered';
import type { EntryRow, Stamped } from '../../../../src/parent/store/rows';
import { anyNight } from '../../../setup/any-night';

const words: LineWords = (part, parts) =>
  `灯下｜小米 11月23日 周一：语文20 数学30分钟${parts > 1 ? `（${String(part)}/${String(parts)}）` : ''}`;

const texts = (rows: readonly Stamped[]) => rows.map((row) => toOrderedText(row)).sort();
const rowsOf = ({ entries, evening }: Pick<NightRows, 'entries' | 'evening'>): Stamped[] => [
  ...entries,
  ...(evening ? [evening] : []),
];

const DEVICE = 'k3m9q2x7w1c8v5b4n6p0';
const sitting = (id: string, more: Partial<EntryRow> = {}): EntryRow => ({
  ...USUAL_WORK,
  id,
  child: 'c0c1c2c3c4c5c6c7c8c9',
  night: '2026-11-23',
  subject: 'chinese',
  minutes: 20,
  startedAt: Date.parse('2026-11-23T11:10:00.123Z'),
  endedAt: Date.parse('2026-11-23T11:30:04.456Z'),
  stamp: [1204, DEVICE],
  order: 1204,
  ...more,
});
const monday = (entries: EntryRow[]): NightRows => ({
  child: 'c0c1c2c3c4c5c6c7c8c9',
  night: '2026-11-23',
  nickname: '小米',
  grade: 3,
  school: 'cn63',
  entries,
  aliases: [],
});
const TWO = monday([
  sitting('0123456789abcdefghjk'),
  sitting('zyxwvtsrqpnmkjhgfedc', { subject: 'math', minutes: 30 }),
]);

describe('an evening as a line of text', () => {
  test('an evening of five sittings is one line, which begins with words a person reads', () => {
    const five = monday(
      [1, 2, 3, 4, 5].map((at) =>
        sitting(`${String(at)}123456789abcdefghjk`.slice(0, 20), { minutes: 10 * at }),
      ),
    );
    const { lines, leftOut } = nightToLines(five, words);
    expect(lines).toHaveLength(1);
    expect(leftOut).toBe(0);
    expect(lines[0]).toMatch(/^灯下｜小米 11月23日 周一：语文20 数学30分钟 〔[A-Za-z0-9+=]+〕$/u);
  });

  test('whatever a family wrote, the rows taken in are the rows sent, and no line is longer than 300', () => {
    fc.assert(
      fc.property(anyNight(), (rows) => {
        const { lines, leftOut } = nightToLines(rows, words);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(LONGEST_LINE);
        const { nights, problem } = textToNights(lines.join('\n'));
        expect(problem?.kind).toBe(lines.length > 0 ? undefined : 'line-none');
        expect(leftOut).toBe(0);
        expect(texts(nights.flatMap(rowsOf))).toEqual(texts(rowsOf(rows)));
        for (const night of nights) {
          expect([night.child, night.night, night.grade]).toEqual([rows.child, rows.night, rows.grade]);
          for (const alias of texts(night.aliases)) expect(texts(rows.aliases)).toContain(alias);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('words of any length and emoji leave the line within 300, and never within half a character', () => {
    fc.assert(
      fc.property(anyNight(6), fc.string({ maxLength: 400, unit: 'grapheme' }), (rows, said) => {
        const { lines } = nightToLines(rows, () => said);
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(LONGEST_LINE);
          expect(line).toBe(new TextDecoder().decode(new TextEncoder().encode(line)));
        }
        expect(texts(textToNights(lines.join(' ')).nights.flatMap(rowsOf))).toEqual(texts(rowsOf(rows)));
      }),
    );
  });

  test('an evening too long for one line is several, each of which is read alone', () => {
    const many = monday(
      Array.from({ length: 30 }, (_, at) =>
        sitting(`0123456789abcdefgh${String(at).padStart(2, '0')}`, { minutes: at + 1 }),
      ),
    );
    const { lines } = nightToLines(many, words);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines[0]).toContain(`（1/${String(lines.length)}）`);
    const alone = lines.flatMap((line) => textToNights(line).nights.flatMap(rowsOf));
    expect(texts(alone)).toEqual(texts(many.entries));
  });

  test('a row that no line has room for, or that nobody can read, is left out and counted', () => {
    const long = sitting('0123456789abcdefghjk', { subjectName: '长'.repeat(200) });
    const damaged = sitting('1123456789abcdefghjk', { minutes: -5 });
    const { lines, leftOut } = nightToLines(monday([long, damaged, ...TWO.entries]), words);
    expect(leftOut).toBe(2);
    expect(texts(textToNights(lines.join('\n')).nights.flatMap(rowsOf))).toEqual(texts(TWO.entries));
  });

  test('what a newer version wrote into a row goes along', () => {
    const newer = { ...sitting('0123456789abcdefghjk'), mood: { of: ['later', 1] } };
    const { lines } = nightToLines(monday([newer]), words);
    expect(textToNights(lines[0]!).nights[0]!.entries).toEqual([newer]);
  });
});

describe('a line that was pasted', () => {
  const line = nightToLines(TWO, words).lines[0]!;
  const other = nightToLines(monday([sitting('1123456789abcdefghjk')]), words).lines[0]!;
  const readsTwo = (text: string) => {
    const { nights, problem } = textToNights(text);
    expect(problem).toBeUndefined();
    expect(nights.flatMap(({ entries }) => entries)).toEqual(TWO.entries);
  };

  test('is read among the words of a chat', () => {
    readsTwo(`  ${line}\n`);
    readsTwo(`奶奶：\n“${line}”\n------\n今天写得挺快〔笑〕`);
    readsTwo(
      `转发：爷爷的消息\n> ${line.replace('〔', '〔\n> ')}\n[微笑] https://lamp.example/join#abcdefghijklmnopqrstuvwxyz0123456789`,
    );
  });

  test('is read with breaks, spaces and full-width forms that a chat or a keyboard put in', () => {
    const at = line.indexOf('〔') + 40;
    readsTwo(`${line.slice(0, at)}\n${line.slice(at, at + 9)} \u200b${line.slice(at + 9)}`);
    const wide = line.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    expect(wide).not.toBe(line);
    readsTwo(wide);
    readsTwo(line.replaceAll('\n', '\r\n').normalize('NFD'));
  });

  test('is one of two pasted at once, and one pasted twice is read once', () => {
    const { nights } = textToNights(`${other}\n${line}`);
    expect(nights.map(({ entries }) => entries.length)).toEqual([1, 2]);
    expect(textToNights(line + line).nights).toHaveLength(1);
  });

  test('is refused wherever it was cut, unless all of it is there', () => {
    for (let from = 0; from <= line.length; from += 1) {
      for (const cut of [line.slice(from), line.slice(0, from)]) {
        const { nights, problem } = textToNights(cut);
        const isWhole = cut.includes('〔') && cut.endsWith('〕');
        expect(nights).toHaveLength(isWhole ? 1 : 0);
        if (isWhole) expect(problem).toBeUndefined();
        else expect(problem?.kind).toMatch(/^line-(none|broken)$/);
      }
    }
    expect(textToNights(line.slice(0, -1)).problem).toEqual({ kind: 'line-broken' });
    expect(textToNights(line.slice(line.indexOf('〔') + 1)).problem).toEqual({ kind: 'line-broken' });
    expect(textToNights('灯下｜小米 11月23日').problem).toEqual({ kind: 'line-none' });
    expect(textToNights('').problem).toEqual({ kind: 'line-none' });
  });

  test('is refused with any piece of its code cut out, or any letter changed', () => {
    const [from, to] = [line.indexOf('〔') + 1, line.indexOf('〕')];
    for (let at = from; at < to; at += 1) {
      for (const sign of ['A', 'b', '7', '+', '=', '?', '中']) {
        if (line[at] === sign) continue;
        const { nights, problem } = textToNights(line.slice(0, at) + sign + line.slice(at + 1));
        expect(nights).toEqual([]);
        expect(problem?.kind).toBe('line-broken');
      }
    }
    const place = fc.integer({ min: from, max: to });
    fc.assert(
      fc.property(place, place, (one, another) => {
        fc.pre(one !== another);
        const [start, end] = [Math.min(one, another), Math.max(one, another)];
        expect(textToNights(line.slice(0, start) + line.slice(end)).nights).toEqual([]);
      }),
    );
  });

  test('that says of two other children that they are one is refused', () => {
    const alias = (child: string, same: string) => ({
      id: `${same}/${child}`,
      child,
      same,
      stamp: [7, DEVICE] as const,
    });
    const told = (row: ReturnType<typeof alias>) =>
      textToNights(nightToLines({ ...TWO, aliases: [row] }, words).lines.join('\n')).nights.map(
        ({ aliases }) => aliases,
      );
    expect(told(alias('b', TWO.child))).toEqual([[alias('b', TWO.child)]]);
    expect(told(alias('b', 'd'))).toEqual([[]]);
  });

  test('that is not whole does not keep another from being read', () => {
    const { nights, problem } = textToNights(`${line.slice(0, 90)}\n${other}`);
    expect(nights).toHaveLength(1);
    expect(problem).toEqual({ kind: 'line-broken' });
  });

  test('never fails, whatever was pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(textToNights(text).nights).toEqual([]);
        expect(textToNights(`〔${text}〕`).nights).toEqual([]);
      }),
    );
  });
});
