import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { firstNightOf, schoolYear, type Grade, type School } from '../../core/grade';
import { usualLimit } from '../../core/limit';
import type { Night } from '../../core/night';
import { useAct } from '../act';
import { GradeField, SchoolField } from '../child/ChildFields';
import { useGround } from '../household';
import { correctGrade, promote, setGrade } from '../store/grades';
import { gradeOn, type Child } from '../store/views';

type Place = { grade: Grade; school: School };

/** From when on a change of grade or system holds. */
const STARTS = ['tonight', 'year', 'start'] as const;
type Start = (typeof STARTS)[number];

/** The ways a change of grade or system is kept; each is one undo. */
function useKeep(child: Child, night: Night): Record<Start, (place: Place) => Promise<boolean>> {
  const { t } = useTranslation('settings');
  const { home } = useGround();
  const { act } = useAct();
  const row = gradeOn(child, night);
  const first = firstNightOf(schoolYear(night));
  return {
    tonight: ({ grade, school }: Place) =>
      act(async () => {
        const limit = school === row.school ? row.limit : usualLimit(school);
        const undo = await setGrade(home, child.id, { from: night, grade, school, limit });
        return { text: t('gradeSaved', { night }), undo };
      }),
    year: ({ grade }: Place) =>
      act(async () => ({
        text: t('since.yearSaved', { first }),
        undo: await promote(home, child.id, { from: first, grade }),
      })),
    start: (place: Place) =>
      act(async () => ({
        text: t('since.saved'),
        undo: await correctGrade(home, child.id, { night, ...place }),
      })),
  };
}

type SinceProps = {
  starts: readonly Start[];
  first: Night;
  keepFrom: (start: Start) => void;
  cancel: () => void;
};

/** A child that moves on or stays down, or a wrong choice at the beginning: only the parent knows which it is. */
function SinceQuestion({ starts, first, keepFrom, cancel }: SinceProps) {
  const { t } = useTranslation('settings');
  const help = { tonight: 'since.tonightHelp', year: 'since.yearHelp', start: 'since.startHelp' } as const;
  return (
    <div className="stack" role="group" aria-label={t('since.question')}>
      <p>{t('since.question')}</p>
      {starts.map((start) => (
        <div key={start} className="field">
          <button
            type="button"
            className="button"
            onClick={() => {
              keepFrom(start);
            }}
          >
            {t(`since.${start}`)}
          </button>
          <p className="soft small">{t(help[start], { first })}</p>
        </div>
      ))}
      <button type="button" className="button button-quiet" onClick={cancel}>
        {t('cancel')}
      </button>
    </div>
  );
}

/** The starts that differ for this change: the year's is of the grade alone, and where the diary is older than the year. */
function startsFor(child: Child, night: Night, wanted: Place): Start[] {
  const first = firstNightOf(schoolYear(night));
  const isOlder = child.grades.some(({ from }) => from < first);
  const isSameSchool = wanted.school === gradeOn(child, night).school;
  return STARTS.filter((start) => start !== 'year' || (isOlder && isSameSchool && first < night));
}

/** Grade and school system. A change is asked about, because nights may already be judged by the old ones. */
export function GradeForm({ child, night }: { child: Child; night: Night }) {
  const row = gradeOn(child, night);
  const keep = useKeep(child, night);
  const [wanted, setWanted] = useState<Place>();
  const shown = wanted ?? row;
  // On the child's first night there is no earlier one to tell apart.
  const isFirstNight = child.grades.every((each) => each.from === night);
  const choose = (place: Place) => {
    if (isFirstNight) void keep.tonight(place);
    else setWanted(place.grade === row.grade && place.school === row.school ? undefined : place);
  };
  const keepFrom = async (start: Start) => {
    if (await keep[start](shown)) setWanted(undefined);
  };
  return (
    <>
      <GradeField
        value={shown.grade}
        school={shown.school}
        onChange={(grade) => {
          choose({ grade, school: shown.school });
        }}
      />
      <SchoolField
        value={shown.school}
        onChange={(school) => {
          choose({ grade: shown.grade, school });
        }}
      />
      {wanted && (
        <SinceQuestion
          starts={startsFor(child, night, wanted)}
          first={firstNightOf(schoolYear(night))}
          keepFrom={(start) => void keepFrom(start)}
          cancel={() => {
            setWanted(undefined);
          }}
        />
      )}
    </>
  );
}
