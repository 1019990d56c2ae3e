import type { Grade, School } from './grade';

/** Which work a limit covers: written work only, or all that school sets. */
export type Scope = 'written' | 'all';
export type Unit = 'day' | 'week';
export type Strength = 'law' | 'decree' | 'guidance' | 'school' | 'custom';

export type PresetId =
  | 'cn-national'
  | 'cn-national-54'
  | 'school-40-60'
  | 'school-30-60'
  | 'kindergarten'
  | 'us-ten-minute'
  | 'de-nrw'
  | 'be-fwb'
  | 'pl-2024'
  | 'in-2020';

/** One row of RULES.md's table, its source in cited.ts: `minutes` by grade, index 0 = kindergarten; null = no rule. */
export type Preset = {
  id: PresetId;
  strength: Strength;
  scope: Scope;
  minutes: readonly (number | null)[];
  /** On weekends and holidays; shown, never compared. */
  freeMinutes: number | null;
  /** Grades whose minutes are for the whole week. */
  weeklyGrades?: readonly Grade[];
  schools: readonly School[];
};

export const PRESETS: readonly Preset[] = [
  {
    id: 'cn-national',
    strength: 'law',
    scope: 'written',
    minutes: [0, 0, 0, 60, 60, 60, 60, 90, 90, 90, null, null, null],
    freeMinutes: null,
    schools: ['cn63'],
  },
  {
    // In 五四 areas (all Shanghai, parts of Shandong) grade 6 is junior.
    id: 'cn-national-54',
    strength: 'law',
    scope: 'written',
    minutes: [0, 0, 0, 60, 60, 60, 90, 90, 90, 90, null, null, null],
    freeMinutes: null,
    schools: ['cn54'],
  },
  {
    id: 'school-40-60',
    strength: 'school',
    scope: 'all',
    minutes: [0, 0, 0, 40, 40, 60, 60, null, null, null, null, null, null],
    freeMinutes: null,
    schools: ['cn63', 'cn54'],
  },
  {
    id: 'school-30-60',
    strength: 'school',
    scope: 'all',
    minutes: [0, 0, 0, 30, 30, 30, 60, null, null, null, null, null, null],
    freeMinutes: null,
    schools: ['cn63', 'cn54'],
  },
  {
    // Never chosen: it is what holds for every kindergartner in China.
    id: 'kindergarten',
    strength: 'guidance',
    scope: 'all',
    minutes: [0],
    freeMinutes: 0,
    schools: [],
  },
  {
    id: 'us-ten-minute',
    strength: 'guidance',
    scope: 'all',
    minutes: [null, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120],
    freeMinutes: null,
    schools: ['other'],
  },
  {
    id: 'de-nrw',
    strength: 'decree',
    scope: 'all',
    minutes: [null, 30, 30, 45, 45, 60, 60, 60, 75, 75, 75, null, null],
    freeMinutes: 0,
    schools: ['other'],
  },
  {
    id: 'be-fwb',
    strength: 'decree',
    scope: 'all',
    minutes: [null, 0, 0, 20, 20, 30, 30, null, null, null, null, null, null],
    freeMinutes: null,
    schools: ['other'],
  },
  {
    id: 'pl-2024',
    strength: 'decree',
    scope: 'all',
    minutes: [null, 0, 0, 0, null, null, null, null, null, null, null, null, null],
    freeMinutes: null,
    schools: ['other'],
  },
  {
    id: 'in-2020',
    strength: 'guidance',
    scope: 'all',
    minutes: [null, 0, 0, 120, 120, 120, 60, 60, 60, 120, 120, 120, 120],
    freeMinutes: null,
    weeklyGrades: [3, 4, 5],
    schools: ['other'],
  },
];
