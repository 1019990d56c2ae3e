import type { Kysely } from 'kysely';
import type { Member } from '../door/route';
import { answer, type Reply } from '../door/reply';
import type { MainTables } from '../database/tables';
import type { Visit } from '../house';
import { classesSeen, toDeskSurvey, type SurveyRow } from './rows';

/** All surveys of the school, the last changed first; for a teacher those whose results parents are shown. */
export async function tellDeskSurveys({ house }: Visit, member: Member): Promise<Reply> {
  const { main } = house.keeping;
  const rows = await surveysFor(main, member);
  const asked = await main
    .selectFrom('survey_class')
    .selectAll()
    .where('school_id', '=', member.school_id)
    .orderBy('class_id')
    .execute();
  const seen = await classesSeen(house, member);
  return answer({
    surveys: rows.map((row) => {
      const classes = asked.filter(({ survey_id }) => survey_id === row.survey_id);
      return toDeskSurvey(row, classes, { member, seen });
    }),
  });
}

async function surveysFor(reads: Kysely<MainTables>, member: Member): Promise<SurveyRow[]> {
  const all = reads
    .selectFrom('survey')
    .selectAll()
    .where('school_id', '=', member.school_id)
    .orderBy('changed_at', 'desc')
    .orderBy('survey_id');
  if (member.role !== 'teacher') return all.execute();
  return all.where('state', '=', 'told').where('is_shown', '=', 1).execute();
}
