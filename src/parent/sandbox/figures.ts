import { nightDay, schoolNightsOfWeek, type Calendar } from '../../core/calendar';
import { chanceOf, type Chance } from '../../core/chance';
import { contributionOf, type Contribution } from '../../core/contribution';
import {
  eveningMeans,
  familiesIn,
  homeworkIn,
  joinsWeek,
  weekMinutes,
  type EveningSums,
  type WeekSum,
} from '../../core/figure';
import { limitFor, type Limit } from '../../core/limit';
import { addNights, mondayOf, nightsBetween, nightsFrom, type Night } from '../../core/night';
import { classEvening, closesAt, eveningDay, type ClassEvening } from '../../core/open-evening';
import { SUBJECTS } from '../../core/subject';
import { firstEveningOf } from '../../core/term';
import type { EnrolmentRow, SeenClass } from '../store/class-rows';
import { toldRow } from '../store/asking';
import { figureId, type FigureRow, type FigureWeekRow } from '../store/figure-rows';
import type { KeptRow } from '../store/rows';
import { classTimeOf } from '../store/seat-evenings';
import { pupilEvening } from './evening';

/** The families of the example's class that have joined: a few in the first week of a term, most of them by the fourth. */
const FIRST_FAMILIES = 9;
const MOST_FAMILIES = 28;
const NIGHTS_A_FAMILY = 1.4;
/** Of a hundred families so many send an evening. */
const SENDING = 78;

/** What was published of the example's class, by the rules that hold for every class. */
export type GeneratedFigures = { figures: FigureRow[]; figureWeeks: FigureWeekRow[]; kept: KeptRow[] };

/** The class's evenings of the term that have closed by now, oldest first. */
function closedEvenings(
  term: string,
  { calendar, zone, now }: ReturnType<typeof classTimeOf>,
): ClassEvening[] {
  const evenings: ClassEvening[] = [];
  let night = classEvening(firstEveningOf(term, calendar), calendar).night;
  for (;;) {
    const evening = classEvening(night, calendar);
    if (closesAt(evening, zone) > now) return evenings;
    evenings.push(evening);
    night = addNights(evening.last, 1);
  }
}

/** What one family sends of an evening: of free days in a row all of them together. */
function sent(evening: ClassEvening, limit: Limit, told: { calendar: Calendar; chance: Chance }) {
  const nights = nightsFrom(evening.night, evening.last);
  const diaries = nights.map((night) => ({ night, ...pupilEvening(night, told.calendar, told.chance) }));
  const entries = diaries.flatMap(({ night, sittings }) =>
    sittings.map((sitting, index) => ({ ...sitting, id: String(index), child: '', night })),
  );
  const said = diaries.flatMap((diary) => diary.said ?? []);
  const contribution = contributionOf({ entries, said }, limit, evening);
  return 'kind' in contribution ? [] : [contribution];
}

function sumsOf(contributions: readonly Contribution[]): EveningSums {
  const sumOf = (values: readonly (number | null)[]) => {
    const told = values.filter((value) => value !== null);
    return { families: told.length, minutes: told.reduce((sum, value) => sum + value, 0) };
  };
  const subjects = SUBJECTS.map((subject) => [subject, sumOf(contributions.map(({ s }) => s[subject]))]);
  return Object.fromEntries([...subjects, ['a', sumOf(contributions.map(({ a }) => a))]]) as EveningSums;
}

function limitOn({ limit, grade, system }: SeenClass, night: Night, calendar: Calendar): Limit {
  return limitFor(limit, { grade, school: system, kind: nightDay(night, calendar).kind });
}

/** A term of one class at an instant (epoch ms): families' evenings, added up and told as the endpoint tells them. */
export function generateFigures(
  { seen, term }: Pick<EnrolmentRow, 'seen' | 'term'>,
  now: number,
  seed: number,
): GeneratedFigures {
  const time = classTimeOf(seen, now);
  const { calendar } = time;
  const chance = chanceOf(seed);
  const draw = () => chance.whole(0, 9999) / 10_000;
  const figures: FigureRow[] = [];
  const sums = new Map<Night, WeekSum>();
  const evenings = closedEvenings(term, time);
  for (const evening of evenings) {
    const { night } = evening;
    const limit = limitOn(seen, night, calendar);
    const joined = FIRST_FAMILIES + nightsBetween(evenings[0]?.night ?? night, night) / NIGHTS_A_FAMILY;
    const families = Array.from({ length: Math.min(MOST_FAMILIES, Math.floor(joined)) });
    const letters = families.flatMap(() =>
      chance.happens(SENDING) ? sent(evening, limit, { calendar, chance }) : [],
    );
    const sum = sumsOf(letters);
    const means = eveningMeans(sum, draw);
    const place = { id: figureId(seen.class, night), class: seen.class, grade: seen.grade, limit };
    if (means) figures.push({ ...place, ...evening, ...eveningDay(night, calendar), ...means });
    else if (limit.minutes !== null && joinsWeek(familiesIn(sum))) {
      const { minutes, families: before, nights } = sums.get(mondayOf(night)) ?? NO_SUM;
      const added = {
        minutes: minutes + homeworkIn(sum),
        families: before + familiesIn(sum),
        nights: nights + 1,
      };
      sums.set(mondayOf(night), added);
    }
  }
  const figureWeeks = [...sums].flatMap(([week, sum]) => {
    const minutes = weekMinutes(sum, draw);
    const place = { id: figureId(seen.class, week), class: seen.class, week, grade: seen.grade };
    const isOver = evenings.some(({ last }) => last >= addNights(week, 4));
    // The first week of a term begins with days that are still free.
    const [night = week] = schoolNightsOfWeek(addNights(week, 6), calendar);
    return minutes !== undefined && isOver
      ? [{ ...place, limit: limitOn(seen, night, calendar), minutes }]
      : [];
  });
  return { figures, figureWeeks, kept: [toldRow('figures', seen.class, now)] };
}

const NO_SUM: WeekSum = { minutes: 0, families: 0, nights: 0 };
