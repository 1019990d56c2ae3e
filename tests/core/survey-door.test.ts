import { describe, expect, test } from 'vitest';
import { doorToFragment, readSurveyDoor } from '../../src/core/survey-door';

const DOOR = { survey: 'hw2026ab', class: '3n5k8m2q7t', door: 'k7m2q9w4r8t3n6p5' };

describe('the QR of a class that is asked without seats', () => {
  test('says survey, class and secret, and is read as it was written', () => {
    expect(doorToFragment(DOOR)).toBe('hw2026ab.3n5k8m2q7t.k7m2q9w4r8t3n6p5');
    expect(readSurveyDoor(doorToFragment(DOOR))).toEqual(DOOR);
    expect(readSurveyDoor(` ${doorToFragment(DOOR)}\n`)).toEqual(DOOR);
  });

  test('is none of ours where anything is missing, added or another', () => {
    for (const text of [
      '',
      'hw2026ab',
      'hw2026ab.3n5k8m2q7t',
      `${doorToFragment(DOOR)}.x`,
      'HW2026AB.3n5k8m2q7t.k7m2q9w4r8t3n6p5',
    ])
      expect(readSurveyDoor(text), text).toBeUndefined();
  });
});
