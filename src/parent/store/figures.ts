import type { ClassFigures } from '../../core/class-week';
import { schoolYear, firstNightOf } from '../../core/grade';
import { addNights, mondayOf, type Night } from '../../core/night';
import { lastPublishing } from '../../core/open-evening';
import { isConsentCurrent } from '../../core/consent';
import type { Home } from './database';
import { figureId, figuresAskedKey, figuresToldKey } from './figure-rows';
import { zoneOf, schoolNight } from './seat-evenings';
import { isSoundEnrolment } from './sound-class';
import { isSoundFigure, isSoundFigureWeek } from './sound-figures';
import { NIGHTS } from './views';

/** A question about a class's figures, of the evenings from a night to another. */
export type FiguresAsked = { class: string; from: Night; to: Night };

/** What an endpoint told, and when (epoch ms). */
export type FiguresTold = ClassFigures & FiguresAsked & { at: number };

/** A question whose answer was lost, in a lift or by a school's box that was off, is asked again after so long (ms). */
const LOST_MS = 30 * 60_000;

/** Nothing is asked while the last answer can be no other: figures come once a day, in the morning. */
async function isStale(home: Home, classId: string, { zone, now }: { zone: string; now: number }) {
  const asked = (await home.kept.get(figuresAskedKey(classId)))?.value;
  // A time to come was noted by a clock set back since.
  if (typeof asked !== 'number' || asked > now) return true;
  const published = lastPublishing(now, zone);
  if (asked < published) return true;
  return (await figuresToldAt(home, classId)) < published && now - asked >= LOST_MS;
}

/** So many nights back are asked for again and again, whatever is kept: what is asked tells nothing of this phone. */
const ASKED_AGAIN = 28;

/**
 * Where nothing is kept, or only what is older than that, the whole school year is asked for, from its first week on; in
 * a September the one before too, for the summer's figure comes when it is over.
 */
async function rangeFor(home: Home, classId: string, tonight: Night): Promise<FiguresAsked> {
  const recent = addNights(mondayOf(tonight), -ASKED_AGAIN);
  const { evenings, weeks } = await figuresOf(home, classId);
  const hasRecent = evenings.some(({ night }) => night >= recent) || weeks.some(({ week }) => week >= recent);
  const year = schoolYear(addNights(tonight, -ASKED_AGAIN));
  const from = hasRecent ? recent : mondayOf(firstNightOf(year));
  return { class: classId, from, to: tonight };
}

/**
 * What to ask about the classes of this phone's seats: of each once for each morning on which figures come. From now on
 * it counts as asked, so that a lost answer is not asked for without a pause.
 */
export function figuresToAsk(home: Home, now: number): Promise<FiguresAsked[]> {
  const tables = [home.enrolments, home.kept, home.figures, home.figureWeeks];
  return home.transaction('rw', tables, async () => {
    const seats = (await home.enrolments.toArray()).filter(isSoundEnrolment);
    const agreed = seats.filter(({ consent }) => isConsentCurrent(consent.version));
    const asked: FiguresAsked[] = [];
    for (const { seen } of agreed) {
      if (asked.some((each) => each.class === seen.class)) continue;
      if (!(await isStale(home, seen.class, { zone: zoneOf(seen), now }))) continue;
      asked.push(await rangeFor(home, seen.class, schoolNight(seen, now)));
    }
    await home.kept.bulkPut(asked.map((each) => ({ key: figuresAskedKey(each.class), value: now })));
    return asked;
  });
}

/**
 * Keeps what was published, of a class that has a seat here by now. A figure is published once: whoever tells another in
 * its place later is not believed, and only what nobody can read gives way.
 */
export function noteFigures(home: Home, told: FiguresTold): Promise<void> {
  const { class: classId, from, to, at } = told;
  const place = (night: Night) => ({ id: figureId(classId, night), class: classId });
  const isAsked = (night: Night) => from <= night && night <= to;
  const evenings = told.evenings
    .filter(({ night }) => isAsked(night))
    .map((evening) => ({ ...evening, ...place(evening.night) }))
    .filter(isSoundFigure);
  const weeks = told.weeks
    .filter(({ week }) => isAsked(week))
    .map((week) => ({ ...week, ...place(week.week) }))
    .filter(isSoundFigureWeek);
  return home.transaction('rw', [home.enrolments, home.figures, home.figureWeeks, home.kept], async () => {
    const seats = (await home.enrolments.toArray()).filter(isSoundEnrolment);
    if (!seats.some(({ seen }) => seen.class === classId)) return;
    const kept = await figuresOf(home, classId);
    const nights = new Set(kept.evenings.map(({ night }) => night));
    const mondays = new Set(kept.weeks.map(({ week }) => week));
    await home.figures.bulkPut(evenings.filter(({ night }) => !nights.has(night)));
    await home.figureWeeks.bulkPut(weeks.filter(({ week }) => !mondays.has(week)));
    await home.kept.put({ key: figuresToldKey(classId), value: at });
  });
}

/** All that this phone keeps of what was published of a class, oldest first. */
export async function figuresOf(home: Home, classId: string): Promise<ClassFigures> {
  const range = [[classId, NIGHTS[0]], [classId, NIGHTS[1]], true, true] as const;
  const [evenings, weeks] = await Promise.all([
    home.figures
      .where('[class+night]')
      .between(...range)
      .filter(isSoundFigure)
      .toArray(),
    home.figureWeeks
      .where('[class+week]')
      .between(...range)
      .filter(isSoundFigureWeek)
      .toArray(),
  ]);
  return { evenings, weeks };
}

/** When (epoch ms) an endpoint last told what is published of a class; 0 = never. */
export async function figuresToldAt(home: Home, classId: string): Promise<number> {
  const at = (await home.kept.get(figuresToldKey(classId)))?.value;
  return typeof at === 'number' && Number.isFinite(at) ? at : 0;
}
