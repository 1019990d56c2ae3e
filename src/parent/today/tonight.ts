import { useLiveQuery } from 'dexie-react-hooks';
import { blockOf, schoolNightsOfWeek, type Block, type Calendar } from '../../core/calendar';
import { reachesLimitAt } from '../../core/comparison';
import type { Entry } from '../../core/entry';
import { eveningOf, meanOf, type Evening, type Mean } from '../../core/evening';
import { addNights, mondayOf, nightAt, nightsFrom, type Night } from '../../core/night';
import { elapsedMs, timerToEntry, type Timer } from '../../core/timer';
import { totalOf, type Total } from '../../core/total';
import { doubtOf } from '../doubt';
import { useChild, useGround, useHousehold } from '../household';
import { noticeFor } from '../store/notices';
import type { Notice } from '../../core/notice';
import type { GradeRow } from '../store/rows';
import { calendarOf, gradeOn, nightsOf, type Child, type Nights } from '../store/views';

const MINUTE_MS = 60_000;

/** All that today's page shows of one child's evening. */
export type Tonight = {
  child: Child;
  night: Night;
  grade: GradeRow;
  calendar: Calendar;
  timer: Timer | undefined;
  /** The timer has to be asked about: none of its minutes count yet. */
  isInDoubt: boolean;
  /** The sittings of the night, saved ones only. */
  entries: Entry[];
  /** The evening with the running timer's minutes in it. */
  evening: Evening;
  lastNight: Evening;
  /** Free days in a row, and their minutes so far. */
  block: (Block & { total: Total }) | undefined;
  /** The week's evenings so far, for the week's panel and mean. */
  week: Evening[];
  weekMean: Mean | undefined;
  /** When the running timer will reach the limit (epoch ms). */
  reachesAt: number | undefined;
  /** What the child's class has to do tonight, or over these free days. */
  notice: Notice | undefined;
  damaged: number;
};

/** A running timer as the entry it would be now: whole minutes only, none before the first is full. */
function liveEntry(timer: Timer, now: number): Entry | undefined {
  const minutes = Math.floor(elapsedMs(timer, now) / MINUTE_MS);
  return minutes > 0 ? timerToEntry(timer, now, minutes) : undefined;
}

/** The first night the page needs: the week's Monday, the block's start, yesterday. */
function firstNeeded(night: Night, block: Block | undefined): Night {
  const first = [mondayOf(night), addNights(night, -1), block?.first ?? night].sort()[0];
  return first ?? night;
}

type Judged = { child: Child; nights: Nights; live: Entry | undefined };

/** Judges a night by the grade, the limit and the calendar of its own time. */
function judge(night: Night, { child, nights, live }: Judged): Evening {
  const all = live ? [...nights.entries, live] : nights.entries;
  const monday = mondayOf(night);
  const facts = {
    night,
    entries: all.filter((entry) => entry.night === night),
    said: nights.said[night],
    weekEntries: all.filter((entry) => entry.night >= monday && entry.night <= night),
  };
  const grade = gradeOn(child, night);
  return eveningOf(facts, grade, calendarOf(child, grade.school));
}

function blockTotal(
  block: Block | undefined,
  { nights, live }: Judged,
  scope: Evening['limit']['scope'],
): Tonight['block'] {
  if (!block) return undefined;
  const all = live ? [...nights.entries, live] : nights.entries;
  return {
    ...block,
    total: totalOf(
      all.filter((entry) => entry.night >= block.first && entry.night <= block.last),
      scope,
    ),
  };
}

function recordedBefore(nights: Nights, evening: Evening): number {
  const first = evening.limit.unit === 'week' ? mondayOf(evening.night) : evening.night;
  const counted = nights.entries.filter((entry) => entry.night >= first && entry.night <= evening.night);
  return totalOf(counted, evening.limit.scope).compared;
}

/** Puts the evening together from what the diary holds and what runs. */
export function tonightOf(
  child: Child,
  nights: Nights,
  { timer, now, notice }: { timer: Timer | undefined; now: number; notice?: Notice | undefined },
): Tonight {
  const night = nightAt(new Date(now));
  const grade = gradeOn(child, night);
  const calendar = calendarOf(child, grade.school);
  const isInDoubt = doubtOf(timer, child, now) !== undefined;
  const counted = timer?.night === night && !isInDoubt ? timer : undefined;
  const live = counted && liveEntry(counted, now);
  const judged: Judged = { child, nights, live };
  const evening = judge(night, judged);
  const week = nightsFrom(mondayOf(night), night).map((each) => judge(each, judged));
  const schoolNights = schoolNightsOfWeek(night, calendar);
  const isMeasured = evening.comparison.kind === 'measured';
  return {
    child,
    night,
    grade,
    calendar,
    timer,
    isInDoubt,
    entries: nights.entries.filter((entry) => entry.night === night),
    evening,
    lastNight: judge(addNights(night, -1), judged),
    block: blockTotal(blockOf(night, calendar), judged, evening.limit.scope),
    week,
    weekMean: meanOf(week.filter((each) => schoolNights.includes(each.night))),
    reachesAt:
      isMeasured && counted
        ? reachesLimitAt(evening.limit, recordedBefore(nights, evening), { timer: counted, now })
        : undefined,
    notice,
    damaged: nights.damaged,
  };
}

/** Written work the school set: in a grade that gets none, who set it is asked. */
export function isSchoolSetWriting(entry: Entry): boolean {
  return entry.kind === 'written' && entry.setBy === 'school';
}

/** The chosen child's evening, live; undefined until the diary answered. */
export function useTonight(now: number): Tonight | undefined {
  const { home } = useGround();
  const { timers } = useHousehold();
  const child = useChild();
  const night = nightAt(new Date(now));
  const calendar = calendarOf(child, gradeOn(child, night).school);
  const block = blockOf(night, calendar);
  const first = firstNeeded(night, block);
  const noticeFrom = block?.first ?? night;
  // The key comes back with the answer, so that one child's nights are never drawn under another's name.
  const answer = useLiveQuery(
    async () => ({
      child: child.id,
      first,
      nights: await nightsOf(home, child.id, { first, last: night }),
      notice: await noticeFor(home, child.id, { first: noticeFrom, last: night }),
    }),
    [home, child.id, first, noticeFrom, night],
  );
  if (answer?.child !== child.id || answer.first > first) return undefined;
  const timer = timers.find((each) => each.child === child.id);
  return tonightOf(child, answer.nights, { timer, now, notice: answer.notice });
}
