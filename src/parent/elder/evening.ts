import { useLiveQuery } from 'dexie-react-hooks';
import { isCompared } from '../../core/calendar';
import type { Entry } from '../../core/entry';
import { eveningOf, type Evening } from '../../core/evening';
import { addNights, nightAt, type Night } from '../../core/night';
import { useGround } from '../household';
import { calendarOf, gradeOn, nightsOf, type Child, type Nights } from '../store/views';

/** One evening of the one child, as the page for old eyes tells it. */
export type ElderEvening = { evening: Evening; entries: Entry[] };

/** Tonight and the evening before it. */
export type ElderNights = {
  night: Night;
  tonight: ElderEvening;
  lastNight: ElderEvening;
  /** 今晚 on school nights, 今天 on free days. */
  when: 'tonight' | 'today';
};

function eveningIn(child: Child, night: Night, found: Nights): ElderEvening {
  const grade = gradeOn(child, night);
  const entries = found.entries.filter((entry) => entry.night === night);
  const facts = { night, entries, said: found.said[night] };
  return { entries, evening: eveningOf(facts, grade, calendarOf(child, grade.school)) };
}

/** The child's evenings, live; undefined until the diary answered. */
export function useElderNights(child: Child, now: number): ElderNights | undefined {
  const { home } = useGround();
  const night = nightAt(new Date(now));
  const before = addNights(night, -1);
  const found = useLiveQuery(
    async () => ({ night, nights: await nightsOf(home, child.id, { first: before, last: night }) }),
    [home, child.id, before, night],
  );
  if (found?.night !== night) return undefined;
  const tonight = eveningIn(child, night, found.nights);
  return {
    night,
    tonight,
    lastNight: eveningIn(child, before, found.nights),
    when: isCompared(tonight.evening.day.kind) ? 'tonight' : 'today',
  };
}
