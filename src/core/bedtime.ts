import { stageOf, type Grade, type School } from './grade';

const BEDTIME = { kindergarten: undefined, primary: '21:20', junior: '22:00', senior: '23:00' } as const;

/**
 * The latest bedtime, `HH:MM`, or undefined where no rule is known (kindergarten, other countries).
 * Source: 教育部 教基厅函〔2021〕11号 (RULES.md, Bedtime).
 */
export function bedtimeFor(grade: Grade, school: School): string | undefined {
  return school === 'other' ? undefined : BEDTIME[stageOf(grade, school)];
}
