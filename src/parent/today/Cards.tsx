import { Suspense, useEffect, useState } from 'react';
import { bedtimeFor } from '../../core/bedtime';
import type { Doubt } from '../../core/forgotten';
import { promotion } from '../../core/grade';
import { instantOf } from '../../core/night';
import type { Notice } from '../../core/notice';
import type { Timer } from '../../core/timer';
import { SETTLED_MS, useFetchAhead } from '../fetch-ahead';
import { useGround } from '../household';
import { Extra, partWith } from '../part';
import type { Child } from '../store/views';
import { isSchoolSetWriting, type Tonight } from './tonight';
import { useIsWide } from './wide';

/*
 * What stands on today's page on some evenings only, or only beside it on a desktop: when it stands there is
 * known here, the rest comes after the first screen. Until it has come the page waits whole, so nothing moves.
 */

const doubt = partWith('cards', () => import('../entry/DoubtCard').then(({ DoubtCard }) => DoubtCard));
const promoted = partWith('cards', () =>
  import('./PromotionCard').then(({ PromotionCard }) => PromotionCard),
);
const bed = partWith('cards', () => import('./Bedtime').then(({ Bedtime }) => Bedtime));
const setBy = partWith('cards', () => import('./AskSetBy').then(({ AskSetBy }) => AskSetBy));
const week = partWith('cards', () => import('./WeekPanel').then(({ WeekPanel }) => WeekPanel));
const schoolWord = partWith('cards', () => import('../SchoolWord').then(({ SchoolWord }) => SchoolWord));
const backup = partWith('guard', () => import('./BackupCard').then(({ BackupCard }) => BackupCard));

const notice = partWith('notice', () => import('./NoticeCard').then(({ NoticeCard }) => NoticeCard));
const news = partWith('notice', () => import('./NoticeNews').then(({ NoticeNews }) => NoticeNews));

const AHEAD = {
  parts: [doubt, promoted, bed, setBy, week, notice, news].map(({ fetch }) => fetch),
  words: ['cards', 'notice'],
};

type DoubtfulProps = { timer: Timer; child: Child; doubt: Doubt; now: number };

/** A timer that was perhaps forgotten. The page is not whole without the question: where it cannot be fetched, the page says so. */
export function DoubtfulTimer(props: DoubtfulProps) {
  return <doubt.Part {...props} />;
}

/** From 1 September, until it is answered. */
export function PromotionQuestion({ tonight }: { tonight: Tonight }) {
  const grade = promotion(tonight.child.grades, tonight.night);
  if (grade === undefined) return null;
  return (
    <Extra>
      <promoted.Part {...{ tonight, grade }} />
    </Extra>
  );
}

/** From bedtime on, while tonight's work still runs. */
export function BedtimeNote({ tonight, now }: { tonight: Tonight; now: number }) {
  const { timer, night, grade, isInDoubt } = tonight;
  const bedtime = bedtimeFor(grade.grade, grade.school);
  if (bedtime === undefined || timer?.night !== night || isInDoubt || now < instantOf(night, bedtime))
    return null;
  return (
    <Extra>
      <bed.Part {...{ tonight, now }} />
    </Extra>
  );
}

/** Where written work was logged in a grade that gets none. */
export function SetByQuestion({ tonight }: { tonight: Tonight }) {
  const { comparison } = tonight.evening;
  const isLowGrade = comparison.kind === 'zero' && comparison.because === 'low-grade';
  if (!isLowGrade || !tonight.entries.some(isSchoolSetWriting)) return null;
  return (
    <Extra>
      <setBy.Part {...{ tonight }} />
    </Extra>
  );
}

const isSame = (one: Notice | undefined, other: Notice | undefined) =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * What the class has to do. It stands as it was when the page was opened: what comes while somebody looks is told at the
 * foot, so that no key moves under a thumb.
 */
function PostedNotice({ tonight }: { tonight: Tonight }) {
  const now = tonight.notice;
  const [drawn, setDrawn] = useState(now);
  return (
    <Extra>
      {drawn && <notice.Part {...{ tonight, notice: drawn }} />}
      {!isSame(drawn, now) && (
        <Suspense fallback={null}>
          <news.Part
            onShow={() => {
              setDrawn(now);
            }}
          />
        </Suspense>
      )}
    </Extra>
  );
}

/** The class's notice, above the subjects. */
export function ClassNotice({ tonight }: { tonight: Tonight }) {
  return <PostedNotice key={`${tonight.child.id}/${tonight.night}`} {...{ tonight }} />;
}

/** The week beside the page, where there is room for it; in a column of its own it moves nothing when it comes. */
export function Week({ tonight }: { tonight: Tonight }) {
  useFetchAhead(AHEAD);
  const isWide = useIsWide();
  if (!isWide) return null;
  return (
    <Extra>
      <Suspense fallback={null}>
        <week.Part {...{ tonight }} />
      </Suspense>
    </Extra>
  );
}

/** Whether the page has stood for a while: what comes only now, below everything, moves nothing. */
function useSettled(): boolean {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timeout = setTimeout(() => {
      setSettled(true);
    }, SETTLED_MS);
    return () => {
      clearTimeout(timeout);
    };
  }, []);
  return isSettled;
}

/** What the child's school said of tonight itself. */
export function SchoolsWord({ tonight: { child, night } }: { tonight: Tonight }) {
  if (!useSettled()) return null;
  return (
    <Extra>
      <Suspense fallback={null}>
        <schoolWord.Part {...{ child, night }} />
      </Suspense>
    </Extra>
  );
}

/** Advice to make a backup. */
export function BackupAdvice({ tonight }: { tonight: Tonight }) {
  const { isSandbox, isDemo } = useGround();
  const isSettled = useSettled();
  if (!isSettled || isSandbox || isDemo) return null;
  return (
    <Extra>
      <Suspense fallback={null}>
        <backup.Part {...{ tonight }} />
      </Suspense>
    </Extra>
  );
}
