import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grade, School } from '../../core/grade';
import { usualLimit } from '../../core/limit';
import type { Night } from '../../core/night';
import { useAct } from '../act';
import { GradeField, SchoolField } from '../child/ChildFields';
import { useGround } from '../household';
import { correctGrade, setGrade } from '../store/children';
import { gradeOn, type Child } from '../store/views';

type Place = { grade: Grade; school: School };

/** The two ways a change of grade or system is kept; either is one undo. */
function useKeep(child: Child, night: Night) {
  const { t } = useTranslation('settings');
  const { home } = useGround();
  const { act } = useAct();
  const row = gradeOn(child, night);
  return {
    fromTonight: ({ grade, school }: Place) =>
      act(async () => {
        const limit = school === row.school ? row.limit : usualLimit(school);
        const undo = await setGrade(home, child.id, { from: night, grade, school, limit });
        return { text: t('gradeSaved', { night }), undo };
      }),
    fromStart: (place: Place) =>
      act(async () => ({
        text: t('since.saved'),
        undo: await correctGrade(home, child.id, { night, ...place }),
      })),
  };
}

type SinceProps = { keepFrom: (start: 'tonight' | 'start') => void; cancel: () => void };

/** A child that goes up, or a wrong choice at the beginning: only the parent knows which it is. */
function SinceQuestion({ keepFrom, cancel }: SinceProps) {
  const { t } = useTranslation('settings');
  return (
    <div className="stack" role="group" aria-label={t('since.question')}>
      <p>{t('since.question')}</p>
      <button
        type="button"
        className="button"
        onClick={() => {
          keepFrom('tonight');
        }}
      >
        {t('since.tonight')}
      </button>
      <p className="soft small">{t('since.tonightHelp')}</p>
      <button
        type="button"
        className="button"
        onClick={() => {
          keepFrom('start');
        }}
      >
        {t('since.start')}
      </button>
      <p className="soft small">{t('since.startHelp')}</p>
      <button type="button" className="button button-quiet" onClick={cancel}>
        {t('cancel')}
      </button>
    </div>
  );
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
    if (isFirstNight) void keep.fromTonight(place);
    else setWanted(place.grade === row.grade && place.school === row.school ? undefined : place);
  };
  const keepFrom = async (start: 'tonight' | 'start') => {
    if (await keep[start === 'tonight' ? 'fromTonight' : 'fromStart'](shown)) setWanted(undefined);
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
          keepFrom={(start) => void keepFrom(start)}
          cancel={() => {
            setWanted(undefined);
          }}
        />
      )}
    </>
  );
}
