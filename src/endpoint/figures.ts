import type { Kysely, Selectable } from 'kysely';
import type { PublishedEvening, PublishedMinutes, PublishedWeek } from '../core/figure';
import type { Night } from '../core/night';
import type { FiguresAnswer, FiguresQuestion } from '../wire/figures';
import { answer, refuse, type Reply } from './door/reply';
import type { MainTables } from './database/tables';
import type { House, Visit } from './house';
import { classKnown } from './tenant';

/** What was published of a class, to whoever holds its id: the class's parents see what its teacher sees. */
export async function tellFigures(
  { class: classId, from, to }: FiguresQuestion,
  { house }: Visit,
): Promise<Reply> {
  const known = await classKnown(house.keeping.main, classId);
  if (!known) return refuse('class-unknown');
  const where = { school: known.school.school_id, classes: [classId], from, to };
  const figures = (await figuresOf(house.keeping, where)).get(classId);
  return answer({ class: classId, evenings: [], weeks: [], ...figures } satisfies FiguresAnswer);
}

type Where = { school: string; classes: readonly string[]; from: Night; to: Night };
type Reads = Pick<House['keeping'], 'main'>;
type Rows<Table extends keyof MainTables> = Selectable<MainTables[Table]>;

const minutesOf = (minutes: number | null): PublishedMinutes => minutes ?? 'under-8';

/** The limits of a year are few, and each stands in thousands of rows. */
function limitReader(): (text: string) => PublishedEvening['limit'] {
  const read = new Map<string, PublishedEvening['limit']>();
  return (text) => {
    const limit = read.get(text) ?? (JSON.parse(text) as PublishedEvening['limit']);
    read.set(text, limit);
    return limit;
  };
}

/** What was published of some classes in some nights, by class: a question a table, however many classes. */
export async function figuresOf({ main }: Reads, where: Where): Promise<Map<string, Figures>> {
  const limitOf = limitReader();
  const told = new Map<string, Figures>(where.classes.map((id) => [id, { evenings: [], weeks: [] }]));
  if (told.size === 0) return told;
  const means = meansByEvening(await meansIn(main, where));
  for (const row of await eveningsIn(main, where)) {
    const { night, last, kind, is_known, grade, limit_then, band } = row;
    told.get(row.class_id)?.evenings.push({
      ...{ night, last, kind, isKnown: is_known === 1, grade, limit: limitOf(limit_then), band },
      ...(means.get(nameOf(row)) ?? NO_MEANS),
    });
  }
  for (const { class_id, week, grade, limit_then, minutes } of await weeksIn(main, where))
    told.get(class_id)?.weeks.push({ week, grade, limit: limitOf(limit_then), minutes: minutesOf(minutes) });
  return told;
}

type Figures = { evenings: PublishedEvening[]; weeks: PublishedWeek[] };
type Means = Pick<PublishedEvening, 'minutes' | 'atSchool' | 'subjects'>;
const NO_MEANS: Means = { minutes: 'under-8', atSchool: 'under-8', subjects: {} };

const nameOf = ({ class_id, night }: { class_id: string; night: Night }) => `${class_id} ${night}`;

function meansByEvening(rows: readonly MeanRow[]): Map<string, Means> {
  const means = new Map<string, Means>();
  for (const row of rows) {
    const of = means.get(nameOf(row)) ?? { ...NO_MEANS, subjects: {} };
    means.set(nameOf(row), of);
    const minutes = minutesOf(row.minutes);
    if (row.figure === 'homework') of.minutes = minutes;
    else if (row.figure === 'a') of.atSchool = minutes;
    else of.subjects[row.figure] = minutes;
  }
  return means;
}

function eveningsIn(main: Kysely<MainTables>, { school, classes, from, to }: Where) {
  return main
    .selectFrom('published_evening')
    .selectAll()
    .where('school_id', '=', school)
    .where('class_id', 'in', classes)
    .where('night', '>=', from)
    .where('night', '<=', to)
    .orderBy('night')
    .execute();
}

type MeanRow = Pick<Rows<'published_figure'>, 'class_id' | 'night' | 'figure' | 'minutes'>;

function meansIn(main: Kysely<MainTables>, { school, classes, from, to }: Where): Promise<MeanRow[]> {
  return main
    .selectFrom('published_figure')
    .select(['class_id', 'night', 'figure', 'minutes'])
    .where('school_id', '=', school)
    .where('class_id', 'in', classes)
    .where('night', '>=', from)
    .where('night', '<=', to)
    .execute();
}

function weeksIn(main: Kysely<MainTables>, { school, classes, from, to }: Where) {
  return main
    .selectFrom('published_week')
    .select(['class_id', 'week', 'grade', 'limit_then', 'minutes'])
    .where('school_id', '=', school)
    .where('class_id', 'in', classes)
    .where('week', '>=', from)
    .where('week', '<=', to)
    .orderBy('week')
    .execute();
}

/** The first night of which anything was published of some classes. */
export async function firstFigure(
  { main }: Reads,
  { school, classes }: Pick<Where, 'school' | 'classes'>,
): Promise<Night | undefined> {
  if (classes.length === 0) return undefined;
  const evening = await main
    .selectFrom('published_evening')
    .select(({ fn }) => fn.min('night').as('first'))
    .where('school_id', '=', school)
    .where('class_id', 'in', classes)
    .executeTakeFirst();
  const week = await main
    .selectFrom('published_week')
    .select(({ fn }) => fn.min('week').as('first'))
    .where('school_id', '=', school)
    .where('class_id', 'in', classes)
    .executeTakeFirst();
  // Of no rows there is a row, and it says null.
  const found: (string | null | undefined)[] = [evening?.first, week?.first];
  return found.filter((night) => typeof night === 'string').sort()[0];
}
