import { expect, test } from 'vitest';
import { bedtimeFor } from '../../src/core/bedtime';
import { GRADES } from '../../src/core/grade';

test('bedtime is 21:20 in primary, 22:00 in junior and 23:00 in senior school, and unsaid in kindergarten', () => {
  const row = (school: 'cn63' | 'cn54'): string =>
    GRADES.map((grade) => bedtimeFor(grade, school) ?? '–').join(' ');
  const junior = '22:00 22:00 22:00';
  const senior = '23:00 23:00 23:00';
  expect(row('cn63')).toBe(`– 21:20 21:20 21:20 21:20 21:20 21:20 ${junior} ${senior}`);
  expect(row('cn54')).toBe(`– 21:20 21:20 21:20 21:20 21:20 22:00 ${junior} ${senior}`);
});

test('there is no Chinese bedtime outside China', () => {
  for (const grade of GRADES) expect(bedtimeFor(grade, 'other')).toBeUndefined();
});
