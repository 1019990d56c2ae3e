import { useCallback, useEffect, useState } from 'react';
import { PUBLISHED_WITHIN_MS, type ClassFigures, type ClassTime } from '../../core/class-week';
import { firstNightOf } from '../../core/grade';
import { addNights, mondayOf, nightsFrom } from '../../core/night';
import { classCalendar, classEvening, closesAt } from '../../core/open-evening';
import { isProblem } from '../../core/problem';
import { CLASS_ID } from '../../core/slip';
import { nightIn } from '../../core/zone';
import type { ClassAnswer } from '../../wire/class';
import { useAnswer } from '../answers';
import { askClass, askFigures, type Outcome, type Refused } from '../client';
import { useDesk } from '../desk';
import { useNow } from '../now';

/** A class and all that was published of it in one school year; `at` (epoch ms) is when that was asked. */
export type ClassYear = { facts: ClassAnswer; figures: ClassFigures; year: number; zone: string; at: number };

type Asking = { id: string; year: number; zone: string; at: number };

async function askYear({ id, year, zone, at }: Asking): Outcome<ClassYear> {
  if (!CLASS_ID.test(id)) return { kind: 'class-unknown' };
  // Whole weeks: a week in which a year begins is told in both.
  const from = mondayOf(firstNightOf(year));
  const to = addNights(mondayOf(firstNightOf(year + 1)), 6);
  const [facts, figures] = await Promise.all([askClass({ class: id }), askFigures({ class: id, from, to })]);
  if (isProblem(facts)) return facts;
  if (isProblem(figures)) return figures;
  return { facts, figures, year, zone: facts.zone ?? zone, at };
}

/** By what the evenings of a class are told at a moment. */
export function timeOf({ facts, zone }: ClassYear, now: Date): ClassTime {
  return { calendar: classCalendar(facts.system, facts.calendar), zone, now: now.getTime() };
}

const DAY_MS = 24 * 60 * 60_000;

/** Whether an evening has closed since it was asked, so that there may be more to tell. */
export function isOutdated(told: ClassYear, now: Date): boolean {
  const { calendar, zone } = timeOf(told, now);
  if (now.getTime() - told.at > DAY_MS) return true;
  const nights = nightsFrom(addNights(nightIn(zone, new Date(told.at)), -3), nightIn(zone, now));
  return nights
    .map((night) => closesAt(classEvening(night, calendar), zone) + PUBLISHED_WITHIN_MS)
    .some((published) => published > told.at && published <= now.getTime());
}

type Said = {
  /** What was told last, also while the endpoint does not answer. */
  told: ClassYear | undefined;
  problem: Refused | undefined;
  now: Date;
  again: () => void;
};

/** A school year of a class: asked for when the page is drawn, and again once an evening has closed meanwhile. */
export function useClassYear(id: string, year: number): Said {
  const { clock, me } = useDesk();
  const { zone } = me.school;
  const now = useNow();
  const question = useCallback(
    () => askYear({ id, year, zone, at: clock().getTime() }),
    [id, year, zone, clock],
  );
  const { said, again } = useAnswer(question);
  const [last, keep] = useState<ClassYear>();
  if (said.kind === 'answer' && said.answer !== last) keep(said.answer);
  const told = last?.year === year ? last : undefined;
  const problem = said.kind === 'refused' ? said.problem : undefined;
  const isDue = problem === undefined && told !== undefined && isOutdated(told, now);
  useEffect(() => {
    if (isDue) again();
  }, [isDue, again]);
  useEffect(() => {
    if (!problem) return undefined;
    const look = () => {
      if (document.visibilityState === 'visible') again();
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('online', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('online', look);
    };
  }, [problem, again]);
  return { told, problem, now, again };
}
