import { expect, test } from 'vitest';
import { finishingHours } from '../../src/core/finishing-hours';
import { instantOf } from '../../src/core/night';
import { entryOf } from '../setup/sitting';
import { looked } from '../setup/looked';

const ended = (night: string, time: string) =>
  entryOf(30, { night, startedAt: instantOf(night, '19:00'), endedAt: instantOf(night, time) });

test('the hour in the middle is the usual one, whatever the dates are, and past midnight is the latest', () => {
  const nights = looked({
    entries: [
      ended('2026-11-09', '20:10'),
      ended('2026-11-10', '00:20'),
      ended('2026-11-11', '20:40'),
      ended('2026-11-12', '19:50'),
      ended('2026-11-16', '21:30'),
    ],
  });
  expect(finishingHours(nights)).toEqual({
    nights: 5,
    usual: instantOf('2026-11-11', '20:40'),
    latest: { night: '2026-11-10', at: instantOf('2026-11-10', '00:20') },
    late: 2,
    bedtime: '21:20',
  });
});

test('nights whose end nobody noted say nothing', () => {
  expect(finishingHours(looked({ entries: [entryOf(30, { night: '2026-11-09' })] }))).toBeUndefined();
});
