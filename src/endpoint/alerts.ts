import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import { alertOf, lastClosedNights, LONGEST_SPAN, ruleFor, type GradeRule } from '../core/alert';
import { gradeOfEntry } from '../core/class-name';
import type { ClassTime } from '../core/class-week';
import { nightIn } from '../core/zone';
import type { AlertsAnswer, changeAlertQuestion } from '../wire/alerts';
import { note } from './audit';
import { classesOf } from './class-list';
import type { MainTables } from './database/tables';
import { answer, refuse, type Reply } from './door/reply';
import type { Member } from './door/route';
import { figuresOf } from './figures';
import type { Visit } from './house';
import { calendarOf, schoolCalled, schoolTime, type ClassRow, type SchoolRow } from './tenant';

/** The row of the whole school; no class is in grade 0. */
const WHOLE_SCHOOL = 0;

/** What the school wants to be told of, and which of the classes one sees that is. */
export async function tellAlerts({ house }: Visit, member: Member): Promise<Reply> {
  const school = await schoolCalled(house.keeping.main, member.school_id);
  if (!school) return refuse('not-allowed');
  const rules = await rulesOf(house.keeping.main, member.school_id);
  const alerts = rules.some(({ isOn }) => isOn) ? await alertsOf({ school, rules }, house, member) : [];
  return answer({ rules, alerts } satisfies AlertsAnswer);
}

async function rulesOf(reads: Kysely<MainTables>, schoolId: string): Promise<GradeRule[]> {
  const rows = await reads
    .selectFrom('alert_rule')
    .selectAll()
    .where('school_id', '=', schoolId)
    .orderBy('grade')
    .execute();
  return rows.map(({ grade, is_on, nights, span }) => ({
    grade: grade === WHOLE_SCHOOL ? null : grade,
    isOn: is_on === 1,
    nights,
    span,
  }));
}

type Asked = { school: SchoolRow; rules: readonly GradeRule[] };

async function alertsOf(
  { school, rules }: Asked,
  { keeping, clock }: Visit['house'],
  member: Member,
): Promise<AlertsAnswer['alerts']> {
  const { night } = schoolTime(school, clock);
  const rows = await classesOf(keeping.main, member, night);
  const times = timesOf(school, clock().getTime());
  // A class with days of its own may have its school nights elsewhere, but hardly farther back than a whole span.
  const firsts = rows.flatMap((row) => lastClosedNights(LONGEST_SPAN, times(row))[0] ?? []);
  const figures = await figuresOf(keeping, {
    school: school.school_id,
    classes: rows.map(({ class_id }) => class_id),
    from: firsts.sort()[0] ?? night,
    to: nightIn(school.zone, clock()),
  });
  return rows.flatMap((row) => {
    const grade = gradeOfEntry(row.entry_year, night);
    const evenings = figures.get(row.class_id)?.evenings ?? [];
    const alert = alertOf(evenings, ruleFor(grade, rules), times(row));
    return alert ? [{ class: row.class_id, name: row.name, grade, ...alert }] : [];
  });
}

/** By what a class's evenings are told; classes without days of their own share the school's calendar. */
function timesOf(school: SchoolRow, now: number): (row: ClassRow) => ClassTime {
  const known = new Map<string, ClassTime>();
  return (row) => {
    const time = known.get(row.days) ?? { calendar: calendarOf(school, row), zone: school.zone, now };
    known.set(row.days, time);
    return time;
  };
}

/** The school's rule, or a grade's own; without one the grade goes by the school's, and the school by none. */
export async function changeAlert(
  { grade, rule }: z.infer<typeof changeAlertQuestion>,
  { house }: Visit,
  member: Member,
): Promise<Reply> {
  const key = { school_id: member.school_id, grade: grade ?? WHOLE_SCHOOL };
  await house.keeping.commitMain(async (writes) => {
    await note(writes, member, { act: 'alerts-changed', at: house.clock() });
    if (rule === null) {
      await writes
        .deleteFrom('alert_rule')
        .where('school_id', '=', key.school_id)
        .where('grade', '=', key.grade)
        .execute();
      return;
    }
    const said = { is_on: rule.isOn ? 1 : 0, nights: rule.nights, span: rule.span };
    await writes
      .insertInto('alert_rule')
      .values({ ...key, ...said })
      .onConflict((conflict) => conflict.columns(['school_id', 'grade']).doUpdateSet(said))
      .execute();
  });
  return answer({ changed: true });
}
