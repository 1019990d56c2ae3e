import { expect, test } from 'vitest';
import { isZone, nightIn } from '../../src/core/zone';

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
