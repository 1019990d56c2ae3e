import { beforeEach, expect, test } from 'vitest';
import type { Timer } from '../../src/core/timer';
import { doubtOf } from '../../src/parent/doubt';
import { noteSeen } from '../../src/parent/seen';
import type { Child } from '../../src/parent/store/views';

const CHILD: Child = {
  id: 'xiaomi',
  nickname: '小米',
  order: 0,
  fridayCounts: false,
  overrides: {},
  grades: [
    {
      id: 'row',
      child: 'xiaomi',
      from: '2026-09-01',
      grade: 3,
      school: 'cn63',
      limit: { preset: 'cn-national' },
      stamp: [1, 'phone'],
    },
  ],
};

const at = (time: string): number => new Date(`2026-11-23T${time}`).getTime();
const since = (time: string): Timer => ({
  id: 'sitting',
  child: 'xiaomi',
  night: '2026-11-23',
  subject: 'math',
  kind: 'written',
  setBy: 'school',
  place: 'home',
  flags: [],
  startedAt: at(time),
  pauses: [],
});

beforeEach(() => {
  noteSeen(at('19:00'));
});

test('a page killed at 20:30 and opened at 22:30 asks, and goes on asking', () => {
  noteSeen(at('20:30'));
  expect(doubtOf(since('20:30'), CHILD, at('22:30'))).toBe('past-bedtime');
  expect(doubtOf(since('20:30'), CHILD, at('22:31'))).toBe('past-bedtime');
});

test('a phone that slept early in the evening and was touched since is not asked about at bedtime', () => {
  noteSeen(at('21:05'));
  expect(doubtOf(since('19:30'), CHILD, at('21:21'))).toBeUndefined();
});

test('no timer is no doubt', () => {
  expect(doubtOf(undefined, CHILD, at('23:00'))).toBeUndefined();
});
