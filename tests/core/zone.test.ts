import { expect, test } from 'vitest';
import { hourIn, isZone, nightIn } from '../../src/core/zone';

test('an evening is of the zone asked for, and cut at 04:00 there', () => {
  const at = new Date('2026-11-22T19:59:00Z');
  expect(nightIn('Asia/Shanghai', at)).toBe('2026-11-22');
  expect(nightIn('Asia/Shanghai', new Date('2026-11-22T20:00:00Z'))).toBe('2026-11-23');
  expect(nightIn('Europe/Berlin', at)).toBe('2026-11-22');
  expect(nightIn('America/Los_Angeles', new Date('2026-11-22T11:59:00Z'))).toBe('2026-11-21');
});

test('only a real zone is one', () => {
  for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'UTC', 'America/Argentina/Ushuaia']) {
    expect(isZone(zone), zone).toBe(true);
  }
  for (const text of ['', 'Mars/Base', 'asia', '+08:00', "Asia/Shanghai'--", 'Asia/../x', '北京']) {
    expect(isZone(text), text).toBe(false);
  }
});

test('an hour begins where the clocks of a zone say so', () => {
  const hoursFrom = (zone: string, from: string, to: string) =>
    hourIn(zone, new Date(to)) - hourIn(zone, new Date(from));
  expect(hoursFrom('Asia/Shanghai', '2026-11-25T00:00:00Z', '2026-11-25T00:59:59Z')).toBe(0);
  expect(hoursFrom('Asia/Kolkata', '2026-11-25T00:29:59Z', '2026-11-25T00:30:00Z')).toBe(1);
  expect(hoursFrom('Asia/Kathmandu', '2026-11-25T00:14:59Z', '2026-11-25T00:15:00Z')).toBe(1);
  expect(hoursFrom('America/St_Johns', '2026-11-25T00:00:00Z', '2026-11-25T00:29:59Z')).toBe(0);
});
