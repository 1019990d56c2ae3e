import { useCallback } from 'react';
import type { ClassFigures, ClassTime } from '../../core/class-week';
import { firstNightOf } from '../../core/grade';
import { addNights, mondayOf } from '../../core/night';
import { classCalendar } from '../../core/open-evening';
import { plannedNights, type PlannedNight } from '../../core/planned-night';
import { isProblem } from '../../core/problem';
import { CLASS_ID } from '../../core/slip';
import type { ClassAnswer } from '../../wire/class';
import { askClass, askFigures, askPosted, type Outcome } from '../client';
import { useDesk } from '../desk';
import { useFresh, type Fresh } from '../fresh';
import { standingNow } from './judge';

/** A class all that was published of it in one school year, and what was planned for its nights; `at` (epoch ms) is when that was asked. */
export type ClassYear = {
  facts: ClassAnswer;
  figures: ClassFigures;
  planned: PlannedNight[];
  year: number;
  zone: string;
  at: number;
};

type Asking = { id: string; year: number; zone: string; at: number };

async function askYear({ id, year, zone, at }: Asking): Outcome<ClassYear> {
  if (!CLASS_ID.test(id)) return { kind: 'class-unknown' };
  // Whole weeks: a week in which a year begins is told in both.
  const from = mondayOf(firstNightOf(year));
  const to = addNights(mondayOf(firstNightOf(year + 1)), 6);
  const nights = { class: id, from, to };
  const [facts, figures, posted] = await Promise.all([
    askClass({ class: id }),
    askFigures(nights),
    askPosted(nights),
  ]);
  if (isProblem(facts)) return facts;
  if (isProblem(figures)) return figures;
  if (isProblem(posted)) return posted;
  const { scope } = standingNow(facts).limit;
  const planned = plannedNights(posted.notices, figures.evenings, () => scope);
  return { facts, figures, planned, year, zone: facts.zone ?? zone, at };
}

/** By what the evenings of a class are told at a moment. */
export function timeOf({ facts, zone }: ClassYear, now: Date): ClassTime {
  return { calendar: classCalendar(facts.system, facts.calendar), zone, now: now.getTime() };
}

/** A school year of a class: asked for when the page is drawn, and again once an evening has closed meanwhile. */
export function useClassYear(id: string, year: number): Fresh<ClassYear> {
  const { clock, me } = useDesk();
  const { zone } = me.school;
  const question = useCallback(
    () => askYear({ id, year, zone, at: clock().getTime() }),
    [id, year, zone, clock],
  );
  const { told, ...fresh } = useFresh(question, askedOf);
  return { ...fresh, told: told?.year === year ? told : undefined };
}

const askedOf = ({ facts, zone, at }: ClassYear) => ({
  calendar: classCalendar(facts.system, facts.calendar),
  zone,
  at,
});
