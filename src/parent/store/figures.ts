import type { ClassFigures } from '../../core/class-week';
import { schoolYear, firstNightOf } from '../../core/grade';
import { addNights, mondayOf, type Night } from '../../core/night';
import { lastPublishing } from '../../core/open-evening';
import { isConsentCurrent } from '../../core/consent';
import { isToAsk, noteAsked, toldRow } from './asking';
import type { Home } from './database';
import { figureId } from './figure-rows';
import { zoneOf, schoolNight } from './seat-evenings';
import { isSoundEnrolment } from './sound-class';
import { isSoundFigure, isSoundFigureWeek } from './sound-figures';
import { NIGHTS } from './views';

/** A question about a class's figures, of the evenings from a night to another. */
export type FiguresAsked = { class: string; from: Night; to: Night };

/** What an endpoint told, and when (epoch ms). */
export type FiguresTold = ClassFigures & FiguresAsked & { at: number };

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

/** What to ask about the classes of this phone's seats: of each once for each morning on which figures come. */
export function figuresToAsk(home: Home, now: number): Promise<FiguresAsked[]> {
  const tables = [home.enrolments, home.kept, home.figures, home.figureWeeks];
  return home.transaction('rw', tables, async () => {
    const seats = (await home.enrolments.toArray()).filter(isSoundEnrolment);
    const agreed = seats.filter(({ consent }) => isConsentCurrent(consent.version));
    const asked: FiguresAsked[] = [];
    for (const { seen } of agreed) {
      if (asked.some((each) => each.class === seen.class)) continue;
      const since = lastPublishing(now, zoneOf(seen));
      if (!(await isToAsk(home, 'figures', { class: seen.class, since, now }))) continue;
      asked.push(await rangeFor(home, seen.class, schoolNight(seen, now)));
    }
    await noteAsked(home, 'figures', { classes: asked.map((each) => each.class), now });
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
    await home.kept.put(toldRow('figures', classId, at));
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
