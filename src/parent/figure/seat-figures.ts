import { useLiveQuery } from 'dexie-react-hooks';
import type { ClassFigures, ClassTime, ClassWeek, EveningState, WeekEvening } from '../../core/class-week';
import { limitFor } from '../../core/limit';
import type { Night } from '../../core/night';
import { plannedNights, type PlannedNight } from '../../core/planned-night';
import { publishedBy } from '../../core/open-evening';
import { useGround, useNow } from '../household';
import type { SeenClass } from '../store/class-rows';
import { lastTold } from '../store/asking';
import { figuresOf } from '../store/figures';
import { noticesOf } from '../store/notices';
import { NIGHTS } from '../store/views';
import { classTimeOf, schoolNight } from '../store/seat-evenings';

/** What this phone knows of a class's figures, and as of when (epoch ms); and what was planned for its nights. */
export type SeatFigures = {
  figures: ClassFigures;
  planned: PlannedNight[];
  time: ClassTime;
  toldAt: number;
  tonight: Night;
};

/** The figures kept of a class; undefined until they are read. */
export function useSeatFigures(seen: SeenClass): SeatFigures | undefined {
  const { home } = useGround();
  const now = useNow(false);
  const classId = seen.class;
  const kept = useLiveQuery(
    async () => ({
      classId,
      figures: await figuresOf(home, classId),
      notices: await noticesOf(home, classId, { first: NIGHTS[0], last: NIGHTS[1] }),
      toldAt: await lastTold(home, 'figures', classId),
    }),
    [home, classId],
  );
  if (kept?.classId !== classId) return undefined;
  const { figures, notices, toldAt } = kept;
  const { limit, grade, system } = seen;
  const { scope } = limitFor(limit, { grade, school: system, kind: 'school' });
  const planned = plannedNights(notices, figures.evenings, () => scope);
  return { figures, planned, toldAt, time: classTimeOf(seen, now), tonight: schoolNight(seen, now) };
}

/** As in a class's week; and `unread`: it has closed, and this phone has not been told since. */
export type SeenEvening = Omit<WeekEvening, 'state'> & { state: EveningState | { kind: 'unread' } };

/** A week's evenings as this phone knows them: that nothing is published it says only once it was told so. */
export function eveningsSeen({ evenings }: ClassWeek, { time, toldAt }: SeatFigures): SeenEvening[] {
  return evenings.map((evening) => {
    const isUnread = evening.state.kind === 'none' && toldAt < publishedBy(evening, time.zone);
    return isUnread ? { ...evening, state: { kind: 'unread' } } : evening;
  });
}
