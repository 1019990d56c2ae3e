import { expect, test } from 'vitest';
import { daysUntil, eveningsFrom, momentOf } from '../../src/school/moment';

const on = (day: number, time: string) => new Date(`2026-11-${day}T${time}:00`);

test('this evening, this afternoon and tomorrow are called so, and what is far by its date', () => {
  const now = on(23, '14:10');
  expect(momentOf(on(23, '22:10'), now, 'zh-CN')).toMatchObject({ day: 'tonight', time: '22:10' });
  expect(momentOf(on(23, '17:05'), now, 'zh-CN')).toMatchObject({ day: 'today', time: '17:05' });
  expect(momentOf(on(24, '07:30'), now, 'zh-CN')).toMatchObject({ day: 'tomorrow', time: '07:30' });
  expect(momentOf(on(26, '14:10'), now, 'zh-CN')).toMatchObject({ day: 'date', date: '11月26日周四' });
});

test('an hour past midnight is still tonight', () => {
  expect(momentOf(on(24, '00:40'), on(23, '22:40'), 'en')).toMatchObject({ day: 'tonight', time: '00:40' });
});

test('a class is opened until ten in the evening, tonight while half an hour is left', () => {
  const [ten, nextTen, third] = [23, 24, 25].map((day) => on(day, '22:00'));
  expect(eveningsFrom(on(23, '14:10'))).toEqual([ten, nextTen, third]);
  expect(eveningsFrom(on(23, '21:30'))[0]).toEqual(ten);
  expect(eveningsFrom(on(23, '21:31'))[0]).toEqual(nextTen);
  expect(eveningsFrom(on(22, '23:59'))).toEqual([ten, nextTen, third]);
});

test('an invite of seven days has seven days, and its last hours are one', () => {
  expect(daysUntil(on(30, '14:00').getTime(), on(23, '14:01'))).toBe(7);
  expect(daysUntil(on(23, '15:00').getTime(), on(23, '14:01'))).toBe(1);
});
