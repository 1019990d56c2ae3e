import { lastSchoolNight } from '../../core/calendar';
import { inForce } from '../../core/grade';
import type { Night } from '../../core/night';
import { appearance, type Language } from '../../ui/appearance';
import { nightNow, type Ground } from '../household';
import { Home, SANDBOX } from '../store/database';
import { sandboxClass } from './class';
import { generateFigures } from './figures';
import { generateNotices } from './notices';
import { generateSurveys } from './surveys';
import { CALENDAR, generateHousehold, sandboxNow, type GeneratedHousehold } from './generate';

const NICKNAMES: Record<Language, readonly [string, string]> = {
  'zh-CN': ['小米', '阿布'],
  en: ['Mia', 'Ben'],
};

/** One family's year, the same for everybody: nothing in it is chance of the moment. */
const SEED = 2027;

/** Everything at once, in one transaction. */
function fill(home: Home, rows: GeneratedHousehold, last: Night): Promise<void> {
  const tables = [
    home.children,
    home.grades,
    home.entries,
    home.evenings,
    home.timers,
    home.kept,
    home.enrolments,
    home.figures,
    home.figureWeeks,
    home.notices,
    home.surveys,
  ];
  const pupils = rows.grades.filter(({ child }) => child === rows.timers[0]?.child);
  const grade = inForce(pupils, last);
  const { language } = appearance();
  const seat = grade && sandboxClass(grade, last, language);
  const told = seat && generateFigures(seat, sandboxNow(last), SEED);
  const posted =
    told && generateNotices({ seen: seat.seen, figures: told.figures }, last, { seed: SEED, language });
  const surveys = seat ? generateSurveys(seat.seen, last, { seed: SEED, language }) : [];
  return home.transaction('rw', tables, async () => {
    await Promise.all([
      home.children.bulkPut(rows.children),
      home.grades.bulkPut(rows.grades),
      home.entries.bulkPut(rows.entries),
      home.evenings.bulkPut(rows.evenings),
      home.timers.bulkPut(rows.timers.map((timer) => ({ ...timer, ...(posted && { task: posted.timed }) }))),
      home.kept.bulkPut([...rows.kept, ...(told?.kept ?? [])]),
      seat && home.enrolments.put(seat),
      told && home.figures.bulkPut(told.figures),
      told && home.figureWeeks.bulkPut(told.figureWeeks),
      posted && home.notices.bulkPut(posted.notices),
      home.surveys.bulkPut(surveys),
    ]);
  });
}

/**
 * Ground for the example, in a database of its own: a generated family whose clock starts at 20:28 of
 * the last school evening and runs on with the steady clock. An earlier example is gone first.
 */
export async function openSandbox(ground: Ground): Promise<Ground> {
  const { clock, steady } = ground;
  await new Home(SANDBOX).delete();
  const last = lastSchoolNight(nightNow(clock), CALENDAR);
  const home = new Home(SANDBOX);
  const nicknames = NICKNAMES[appearance().language];
  await fill(home, generateHousehold({ seed: SEED, last, nicknames }), last);
  const [startsAt, openedAt] = [sandboxNow(last), steady()];
  return { ...ground, home, clock: () => new Date(startsAt + steady() - openedAt), isSandbox: true };
}
