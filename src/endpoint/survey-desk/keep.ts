import { sql, type Transaction } from 'kysely';
import type * as z from 'zod/mini';
import type { keepSurveyQuestion, KeptSurvey } from '../../wire/survey-desk';
import { noteOnceASitting } from '../audit';
import type { MainTables } from '../database/tables';
import { answer, refuse, type Refusal, type Reply } from '../door/reply';
import type { Member } from '../door/route';
import type { House, Visit } from '../house';
import { deskSurveyOf, draftToText, surveyOf, type SurveyRow } from './rows';

type Writes = Transaction<MainTables>;
type Keeping = z.infer<typeof keepSurveyQuestion>;

/** Drafts and surveys of a school together; a school that asks ten a year keeps twenty years of them. */
const MOST_OF_SCHOOL = 200;
/** Letters of all of them: each list of a school's surveys tells them whole. Two hundred of forty questions have as many. */
const MOST_LETTERS = 4_000_000;

/** Keeps a draft as it was typed, faults and all, unless somebody else's stands there that this one was not made from. */
export async function keepSurvey(question: Keeping, { house }: Visit, member: Member): Promise<Reply> {
  const { survey, draft } = question;
  const text = draftToText(draft);
  const isEnded = await hasEnd(house, survey);
  const told = await house.keeping.commitMain(async (writes): Promise<KeptSurvey | Refusal> => {
    const found = await surveyOf(writes, { school_id: member.school_id, survey });
    if (found) return keepOver(writes, found, { question, member, house });
    if (question.revision > 0 || isEnded || (await isElsewhere(writes, survey)))
      return refuse('survey-unknown');
    const key = { school_id: member.school_id, survey_id: survey };
    if (await isFull(writes, key, text)) return refuse('surveys-too-many');
    const row = { ...freshRow(member.school_id, survey), ...text, changed_at: house.clock().getTime() };
    await writes.insertInto('survey').values(row).execute();
    await noteOnceASitting(writes, member, { act: 'survey-written', at: house.clock() });
    return { kind: 'kept', revision: row.revision };
  });
  return told.kind === 'refusal' ? told : answer(told);
}

type Asked = { question: Keeping; member: Member; house: House };

async function keepOver(
  writes: Writes,
  found: SurveyRow,
  { question, member, house }: Asked,
): Promise<KeptSurvey | Refusal> {
  const { school_id, survey_id, revision, state } = found;
  const text = draftToText(question.draft);
  // The same draft again: an answer that was lost on its way, or two who wrote the same.
  if (found.definition === text.definition && found.crosses === text.crosses && state === 'draft')
    return { kind: 'kept', revision };
  if (revision !== question.revision)
    return { kind: 'other', survey: await deskSurveyOf(writes, found, member) };
  if (state !== 'draft') return refuse('survey-not-draft');
  // What grows no longer is always kept: also where a school had more before there was a bound.
  const isLonger = text.definition.length > found.definition.length;
  if (isLonger && (await isFull(writes, found, text))) return refuse('surveys-too-many');
  const next = { ...text, revision: revision + 1, changed_at: house.clock().getTime() };
  await writes
    .updateTable('survey')
    .set(next)
    .where('school_id', '=', school_id)
    .where('survey_id', '=', survey_id)
    .execute();
  await noteOnceASitting(writes, member, { act: 'survey-written', at: house.clock() });
  return { kind: 'kept', revision: next.revision };
}

function freshRow(school_id: string, survey_id: string) {
  const state = 'draft' as const;
  return { school_id, survey_id, state, revision: 1, opens: '', closes: '', is_shown: 0, reply: '' };
}

/** Whether answers to a survey of this id were counted already: another one would take none. */
async function hasEnd({ keeping }: House, survey: string): Promise<boolean> {
  const row = await keeping.open
    .selectFrom('survey_end')
    .select('survey')
    .where('survey', '=', survey)
    .executeTakeFirst();
  return row !== undefined;
}

/** An id is one survey's over the whole endpoint; whose it is, nobody is told. */
async function isElsewhere(reads: Writes, survey: string): Promise<boolean> {
  const row = await reads
    .selectFrom('survey')
    .select('survey_id')
    .where('survey_id', '=', survey)
    .executeTakeFirst();
  return row !== undefined;
}

type Text = Pick<SurveyRow, 'definition' | 'crosses'>;

/** Whether the school keeps too much for one survey with this text, one that stands there beside its own. */
async function isFull(
  reads: Writes,
  { school_id, survey_id }: Pick<SurveyRow, 'school_id' | 'survey_id'>,
  { definition }: Text,
): Promise<boolean> {
  const others = await reads
    .selectFrom('survey')
    .select(({ fn }) => fn.countAll().as('rows'))
    .select(sql<number | string | null>`sum(length(definition))`.as('letters'))
    .where('school_id', '=', school_id)
    .where('survey_id', '!=', survey_id)
    .executeTakeFirst();
  const letters = Number(others?.letters ?? 0) + definition.length;
  return Number(others?.rows ?? 0) >= MOST_OF_SCHOOL || letters > MOST_LETTERS;
}
