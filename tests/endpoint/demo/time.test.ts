import { expect, test } from 'vitest';
import {
  demoEvening,
  eveningOpens,
  firstDemoEvening,
  makeDemoTime,
  nextClose,
} from '../../../src/endpoint/demo/time';

const noon = (date: string) => new Date(`${date}T12:00:00+08:00`);
const inChina = (at: number) => new Date(at + 8 * 60 * 60_000).toISOString().slice(0, 16);

test.each([
  ['on a Sunday', '2026-11-22', '2026-11-19'],
  ['on a Monday', '2026-11-23', '2026-11-23'],
  ['in the summer', '2026-08-10', '2026-07-02'],
  ['in the first days of a school year, the end of the one before', '2026-09-03', '2026-07-02'],
  ['in the first days of spring, the end of autumn', '2026-03-10', '2026-01-29'],
  ['in a year nobody knows yet', '2027-02-20', '2026-12-30'],
])('%s the demo stands at an evening whose term has something to tell', (_, today, evening) => {
  expect(demoEvening(noon(today))).toBe(evening);
  expect(firstDemoEvening(evening) < evening).toBe(true);
});

test('it begins at 20:30 in China, runs on by a steady clock, and is only ever turned forward', () => {
  let passed = 1000;
  const time = makeDemoTime('2026-11-19', () => passed);
  const now = () => time.clock().getTime();
  expect(inChina(now())).toBe('2026-11-19T20:30');
  passed += 60_000;
  expect(inChina(now())).toBe('2026-11-19T20:31');
  time.turnTo(nextClose(now()));
  expect(inChina(now())).toBe('2026-11-21T06:01');
  time.turnTo(0);
  expect(inChina(now())).toBe('2026-11-21T06:01');
  expect(time.turn()).toBe(2);
});

test('forward leads to when the evening it is has closed: two mornings on, over a weekend to Tuesday, over a holiday past it', () => {
  const from = (text: string) => inChina(nextClose(new Date(`${text}+08:00`).getTime()));
  expect(from('2026-11-19T20:30')).toBe('2026-11-21T06:01');
  expect(from('2026-11-21T06:01')).toBe('2026-11-24T06:01');
  expect(from('2026-11-24T06:01')).toBe('2026-11-26T06:01');
  expect(from('2026-09-30T20:30')).toBe('2026-10-09T06:01');
});

test('letters are taken from 10:00 of the evening it is, over a weekend from Friday', () => {
  const from = (text: string) => inChina(eveningOpens(new Date(`${text}+08:00`).getTime()));
  expect(from('2026-11-24T06:01')).toBe('2026-11-24T10:00');
  expect(from('2026-11-21T06:01')).toBe('2026-11-20T10:00');
});
