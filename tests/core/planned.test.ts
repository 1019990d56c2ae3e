import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SINGLE_SUBJECTS } from '../../src/core/figure';
import { TIERS, type Task } from '../../src/core/notice';
import { plannedMinutes } from '../../src/core/planned';
import { KINDS } from '../../src/core/subject';

const task = (differs: Partial<Task>): Task => ({
  subject: 'math',
  text: '练习册',
  kind: 'written',
  tier: 'required',
  minutes: 15,
  isAtSchool: false,
  ...differs,
});

test('written work of all subjects is summed; reading and 选做 are not', () => {
  const tasks = [
    task({}),
    task({ subject: 'chinese', minutes: 20 }),
    task({ kind: 'other', minutes: 10 }),
    task({ tier: 'optional', minutes: 40 }),
  ];
  expect(plannedMinutes(tasks, 'written')).toEqual({ minutes: 35, atSchool: 0, unknown: 0 });
  expect(plannedMinutes(tasks, 'all')).toEqual({ minutes: 45, atSchool: 0, unknown: 0 });
});

test('the tiers of a subject count once, as the longest; those of another subject beside them', () => {
  const tiers = [10, 25, 15].map((minutes) => task({ tier: 'tiered', minutes }));
  expect(plannedMinutes(tiers, 'written').minutes).toBe(25);
  expect(plannedMinutes([...tiers, task({ subject: 'english', tier: 'tiered' })], 'written').minutes).toBe(
    40,
  );
});

test('what nobody gave a time is told as unknown, and once for the tiers of a subject', () => {
  const unknown = task({ minutes: null });
  const tiers = [task({ tier: 'tiered', minutes: null }), task({ tier: 'tiered', minutes: null })];
  expect(plannedMinutes([task({}), unknown, ...tiers], 'written')).toEqual({
    minutes: 15,
    atSchool: 0,
    unknown: 2,
  });
});

test('what is meant for after-school service is told apart, and counted', () => {
  expect(plannedMinutes([task({}), task({ isAtSchool: true, minutes: 30 })], 'written')).toEqual({
    minutes: 45,
    atSchool: 30,
    unknown: 0,
  });
});

const anyTask = fc.record<Task>({
  subject: fc.constantFrom(...SINGLE_SUBJECTS),
  text: fc.constant('练习册'),
  kind: fc.constantFrom(...KINDS),
  tier: fc.constantFrom(...TIERS),
  minutes: fc.option(fc.integer({ min: 0, max: 480 })),
  isAtSchool: fc.boolean(),
});

test('a sum never is more than all tasks together, nor the part at school more than the sum', () => {
  fc.assert(
    fc.property(fc.array(anyTask), (tasks) => {
      const { minutes, atSchool, unknown } = plannedMinutes(tasks, 'all');
      expect(minutes).toBeLessThanOrEqual(tasks.reduce((sum, each) => sum + (each.minutes ?? 0), 0));
      expect(atSchool).toBeLessThanOrEqual(minutes);
      expect(unknown).toBeLessThanOrEqual(tasks.filter((each) => each.minutes === null).length);
      expect(plannedMinutes(tasks, 'written').minutes).toBeLessThanOrEqual(minutes);
    }),
  );
});
