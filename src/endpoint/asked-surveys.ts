import type { Kysely, Selectable } from 'kysely';
import type { CrossTable, Definition } from '../core/survey';
import type { MainTables } from './database/tables';

/** A survey as one class of its school is asked it. */
export type AskedRow = Selectable<MainTables['survey']> &
  Pick<Selectable<MainTables['survey_class']>, 'class_id' | 'way' | 'door'>;

type OfClass = { school_id: string; class_id: string };

function askedOf(reads: Kysely<MainTables>, { school_id, class_id }: OfClass) {
  return reads
    .selectFrom('survey')
    .innerJoin('survey_class', (join) =>
      join
        .onRef('survey_class.school_id', '=', 'survey.school_id')
        .onRef('survey_class.survey_id', '=', 'survey.survey_id'),
    )
    .selectAll('survey')
    .select(['survey_class.class_id', 'survey_class.way', 'survey_class.door'])
    .where('survey_class.school_id', '=', school_id)
    .where('survey_class.class_id', '=', class_id)
    .where('survey.state', '!=', 'draft');
}

/** All surveys a class is or was asked, opened or told, the first begun first. */
export async function surveysOfClass(reads: Kysely<MainTables>, of: OfClass): Promise<AskedRow[]> {
  return askedOf(reads, of).orderBy('survey.opens').orderBy('survey.survey_id').execute();
}

/** One survey that a class is or was asked; a draft, another class's or another school's is none. */
export async function surveyOfClass(
  reads: Kysely<MainTables>,
  of: OfClass,
  surveyId: string,
): Promise<AskedRow | undefined> {
  return askedOf(reads, of).where('survey.survey_id', '=', surveyId).executeTakeFirst();
}

/** Its words, as they were frozen. */
export function definitionOf({ definition }: Pick<AskedRow, 'definition'>): Definition {
  return JSON.parse(definition) as Definition;
}

export function crossesOf({ crosses }: Pick<AskedRow, 'crosses'>): CrossTable[] {
  return JSON.parse(crosses) as CrossTable[];
}

/** Before the id of a survey, where `issued` names it among dates: behind all of them. */
export const SURVEY_NAMES = 'survey:';

export function surveyName(surveyId: string): string {
  return `${SURVEY_NAMES}${surveyId}`;
}
