import type { Kysely } from 'kysely';
import type { Admission } from '../answer-rows';
import type { OpenTables } from '../database/tables';
import { lettersIn, type SurveyOfClass } from './answer-sums';

type Writes = Kysely<OpenTables>;

/** Whether a survey was counted, or is just being: it takes no answer any more, also where a clock was set back. */
export async function isSurveyEnded(reads: Writes, survey: string): Promise<boolean> {
  const found = await reads
    .selectFrom('survey_end')
    .select('state')
    .where('survey', '=', survey)
    .executeTakeFirst();
  return found !== undefined;
}

/** From now on no process takes answers to this survey. */
export async function endSurvey(writes: Writes, survey: string): Promise<void> {
  await writes
    .insertInto('survey_end')
    .values({ survey, state: 'counting' })
    .onConflict((conflict) => conflict.column('survey').doNothing())
    .execute();
}

/** Its rows are gone, and nothing of it is left to count. */
export async function leaveSurveyCounted(writes: Writes, survey: string): Promise<void> {
  await writes
    .updateTable('survey_end')
    .set({ state: 'counted' })
    .where('survey', '=', survey)
    .where('state', '!=', 'counted')
    .execute();
}

/** Letters a door takes for each pupil of its class: whoever has the code may send and take back as often as they like. */
const LETTERS_A_PUPIL = 3;

type AtDoor = SurveyOfClass & {
  size: number;
  before: Parameters<Admission>[0];
  /** The letter takes answers back. */
  isBack: boolean;
};

/** Whether a door lets a letter in: never more families than the class has pupils. */
export async function admitsByDoor(reads: Writes, { size, before, isBack, ...at }: AtDoor): Promise<boolean> {
  if (before === 'counted') return true;
  const { counted, sent } = await lettersIn(reads, at);
  if (before === 'none' && sent >= LETTERS_A_PUPIL * size) return false;
  return isBack || counted < size;
}
