import { expect, test } from 'vitest';
import { finishOf } from '../../src/core/finishing';
import type { Entry } from '../../src/core/entry';
import { looked, of, THIRD } from '../setup/looked';
import { at, entryOf } from '../setup/sitting';

const night = '2026-11-18';
const ended = (time: string, date = night, more: Partial<Entry> = {}) =>
  entryOf(30, { night, endedAt: at(date, time), ...more });
const finish = (entries: Entry[], standing = THIRD) => finishOf(of(looked({ entries, standing }), night));

test('a night ends with its last sitting, whatever was entered last', () => {
  expect(finish([ended('20:10'), ended('21:05'), ended('17:30')])).toEqual({
    night,
    at: at(night, '21:05'),
    bedtime: '21:20',
    past: 0,
  });
});

test('minutes past bedtime are whole, and bedtime itself is in time', () => {
  expect(finish([ended('21:20')])?.past).toBe(0);
  expect(finish([ended('21:45')])?.past).toBe(25);
  expect(finish([ended('00:30', '2026-11-19')])?.past).toBe(190);
  expect(finish([ended('21:45')], { ...THIRD, grade: 8 })).toMatchObject({ bedtime: '22:00', past: 0 });
});

test('without an end, or with one that is of another day, nothing is known', () => {
  expect(finish([entryOf(30, { night })])).toBeUndefined();
  expect(finish([ended('20:00', '2026-11-16'), ended('20:00', '2026-11-20')])).toBeUndefined();
});

test('where no bedtime is known nothing is past it', () => {
  expect(finish([ended('23:50')], { ...THIRD, grade: 0 })).toMatchObject({ bedtime: undefined, past: 0 });
});
