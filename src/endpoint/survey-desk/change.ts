import type { Transaction } from 'kysely';
import type { Night } from '../../core/night';
import type { Act, Matter } from '../../wire/log';
import { surveyDate } from '../../core/survey-dates';
import { note } from '../audit';
import type { Clock } from '../clock';
import type { MainTables } from '../database/tables';
import { answer, refuse, type Refusal, type Reply } from '../door/reply';
import type { Member } from '../door/route';
import type { House } from '../house';
import { schoolCalled, type SchoolRow } from '../tenant';
import { deskSurveyOf, surveyOf, titleOf, type SurveyRow } from './rows';

export type Writes = Transaction<MainTables>;
type Columns = Partial<Pick<SurveyRow, 'state' | 'opens' | 'closes' | 'is_shown' | 'reply'>>;

/** A survey as an act finds it, in its transaction. */
export type Standing = {
  row: SurveyRow;
  school: SchoolRow;
  clock: Clock;
  /** Epoch ms. */
  now: number;
  /** The date at the school. */
  today: Night;
  writes: Writes;
};

/** What an act makes of a survey, and what the log says of it. */
type Change = { set: Columns; acts: readonly { act: Act; about?: Matter }[] };

/** `isDone`: whether a survey stands as this act leaves it. */
type SurveyAct = {
  survey: string;
  revision: number;
  isDone: (standing: Standing) => boolean | Promise<boolean>;
  change: (standing: Standing) => Change | Refusal | Promise<Change | Refusal>;
};

/**
 * Changes one survey of the school, read and written in one transaction, and answers it as it stands then. Whoever acts on
 * another revision than stands there changes nothing; an act whose answer was lost is answered again.
 */
export async function changeSurvey(
  { keeping, clock }: House,
  member: Member,
  { survey, revision, isDone, change }: SurveyAct,
): Promise<Reply> {
  const at = clock();
  return keeping.commitMain(async (writes): Promise<Reply> => {
    const school = await schoolCalled(writes, member.school_id);
    const row = await surveyOf(writes, { school_id: member.school_id, survey });
    if (!school || !row) return refuse('survey-unknown');
    const now = { clock: () => at, now: at.getTime(), today: surveyDate(school.zone, at) };
    const standing = { row, school, ...now, writes };
    if (row.revision !== revision) {
      const isOurs = row.revision === revision + 1 && (await isDone(standing));
      return isOurs ? told(standing, member) : refuse('survey-changed');
    }
    const made = await change(standing);
    if ('kind' in made) return made;
    const next = { ...made.set, revision: revision + 1, changed_at: at.getTime() };
    await writes
      .updateTable('survey')
      .set(next)
      .where('school_id', '=', member.school_id)
      .where('survey_id', '=', survey)
      .execute();
    for (const { act, about } of made.acts)
      await note(writes, member, { act, about: { survey: titleOf(row), ...about }, at });
    return told({ ...standing, row: { ...row, ...next } }, member);
  });
}

async function told({ writes, row }: Standing, member: Member): Promise<Reply> {
  return answer({ survey: await deskSurveyOf(writes, row, member) });
}
