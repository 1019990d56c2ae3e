import { expect, test } from 'vitest';
import { GRADES } from '../../src/core/grade';
import { PRESETS } from '../../src/core/presets';

test('every preset but kindergarten’s says something of every grade', () => {
  for (const { id, minutes } of PRESETS)
    expect(minutes, id).toHaveLength(id === 'kindergarten' ? 1 : GRADES.length);
});

test('minutes are whole and between 0 and two hours', () => {
  for (const minutes of PRESETS.flatMap((preset) => preset.minutes)) {
    expect(minutes === null || (Number.isInteger(minutes) && minutes >= 0 && minutes <= 120)).toBe(true);
  }
});

test('every preset has its own id', () => {
  expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
});

test('only the national rules are law', () => {
  const lawful = PRESETS.filter(({ strength }) => strength === 'law').map(({ id }) => id);
  expect(lawful).toEqual(['cn-national', 'cn-national-54']);
});
