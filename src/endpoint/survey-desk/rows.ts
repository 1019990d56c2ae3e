import type { Kysely, Selectable } from 'kysely';
import type { CrossTable, Definition } from '../../core/survey';
import type { DeskSurvey, SurveyDraft } from '../../wire/survey-desk';
import { classesOf } from '../class-list';
import type { MainTables } from '../database/tables';
import type { Member } from '../door/route';
import type { House } from '../house';
import { schoolCalled, schoolTime } from '../tenant';

export type SurveyRow = Selectable<MainTables['survey']>;
type AskedClass = Selectable<MainTables['survey_class']>;
type Reads = Kysely<MainTables>;
type Of = { school_id: string; survey: string };

/** A survey of this school; an id of another school's finds nothing. */
export async function surveyOf(reads: Reads, { school_id, survey }: Of): Promise<SurveyRow | undefined> {
  return reads
    .selectFrom('survey')
    .selectAll()
    .where('school_id', '=', school_id)
    .where('survey_id', '=', survey)
    .executeTakeFirst();
}

/** The classes a survey asks. */
export async function askedClasses(reads: Reads, { school_id, survey }: Of): Promise<AskedClass[]> {
  return reads
    .selectFrom('survey_class')
    .selectAll()
    .where('school_id', '=', school_id)
    .where('survey_id', '=', survey)
    .orderBy('class_id')
    .execute();
}

export function draftIn({ definition, crosses }: Pick<SurveyRow, 'definition' | 'crosses'>): SurveyDraft {
  return {
    definition: JSON.parse(definition) as Definition,
    crosses: JSON.parse(crosses) as CrossTable[],
  };
}

export function draftToText({ definition, crosses }: SurveyDraft): Pick<SurveyRow, 'definition' | 'crosses'> {
  return { definition: JSON.stringify(definition), crosses: JSON.stringify(crosses) };
}

/** Letters of a title in a line of the log. */
const TITLE_LETTERS = 60;

/** What a survey is called in the log: its Chinese title, or the other where that is missing. */
export function titleOf({ definition }: Pick<SurveyRow, 'definition'>): string {
  const { title } = JSON.parse(definition) as Definition;
  return (title['zh-cn'].trim() || title.en.trim()).slice(0, TITLE_LETTERS);
}

/** Which classes a member is told of: every one, or by their ids. */
type Seen = 'all' | ReadonlySet<string>;

/** Those a member sees at the desk anyway: for a lead the own grade's, for a teacher those taught. */
export async function classesSeen({ keeping, clock }: House, member: Member): Promise<Seen> {
  if (member.role === 'admin' || member.role === 'auditor') return 'all';
  const school = await schoolCalled(keeping.main, member.school_id);
  if (!school) return new Set();
  const rows = await classesOf(keeping.main, member, schoolTime(school, clock).night);
  return new Set(rows.map(({ class_id }) => class_id));
}

/** A survey as a member of the school is told of it. */
export function toDeskSurvey(
  row: SurveyRow,
  classes: readonly AskedClass[],
  { member, seen }: { member: Member; seen: Seen },
): DeskSurvey {
  const isOpened = row.state !== 'draft';
  return {
    survey: row.survey_id,
    revision: row.revision,
    draft: draftIn(row),
    state: row.state,
    changedAt: row.changed_at,
    ...(isOpened && { opens: row.opens, closes: row.closes }),
    classes: classes
      .filter(({ class_id }) => seen === 'all' || seen.has(class_id))
      .map(({ class_id, way, door }) => ({
        class: class_id,
        way,
        ...(member.role === 'admin' && door !== '' && { door }),
      })),
    isShown: row.is_shown === 1,
    reply: row.reply,
  };
}

/** A survey as an admin is told of it after an act. */
export async function deskSurveyOf(reads: Reads, row: SurveyRow, member: Member): Promise<DeskSurvey> {
  const classes = await askedClasses(reads, { school_id: row.school_id, survey: row.survey_id });
  return toDeskSurvey(row, classes, { member, seen: 'all' });
}
