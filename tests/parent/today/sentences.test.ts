import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { Entry } from '../../../src/core/entry';
import type { LimitChoice } from '../../../src/core/limit';
import type { Child, Nights } from '../../../src/parent/store/views';
import { sentencesFor } from '../../../src/parent/today/sentences';
import { tonightOf } from '../../../src/parent/today/tonight';
import { startWords } from '../../../src/parent/words';

beforeAll(() => startWords('zh-CN'));

function childIn(grade: number, limit: LimitChoice = { preset: 'cn-national' }): Child {
  const row = { id: 'row', child: 'xiaomi', from: '2026-09-01', grade, school: 'cn63' as const, limit };
  return {
    id: 'xiaomi',
    nickname: '小米',
    order: 0,
    fridayCounts: false,
    overrides: {},
    grades: [{ ...row, stamp: [1, 'phone'] }],
  };
}

function sitting(part: Partial<Entry>): Entry {
  const work = { subject: 'math', kind: 'written', setBy: 'school', place: 'home', flags: [] } as const;
  return {
    id: `${part.night ?? ''}/${part.minutes ?? 0}`,
    child: 'xiaomi',
    night: '2026-11-23',
    minutes: 20,
    ...work,
    ...part,
  };
}

type Evening = { child?: Child; at?: string; entries?: Entry[]; said?: Nights['said'] };

/** The label and the sentences a parent reads on an evening without a timer. */
function readOn({ child = childIn(3), at = '2026-11-23T20:00', entries = [], said = {} }: Evening): string[] {
  const nights: Nights = { entries, said, damaged: 0 };
  const tonight = tonightOf(child, nights, { timer: undefined, now: new Date(at).getTime() });
  const { label, lines } = sentencesFor(tonight, i18next.getFixedT('zh-CN', 'today'));
  return [label, ...lines.map((line) => line.text)];
}

test('75 written minutes in grade 3 are told with the limit and the difference, and that the rule is an average', () => {
  expect(readOn({ entries: [sitting({ minutes: 75 })] })).toEqual([
    '今晚书面作业 · 规定 60 分钟',
    '今晚书面作业 75 分钟，比规定的 60 分钟多 15 分钟。',
    '规定指的是平均用时，偶尔多一点不用着急。',
  ]);
});

test('a number of the family’s own is not called a rule', () => {
  const child = childIn(3, { preset: 'custom', scope: 'written', minutes: 40 });
  expect(readOn({ child, entries: [sitting({ minutes: 50 })] })).toEqual([
    '今晚书面作业 · 自定 40 分钟',
    '今晚书面作业 50 分钟，比 40 分钟多 10 分钟。',
    '偶尔多一点不用着急。',
  ]);
});

test('what the parent added and what was read stand beside the number, not in it', () => {
  const entries = [
    sitting({ minutes: 30 }),
    sitting({ minutes: 15, setBy: 'home' }),
    sitting({ minutes: 20, kind: 'other', subject: 'other' }),
  ];
  expect(readOn({ entries }).slice(1)).toEqual([
    '没超过 60 分钟。写完就早点休息。',
    '另有阅读等 20 分钟，不计入',
    '家里加的 15 分钟，不计入',
  ]);
});

test('a first-grader and a kindergartner are told the rule, and nothing is compared', () => {
  expect(readOn({ child: childIn(1), entries: [sitting({ kind: 'other' })] })).toEqual([
    '今晚阅读等',
    '按国家规定，一、二年级不布置家庭书面作业。阅读、朗读、家务可以照常记，不作比较。',
  ]);
  expect(
    readOn({ child: childIn(0), entries: [sitting({ kind: 'other' })], at: '2026-11-21T20:00' })[0],
  ).toBe('今天阅读等');
});

test('a weekend is one total under which the week’s school nights stand, with their rule', () => {
  const entries = [
    sitting({ minutes: 50 }),
    sitting({ night: '2026-11-24', minutes: 54 }),
    sitting({ night: '2026-11-27' }),
  ];
  expect(readOn({ entries, at: '2026-11-28T20:00' })).toEqual([
    '周末作业合计',
    '本周上学日平均 52 分钟（规定 60）。',
    '周末和节假日，国家要求控制总量，没有规定分钟数，这里只记总时长。',
  ]);
});

test('an evening that needs next year’s holidays says whose year is unknown, and compares nothing', () => {
  const entries = [sitting({ night: '2026-12-31', minutes: 75 })];
  expect(readOn({ entries, at: '2026-12-31T20:00' })).toEqual([
    '今晚作业',
    '2027 年放假安排还没有收录，先按普通周末计算，可以手动改。',
  ]);
});

test('nothing recorded is said as nothing recorded, and a recorded zero is not', () => {
  expect(readOn({})[1]).toBe('今晚还没记。开始写作业时点一下。');
  expect(readOn({ at: '2026-11-28T20:00' })[1]).toBe('今天还没记。开始写作业时点一下。');
  expect(readOn({ said: { '2026-11-23': 'no-homework' } })).toEqual(['今晚书面作业 · 规定 60 分钟']);
});
