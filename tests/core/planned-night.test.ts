import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plannedMinutes } from '../../src/core/planned';
import {
  plannedApart,
  plannedFor,
  plannedNight,
  plannedTotal,
  subjectsBeside,
} from '../../src/core/planned-night';
import { anyTask, noticeOf, taskOf } from '../setup/planned';

const chinese = (differs = {}) => taskOf({ subject: 'chinese', minutes: 20, ...differs });

test('each subject is planned by its required written work; 选做 and reading stand apart', () => {
  const tasks = [
    taskOf(),
    chinese(),
    chinese({ kind: 'other', minutes: 10 }),
    taskOf({ tier: 'optional', minutes: 30 }),
    taskOf({ tier: 'optional', minutes: null }),
  ];
  expect(plannedNight(noticeOf(tasks), 'written')).toEqual({
    night: '2026-11-23',
    isNoHomework: false,
    subjects: { math: { minutes: 15, unknown: 0 }, chinese: { minutes: 20, unknown: 0 } },
  });
  expect(plannedApart(tasks, 'written')).toEqual({
    optional: { minutes: 30, unknown: 1 },
    beside: { minutes: 10, unknown: 0 },
  });
  expect(plannedApart(tasks, 'all').beside).toEqual({ minutes: 0, unknown: 0 });
});

test('a subject that is only read is not planned at 0, nor a night that is', () => {
  const planned = plannedNight(noticeOf([chinese({ kind: 'other' })]), 'written');
  expect(planned?.subjects).toEqual({});
  expect(planned && plannedTotal(planned)).toBeUndefined();
});

test('a task without minutes is unknown, never 0 alone', () => {
  expect(plannedNight(noticeOf([taskOf({ minutes: null })]), 'written')?.subjects).toEqual({
    math: { minutes: 0, unknown: 1 },
  });
});

test('a 无作业日 is planned at 0; a notice taken back plans nothing', () => {
  const free = plannedNight(noticeOf([], { isNoHomework: true }), 'written');
  expect(free && plannedTotal(free)).toEqual({ minutes: 0, unknown: 0 });
  expect(plannedNight(noticeOf([]), 'written')).toBeUndefined();
});

test('what is posted on the evenings of a weekend is planned for all of it', () => {
  const nights = ['2026-11-26', '2026-11-27', '2026-11-28'].flatMap(
    (night) => plannedNight(noticeOf([taskOf()], { night }), 'written') ?? [],
  );
  expect(plannedFor({ night: '2026-11-27', last: '2026-11-29' }, nights)).toEqual({
    night: '2026-11-27',
    isNoHomework: false,
    subjects: { math: { minutes: 30, unknown: 0 } },
  });
  expect(plannedFor({ night: '2026-11-25', last: '2026-11-25' }, nights)).toBeUndefined();
});

test('a subject that only one side tells is told with the other side missing', () => {
  const planned = plannedNight(noticeOf([taskOf()]), 'written');
  expect(subjectsBeside(planned, { subjects: { chinese: 'under-8' } })).toEqual([
    { subject: 'chinese', planned: undefined, measured: 'under-8' },
    { subject: 'math', planned: { minutes: 15, unknown: 0 }, measured: undefined },
  ]);
});

test('the subjects of a night are the sum that a teacher sees while typing', () => {
  fc.assert(
    fc.property(fc.array(anyTask), fc.constantFrom('written' as const, 'all' as const), (tasks, scope) => {
      const { minutes, unknown } = plannedMinutes(tasks, scope);
      const planned = plannedNight(noticeOf(tasks), scope);
      expect((planned && plannedTotal(planned)) ?? { minutes: 0, unknown: 0 }).toEqual({ minutes, unknown });
    }),
  );
});
