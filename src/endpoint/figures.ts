import type { Selectable } from 'kysely';
import type { Told, PublishedEvening, PublishedMinutes, PublishedWeek, SingleSubject } from '../core/figure';
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
  const where = { school: known.school.school_id, class: classId, from, to };
  const told: FiguresAnswer = {
    class: classId,
    evenings: await eveningsOf(house.keeping, where),
    weeks: await weeksOf(house.keeping, where),
  };
  return answer(told);
}

type Where = { school: string; class: string; from: string; to: string };
type Reads = Pick<House['keeping'], 'main'>;
type FigureRow = Pick<Selectable<MainTables['published_figure']>, 'night' | 'figure' | 'minutes'>;

const minutesOf = (minutes: number | null): PublishedMinutes => minutes ?? 'under-8';
const limitOf = (text: string) => JSON.parse(text) as PublishedEvening['limit'];

async function eveningsOf({ main }: Reads, where: Where): Promise<PublishedEvening[]> {
  const rows = await main
    .selectFrom('published_evening')
    .selectAll()
    .where('school_id', '=', where.school)
    .where('class_id', '=', where.class)
    .where('night', '>=', where.from)
    .where('night', '<=', where.to)
    .orderBy('night')
    .execute();
  const figures = await main
    .selectFrom('published_figure')
    .select(['night', 'figure', 'minutes'])
    .where('school_id', '=', where.school)
    .where('class_id', '=', where.class)
    .where('night', '>=', where.from)
    .where('night', '<=', where.to)
    .execute();
  const byNight = new Map<string, FigureRow[]>();
  for (const figure of figures) byNight.set(figure.night, [...(byNight.get(figure.night) ?? []), figure]);
  return rows.map(({ night, last, kind, is_known, grade, limit_then, band }) => ({
    night,
    last,
    kind,
    isKnown: is_known === 1,
    grade,
    limit: limitOf(limit_then),
    band,
    ...meansOf(byNight.get(night) ?? []),
  }));
}

function meansOf(figures: readonly FigureRow[]): Pick<PublishedEvening, 'minutes' | 'atSchool' | 'subjects'> {
  const meanOf = (told: Told) => minutesOf(figures.find(({ figure }) => figure === told)?.minutes ?? null);
  const subjects = figures.filter(({ figure }) => figure !== 'homework' && figure !== 'a');
  return {
    minutes: meanOf('homework'),
    atSchool: meanOf('a'),
    subjects: Object.fromEntries(
      subjects.map(({ figure, minutes }) => [figure as SingleSubject, minutesOf(minutes)]),
    ),
  };
}

async function weeksOf({ main }: Reads, where: Where): Promise<PublishedWeek[]> {
  const rows = await main
    .selectFrom('published_week')
    .select(['week', 'grade', 'limit_then', 'minutes'])
    .where('school_id', '=', where.school)
    .where('class_id', '=', where.class)
    .where('week', '>=', where.from)
    .where('week', '<=', where.to)
    .orderBy('week')
    .execute();
  return rows.map(({ week, grade, limit_then, minutes }) => ({
    week,
    grade,
    limit: limitOf(limit_then),
    minutes: minutesOf(minutes),
  }));
}
