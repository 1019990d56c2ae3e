import type { NightKind } from './calendar';
import { stageOf, type Grade, type School } from './grade';
import { PRESETS, type Preset, type PresetId, type Scope, type Strength, type Unit } from './presets';

export const CUSTOM_MAX_MINUTES = 480;

/**
 * What a child is compared with: a preset of RULES.md, or a number of one's own. `by`: taken over from the child's
 * class, whose later changes it follows. `atSchool: 'apart'`: what is done at school does not count (the school's word).
 */
export type LimitChoice = ({ preset: PresetId } | { preset: 'custom'; scope: Scope; minutes: number }) & {
  by?: 'school';
  atSchool?: 'apart';
};

/** A school's own numbers, grade 1 first; null = the usual rule of its system. */
type ByGrade = {
  preset: 'by-grade';
  scope: Scope;
  minutes: (number | null)[];
  atSchool?: 'apart';
};
/** What a school compares with. */
export type SchoolLimit = LimitChoice | ByGrade;

/**
 * A limit as it holds for one child on one evening. `minutes` counts school-set work in `scope` per
 * `unit`; null = no rule, which is not 0.
 */
export type Limit = {
  id: PresetId | 'custom';
  scope: Scope;
  unit: Unit;
  minutes: number | null;
  strength: Strength;
  atSchool?: 'apart';
};

/** Who the limit is asked for, and for what kind of evening. */
export type Occasion = { grade: Grade; school: School; kind: NightKind };

/** The limit a child of this school starts with. */
export function usualLimit(school: School): { preset: PresetId } {
  if (school === 'cn54') return { preset: 'cn-national-54' };
  return { preset: school === 'cn63' ? 'cn-national' : 'us-ten-minute' };
}

/** The presets a parent of this school can choose from; those of other countries only outside China. */
export function presetsFor(school: School): Preset[] {
  return PRESETS.filter((preset) => preset.schools.includes(school));
}

/** Kindergarten has one rule in China whatever was chosen, a number of one's own included: no homework at all. */
function inForceFor(choice: LimitChoice, { grade, school }: Occasion): LimitChoice {
  const isKindergarten = school !== 'other' && stageOf(grade, school) === 'kindergarten';
  return isKindergarten ? { preset: 'kindergarten' } : choice;
}

function presetCalled(id: PresetId): Preset {
  const preset = PRESETS.find((each) => each.id === id);
  if (!preset) throw new Error(`There is no limit called ${id}.`);
  return preset;
}

function minutesOf(preset: Preset, { grade, kind }: Occasion): number | null {
  if (kind === 'no-homework') return 0;
  if (kind !== 'school') return preset.freeMinutes;
  return preset.minutes[grade] ?? null;
}

function customLimit(
  { scope, minutes, by }: Extract<LimitChoice, { preset: 'custom' }>,
  kind: NightKind,
): Limit {
  const onNight = kind === 'school' ? minutes : kind === 'no-homework' ? 0 : null;
  return {
    id: 'custom',
    scope,
    unit: 'day',
    minutes: onNight,
    strength: by === 'school' ? 'school' : 'custom',
  };
}

/** A school's limit as it is for one grade: a rule everybody knows, or the number of that grade. */
export function limitOfGrade(limit: SchoolLimit, { grade, school }: Omit<Occasion, 'kind'>): LimitChoice {
  if (limit.preset !== 'by-grade') return limit;
  const { scope, minutes, atSchool } = limit;
  const own = minutes[grade - 1] ?? null;
  const choice: LimitChoice =
    own === null ? usualLimit(school) : { preset: 'custom', scope, minutes: own, by: 'school' };
  return { ...choice, ...(atSchool && { atSchool }) };
}

/** The limit in force on one evening (RULES.md, Limits). */
export function limitFor(chosen: SchoolLimit, occasion: Occasion): Limit {
  const { atSchool } = chosen;
  return { ...limitOf(limitOfGrade(chosen, occasion), occasion), ...(atSchool && { atSchool }) };
}

function limitOf(chosen: LimitChoice, occasion: Occasion): Limit {
  const choice = inForceFor(chosen, occasion);
  if (choice.preset === 'custom') return customLimit(choice, occasion.kind);
  const preset = presetCalled(choice.preset);
  const unit = occasion.kind === 'school' && preset.weeklyGrades?.includes(occasion.grade) ? 'week' : 'day';
  return {
    id: preset.id,
    scope: preset.scope,
    unit,
    minutes: minutesOf(preset, occasion),
    strength: preset.strength,
  };
}
