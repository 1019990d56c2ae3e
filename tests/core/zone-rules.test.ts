import { expect, test } from 'vitest';
import { zoneLines } from '../../src/core/zone-rules';
import { inZone } from '../setup/zone';

function linesIn(zone: string, first = '2026-11-23T12:00:00Z', last = '2027-06-30T12:00:00Z'): string[] {
  let lines: string[] = [];
  inZone(zone, () => {
    lines = zoneLines(zone, { first: Date.parse(first), last: Date.parse(last) });
  });
  return lines;
}

test('where clocks are never moved a zone has one line of clocks', () => {
  expect(linesIn('Asia/Calcutta')).toEqual([
    'BEGIN:VTIMEZONE',
    'TZID:Asia/Calcutta',
    'BEGIN:STANDARD',
    'DTSTART:19700101T053000',
    'TZOFFSETFROM:+0530',
    'TZOFFSETTO:+0530',
    'END:STANDARD',
    'END:VTIMEZONE',
  ]);
});

test('where clocks are moved by rule the zone says the two rules', () => {
  const rules = (zone: string) => linesIn(zone).filter((line) => line.startsWith('RRULE'));
  expect(rules('America/New_York')).toEqual([
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU',
    'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU',
  ]);
  expect(rules('Europe/Berlin')).toEqual([
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  ]);
  expect(rules('Australia/Sydney')).toHaveLength(2);
  expect(linesIn('America/New_York')).toContain('DTSTART:20250309T020000');
});

test('where they follow no rule each change near the reminder stands by itself', () => {
  const lines = linesIn('Africa/Casablanca');
  expect(lines.filter((line) => line.startsWith('RRULE'))).toEqual([]);
  expect(lines.filter((line) => line === 'BEGIN:DAYLIGHT').length).toBeGreaterThan(0);
});
