import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { School } from '../../core/grade';
import type { GradeFacts } from '../../core/growing';
import { limitUnder } from '../../core/growing';
import { isNight } from '../../core/night';
import { isProblem, type Problem } from '../../core/problem';
import { useAct } from '../act';
import { nightNow, useGround } from '../household';
import { ProblemLine } from '../ProblemLine';
import { changeGradeRow, removeGradeRow } from '../store/grades';
import type { GradeRow } from '../store/rows';
import type { Child } from '../store/views';
import { GradeField, SchoolField } from './ChildFields';
import { draftToLimit, LimitFields, limitToDraft, type LimitDraft } from './LimitFields';

/** A row while it is being changed; a date may be half typed. */
type Draft = Omit<GradeFacts, 'limit'> & { limit: LimitDraft };

/** What the parent says of the row, or what is wrong with it. Two rows of one date would say two things of it. */
function draftToFacts(draft: Draft, others: readonly GradeRow[]): GradeFacts | Problem {
  if (!isNight(draft.from)) return { kind: 'night-not-a-date' };
  if (others.some(({ from }) => from === draft.from)) return { kind: 'grade-date-taken' };
  const limit = draftToLimit(draft.limit);
  return isProblem(limit) ? limit : { ...draft, limit };
}

/** Of another school system the limit comes along; one that was being typed stays. */
function inSchool(draft: Draft, school: School): Draft {
  const { limit } = draft;
  if (limit.preset === 'custom') return { ...draft, school };
  return { ...draft, school, limit: limitToDraft(limitUnder({ preset: limit.preset }, school)) };
}

type FormProps = { child: Child; row: GradeRow; onDone: () => void };

/** The two acts of the form, each with its way back. */
function useKeep({ child, row, onDone }: FormProps) {
  const { t } = useTranslation('grades');
  const { home, clock } = useGround();
  const { act } = useAct();
  const growing = { child: child.id, night: nightNow(clock) };
  return {
    change: async (facts: GradeFacts) => {
      const changed = async () => ({
        text: t('row.changed', { from: facts.from }),
        undo: await changeGradeRow(home, growing, { id: row.id, facts }),
      });
      if (await act(changed)) onDone();
    },
    remove: async () => {
      const removed = async () => ({
        text: t('row.removed'),
        undo: await removeGradeRow(home, growing, row.id),
      });
      if (await act(removed)) onDone();
    },
  };
}

/** One dated row of a child: from when on which grade, school system and limit hold. */
export function GradeRowForm(props: FormProps) {
  const { child, row, onDone } = props;
  const { t } = useTranslation(['grades', 'problem', 'app']);
  const id = useId();
  const keep = useKeep(props);
  const [draft, setDraft] = useState<Draft>(() => ({
    from: row.from,
    grade: row.grade,
    school: row.school,
    limit: limitToDraft(row.limit),
  }));
  const [problem, setProblem] = useState<Problem>();
  const change = (next: Draft) => {
    setDraft(next);
    setProblem(undefined);
  };
  const save = () => {
    const facts = draftToFacts(
      draft,
      child.grades.filter((each) => each.id !== row.id),
    );
    if (isProblem(facts)) setProblem(facts);
    else void keep.change(facts);
  };
  const isOfDate = problem !== undefined && problem.kind !== 'limit-not-a-number';
  return (
    <form
      className="stack"
      noValidate
      aria-label={t('row.form')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('row.from')}</label>
        <input
          id={id}
          type="date"
          value={draft.from}
          aria-invalid={isOfDate}
          onChange={(event) => {
            change({ ...draft, from: event.target.value });
          }}
        />
        <ProblemLine problem={isOfDate ? problem : undefined} />
      </div>
      <GradeField
        value={draft.grade}
        school={draft.school}
        onChange={(grade) => {
          change({ ...draft, grade });
        }}
      />
      <SchoolField
        value={draft.school}
        onChange={(school) => {
          change(inSchool(draft, school));
        }}
      />
      <LimitFields
        value={draft.limit}
        school={draft.school}
        problem={problem}
        onChange={(limit) => {
          change({ ...draft, limit });
        }}
      />
      <div className="row">
        <button type="button" className="button" onClick={onDone}>
          {t('cancel')}
        </button>
        <button type="submit" className="button button-main grow">
          {t('save')}
        </button>
      </div>
      {child.grades.length > 1 && (
        <button type="button" className="button button-quiet" onClick={() => void keep.remove()}>
          {t('row.remove')}
        </button>
      )}
    </form>
  );
}
