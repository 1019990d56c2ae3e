import { useEffect, useState } from 'react';
import { PUBLISHED_WITHIN_MS } from '../core/class-week';
import type { Calendar } from '../core/calendar';
import { addNights, nightsFrom } from '../core/night';
import { classEvening, closesAt } from '../core/open-evening';
import { nightIn } from '../core/zone';
import { useAnswer } from './answers';
import type { Outcome, Refused } from './client';
import { useNow } from './now';

const DAY_MS = 24 * 60 * 60_000;

/** By whose days figures are published, and when (epoch ms) they were asked for. */
type Asked = { calendar: Calendar; zone: string; at: number };

/** Whether an evening has closed since it was asked, so that there may be more to tell. */
export function isOutdated({ calendar, zone, at }: Asked, now: Date): boolean {
  if (now.getTime() - at > DAY_MS) return true;
  const nights = nightsFrom(addNights(nightIn(zone, new Date(at)), -3), nightIn(zone, now));
  return nights
    .map((night) => closesAt(classEvening(night, calendar), zone) + PUBLISHED_WITHIN_MS)
    .some((published) => published > at && published <= now.getTime());
}

/** What was told last, also while the endpoint does not answer. */
export type Fresh<Told> = {
  told: Told | undefined;
  problem: Refused | undefined;
  now: Date;
  again: () => void;
};

/**
 * Figures, asked for when the page is drawn, again once there may be more to tell, and, where the endpoint could not be
 * reached, when it may be. After another question what the last one told stands until the new answer is there.
 */
export function useFresh<Told extends object>(
  question: () => Outcome<Told>,
  askedOf: (told: Told) => Asked,
): Fresh<Told> {
  const now = useNow();
  const { said, again } = useAnswer(question);
  const [told, keep] = useState<Told>();
  if (said.kind === 'answer' && said.answer !== told) keep(said.answer);
  const problem = said.kind === 'refused' ? said.problem : undefined;
  const isDue = problem === undefined && told !== undefined && isOutdated(askedOf(told), now);
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
