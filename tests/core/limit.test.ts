import { expect, test } from 'vitest';
import { GRADES, SCHOOLS } from '../../src/core/grade';
import { limitFor, presetsFor, usualLimit, type Occasion } from '../../src/core/limit';
import { PRESETS, type PresetId } from '../../src/core/presets';

/** RULES.md's table, G1…G12 on a school night; – = no rule. Weekly numbers carry w. */
const SCHOOL_NIGHT: Record<Exclude<PresetId, 'kindergarten'>, string> = {
  'cn-national': '0 0 60 60 60 60 90 90 90 – – –',
  'cn-national-54': '0 0 60 60 60 90 90 90 90 – – –',
  'school-40-60': '0 0 40 40 60 60 – – – – – –',
  'school-30-60': '0 0 30 30 30 60 – – – – – –',
  'us-ten-minute': '10 20 30 40 50 60 70 80 90 100 110 120',
  'de-nrw': '30 30 45 45 60 60 60 75 75 75 – –',
  'be-fwb': '0 0 20 20 30 30 – – – – – –',
  'pl-2024': '0 0 0 – – – – – – – – –',
  'in-2020': '0 0 120w 120w 120w 60 60 60 120 120 120 120',
};
const NATIONAL = { preset: 'cn-national' } as const;
const FREE_KINDS = ['weekend', 'holiday', 'vacation'] as const;

function occasion(more: Partial<Occasion>): Occasion {
  return { grade: 3, school: 'cn63', kind: 'school', ...more };
}

test('every grade has the minutes of the table on a school night', () => {
  for (const [id, row] of Object.entries(SCHOOL_NIGHT)) {
    const minutes = GRADES.slice(1).map((grade) => {
      const limit = limitFor({ preset: id as PresetId }, occasion({ grade }));
      return `${limit.minutes === null ? '–' : String(limit.minutes)}${limit.unit === 'week' ? 'w' : ''}`;
    });
    expect(minutes.join(' '), id).toBe(row);
  }
});

test('weekends, holidays and breaks have no number, but in North Rhine-Westphalia and kindergarten a 0', () => {
  for (const { id } of PRESETS) {
    for (const kind of FREE_KINDS) {
      const limit = limitFor({ preset: id }, occasion({ kind }));
      expect(limit.minutes, `${id} ${kind}`).toBe(id === 'de-nrw' || id === 'kindergarten' ? 0 : null);
      expect(limit.unit).toBe('day');
    }
  }
});

test('on a no-homework day every limit is 0 for the day', () => {
  const own = { preset: 'custom', scope: 'all', minutes: 45 } as const;
  for (const choice of [own, ...PRESETS.map(({ id }) => ({ preset: id }))]) {
    const limit = limitFor(choice, occasion({ kind: 'no-homework' }));
    expect([limit.minutes, limit.unit], choice.preset).toEqual([0, 'day']);
  }
});

test('a kindergartner in China has the one rule whatever was chosen, an own number too', () => {
  const own = { preset: 'custom', scope: 'all', minutes: 45 } as const;
  for (const choice of [own, NATIONAL, { preset: 'us-ten-minute' } as const]) {
    for (const school of ['cn63', 'cn54'] as const) {
      expect(limitFor(choice, occasion({ grade: 0, school }))).toMatchObject({
        id: 'kindergarten',
        minutes: 0,
      });
    }
  }
  expect(limitFor(own, occasion({ grade: 0, school: 'other' }))).toMatchObject({ id: 'custom', minutes: 45 });
  expect(limitFor(usualLimit('other'), occasion({ grade: 0, school: 'other' })).minutes).toBeNull();
});

test('a limit of one’s own holds on school nights alone', () => {
  const own = { preset: 'custom', scope: 'written', minutes: 50 } as const;
  const strength = 'custom';
  expect(limitFor(own, occasion({}))).toEqual({
    id: 'custom',
    scope: 'written',
    unit: 'day',
    minutes: 50,
    strength,
  });
  for (const kind of FREE_KINDS) expect(limitFor(own, occasion({ kind })).minutes).toBeNull();
});

test('the national rule counts written work and is law, the ten-minute rule counts all and is guidance', () => {
  expect(limitFor(NATIONAL, occasion({}))).toMatchObject({ scope: 'written', strength: 'law' });
  expect(limitFor({ preset: 'us-ten-minute' }, occasion({}))).toMatchObject({
    scope: 'all',
    strength: 'guidance',
  });
});

test('a child starts with the rule of its school, and that rule can be chosen there', () => {
  expect(SCHOOLS.map((school) => usualLimit(school).preset)).toEqual([
    'cn-national',
    'cn-national-54',
    'us-ten-minute',
  ]);
  for (const school of SCHOOLS) {
    expect(presetsFor(school).map(({ id }) => id)).toContain(usualLimit(school).preset);
  }
});

test('foreign rules are offered outside China only, and kindergarten’s to nobody', () => {
  expect(presetsFor('cn63').map(({ id }) => id)).toEqual(['cn-national', 'school-40-60', 'school-30-60']);
  expect(presetsFor('cn54').map(({ id }) => id)).toEqual(['cn-national-54', 'school-40-60', 'school-30-60']);
  expect(presetsFor('other').map(({ id }) => id)).toEqual([
    'us-ten-minute',
    'de-nrw',
    'be-fwb',
    'pl-2024',
    'in-2020',
  ]);
});

test('a limit nobody knows is refused in a sentence', () => {
  const choice = { preset: 'cn-1955' as PresetId };
  expect(() => limitFor(choice, occasion({}))).toThrow('There is no limit called cn-1955.');
});
