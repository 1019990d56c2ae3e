import { sql, type Kysely, type SqlBool } from 'kysely';
import { COUNTED, REVISION } from '../../core/survey-values';
import type { ValueCounts } from '../../core/survey-count';
import type { OpenTables } from '../database/tables';

// Beside a letter's own rows, open answers are read here and nowhere else (PRIVACY.md, Publication): as counts, and, of
// what families wrote in their own words, once it is told.

export type SurveyOfClass = { class: string; survey: string };

type Reads = Kysely<OpenTables>;

/** The survey of a class that comes behind another in the order of the key. */
export async function nextAnswered(
  reads: Reads,
  after: SurveyOfClass = { class: '', survey: '' },
): Promise<SurveyOfClass | undefined> {
  return reads
    .selectFrom('answer_row')
    .select(['class', 'survey'])
    .where(sql<SqlBool>`(class, survey) > (${after.class}, ${after.survey})`)
    .orderBy('class')
    .orderBy('survey')
    .limit(1)
    .executeTakeFirst();
}

/** How many families stand in a survey of a class, and how many letters ever came. */
export async function lettersIn(
  reads: Reads,
  { class: classId, survey }: SurveyOfClass,
): Promise<{ counted: number; sent: number }> {
  const countOf = async (question: string) => {
    const found = await reads
      .selectFrom('answer_row')
      .select(({ fn }) => fn.count<number>('value').as('families'))
      .where('class', '=', classId)
      .where('survey', '=', survey)
      .where('question', '=', question)
      .executeTakeFirst();
    return found?.families ?? 0;
  };
  return { counted: await countOf(COUNTED), sent: await countOf(REVISION) };
}

/**
 * How many families of a class gave each value. Of open answers only how many there are: what they say is read when it
 * is told, and else by nobody.
 */
export async function countsOf(
  reads: Reads,
  { class: classId, survey }: SurveyOfClass,
  openQuestions: readonly string[],
): Promise<ValueCounts> {
  const isOpen = sql<boolean>`question in (${sql.join(['', ...openQuestions])})`;
  const value = sql<string>`case when ${isOpen} then '' else value end`;
  const rows = await reads
    .selectFrom('answer_row')
    .select('question')
    .select(value.as('said'))
    .select(({ fn }) => fn.countAll<number>().as('families'))
    .where('class', '=', classId)
    .where('survey', '=', survey)
    .where('question', '!=', REVISION)
    .where('value', 'is not', null)
    .groupBy(['question', 'said'])
    .execute();
  const counts = new Map<string, Map<string, number>>();
  for (const { question, said, families } of rows) {
    const of = counts.get(question) ?? new Map<string, number>();
    counts.set(question, of.set(said, families));
  }
  return counts;
}

/** What families of some classes wrote in answer to one question, and under which id it stood: by no order of theirs. */
export async function writtenIn(
  reads: Reads,
  { classes, survey, question }: { classes: readonly string[]; survey: string; question: string },
): Promise<{ id: string; body: string }[]> {
  const rows = await reads
    .selectFrom('answer_row')
    .select(['id', 'value'])
    .where('class', 'in', classes)
    .where('survey', '=', survey)
    .where('question', '=', question)
    .where('value', 'is not', null)
    .execute();
  return rows.map(({ id, value }) => ({ id, body: value ?? '' }));
}

export async function deleteAnswers(writes: Reads, { class: classId, survey }: SurveyOfClass): Promise<void> {
  await writes.deleteFrom('answer_row').where('class', '=', classId).where('survey', '=', survey).execute();
}
