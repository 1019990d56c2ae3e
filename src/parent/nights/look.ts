import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { lookBack, type LookBack } from '../../core/look-back';
import { lookedNights, weeksOf, type LookedNight } from '../../core/looked-night';
import { addNights, mondayOf, type Night } from '../../core/night';
import { stretchBeside, stretchOf, textToStretch, type Stretch, type View } from '../../core/stretch';
import { nightNow, useChild, useGround } from '../household';
import { firstNight, inForceOf } from '../store/later-views';
import { calendarOf, gradeOn, nightsFiled, strayRows, type Child } from '../store/views';
import type { GradeRow } from '../store/rows';

/** What an address asks for: a view, and which week, month or term of it. */
export type Asked = { view: View; at: string | undefined };

/** A child's nights as they are looked back on. */
export type Look = {
  child: Child;
  /** In force at the end of the stretch, or tonight where that comes first. */
  grade: GradeRow;
  tonight: Night;
  stretch: Stretch;
  back: LookBack;
  /** Every week it touches, whole: what lies beyond its ends is in no sum of `back`. */
  weeks: readonly { monday: Night; nights: LookedNight[] }[];
  /** The stretches beside it; undefined before the diary's first and after tonight's. */
  before: Stretch | undefined;
  after: Stretch | undefined;
  isEmpty: boolean;
  damaged: number;
};

/** What the address names; whatever it cannot name, or lies ahead, is the stretch tonight is in. */
function askedStretch({ view, at }: Asked, child: Child, tonight: Night): Stretch {
  const calendar = calendarOf(child, gradeOn(child, tonight).school);
  const asked = at === undefined ? undefined : textToStretch(view, at, calendar);
  return asked && asked.first <= tonight ? asked : stretchOf(view, tonight, calendar);
}

/** One stretch further back than the diary goes can be opened too, so that it can be filled. */
function besides(
  stretch: Stretch,
  child: Child,
  { tonight, begun }: { tonight: Night; begun: Night | undefined },
) {
  const calendar = calendarOf(child, gradeOn(child, tonight).school);
  const earliest = begun !== undefined && begun < tonight ? begun : tonight;
  const farthest = stretchBeside(stretchOf(stretch.view, earliest, calendar), -1, calendar);
  return {
    before: stretch.first > farthest.first ? stretchBeside(stretch, -1, calendar) : undefined,
    after: stretch.last < tonight ? stretchBeside(stretch, 1, calendar) : undefined,
  };
}

/** From the Monday of its first night to the Sunday of its last: a week that two months share is told whole. */
function wholeWeeks({ first, last }: { first: Night; last: Night }) {
  return { first: mondayOf(first), last: addNights(mondayOf(last), 6) };
}

/** A stretch of the chosen child's diary, live. While another is being read the last one stays; undefined before the first. */
export function useLook(asked: Asked): Look | undefined {
  const { home, clock } = useGround();
  const child = useChild();
  const tonight = nightNow(clock);
  const { view, key, first, last } = askedStretch(asked, child, tonight);
  const found = useLiveQuery(
    async () => ({
      of: child.id,
      stretch: { view, key, first, last },
      kept: await nightsFiled(home, child.id, wholeWeeks({ first, last })),
    }),
    [home, child.id, view, key, first, last],
  );
  // Of the whole diary: turning a month asks nothing of it.
  const diary = useLiveQuery(async () => {
    const [begun, strays] = await Promise.all([firstNight(home, child.id), strayRows(home, child.id)]);
    return { of: child.id, begun, strays };
  }, [home, child.id]);
  return useMemo(() => {
    if (found?.of !== child.id || diary?.of !== child.id) return undefined;
    const { stretch, kept } = found;
    const { begun, strays } = diary;
    const since = { tonight, begun };
    const end = stretch.last < tonight ? stretch.last : tonight;
    const nights = lookedNights(wholeWeeks(stretch), kept, { inForce: inForceOf(child), since });
    return {
      child,
      grade: gradeOn(child, end),
      tonight,
      stretch,
      back: lookBack(nights.filter(({ night }) => stretch.first <= night && night <= stretch.last)),
      weeks: weeksOf(nights),
      ...besides(stretch, child, since),
      isEmpty: begun === undefined,
      damaged: kept.damaged + strays,
    };
  }, [found, diary, child, tonight]);
}

/** The weeks of a month, each whole: a week is of the month its Thursday is in. */
export function weeksOfMonth({ weeks, stretch: { first, last } }: Look): Look['weeks'] {
  return weeks.filter(({ monday }) => {
    const thursday = addNights(monday, 3);
    return first <= thursday && thursday <= last;
  });
}

/** Where a stretch is looked at. */
export function addressOf({ view, key }: Pick<Stretch, 'view' | 'key'>): string {
  return `/nights/${view}/${key}`;
}
