import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grade, School } from '../../core/grade';
import { isNight, type Night } from '../../core/night';
import type { Problem } from '../../core/problem';
import { useAct } from '../act';
import { GradeField, SchoolField } from '../child/ChildFields';
import { useGround } from '../household';
import { ProblemLine } from '../ProblemLine';
import { seatOf } from '../store/enrolments';
import { changeSchool } from '../store/grades';
import { gradeOn, type Child } from '../store/views';

type FormProps = { child: Child; night: Night; onDone: () => void };

/** What becomes of the class: left with the school, or kept until the day has come. */
function ClassWords({ seat, isLater }: { seat: string | undefined; isLater: boolean }) {
  const { t } = useTranslation('grades');
  if (seat === undefined) return null;
  return <p>{t(isLater ? 'school.staysUntil' : 'school.leaves', { class: seat })}</p>;
}

function ChangeForm({ child, night, onDone }: FormProps) {
  const { t } = useTranslation(['grades', 'problem', 'app']);
  const { home } = useGround();
  const { act } = useAct();
  const id = useId();
  const row = gradeOn(child, night);
  const [from, setFrom] = useState(night);
  const [grade, setGrade] = useState<Grade>(row.grade);
  const [school, setSchool] = useState<School>(row.school);
  const [problem, setProblem] = useState<Problem>();
  const seat = useLiveQuery(() => seatOf(home, child.id), [home, child.id]);
  const name = seat?.kind === 'taken' ? seat.enrolment.seen.name : undefined;
  const isLater = isNight(from) && from > night;
  const leavesClass = name !== undefined && !isLater;
  const save = async () => {
    if (!isNight(from)) {
      setProblem({ kind: 'night-not-a-date' });
      return;
    }
    const moved = async () => ({
      text: t(leavesClass ? 'school.savedAndLeft' : 'school.saved', { from, class: name }),
      undo: await changeSchool(home, { child: child.id, night }, { from, grade, school, leavesClass }),
      isLasting: true,
    });
    if (await act(moved)) onDone();
  };
  return (
    <form
      className="stack"
      noValidate
      aria-label={t('school.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('school.from')}</label>
        <input
          id={id}
          type="date"
          value={from}
          aria-invalid={problem !== undefined}
          onChange={(event) => {
            setFrom(event.target.value);
            setProblem(undefined);
          }}
        />
        <ProblemLine problem={problem} />
      </div>
      <GradeField value={grade} school={school} onChange={setGrade} />
      <SchoolField value={school} onChange={setSchool} />
      <p className="soft small">{t('school.before')}</p>
      <ClassWords seat={name} isLater={isLater} />
      <div className="row">
        <button type="button" className="button" onClick={onDone}>
          {t('cancel')}
        </button>
        <button type="submit" className="button button-main grow">
          {t(leavesClass ? 'school.saveAndLeave' : 'save')}
        </button>
      </div>
    </form>
  );
}

/** Another school: its system and limit from a day on, and the class of the old one left, in one act. */
export function SchoolChange({ child, night }: { child: Child; night: Night }) {
  const { t } = useTranslation('grades');
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="sheet stack">
      <h2>{t('school.title')}</h2>
      {isOpen ? (
        <ChangeForm
          child={child}
          night={night}
          onDone={() => {
            setOpen(false);
          }}
        />
      ) : (
        <>
          <p className="soft small">{t('school.help')}</p>
          <button
            type="button"
            className="button"
            onClick={() => {
              setOpen(true);
            }}
          >
            {t('school.open')}
          </button>
        </>
      )}
    </section>
  );
}
