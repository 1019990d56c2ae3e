import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { GRADES } from '../core/grade';
import type { Problem } from '../core/problem';
import { useDesk } from './desk';
import { Field } from './Field';
import { ProblemLine } from './ProblemLine';

/** A class as somebody types it. An empty grade is read from the name. */
export type ClassText = { name: string; grade: string; size: string };

type ClassFieldsProps = {
  draft: ClassText;
  wrong: Partial<Record<keyof ClassText, Problem>>;
  onChange: (draft: ClassText) => void;
  /** An existing class has its grade for sure. */
  isGradeKnown?: boolean;
};

/** Name, grade and size of one class. */
export function ClassFields({ draft, wrong, onChange, isGradeKnown }: ClassFieldsProps) {
  const { t } = useTranslation(['classes', 'app']);
  const { me } = useDesk();
  const id = useId();
  return (
    <div className="class-fields">
      <Field
        label={t('field.name')}
        help={t('field.nameHelp')}
        problem={wrong.name}
        maxLength={40}
        value={draft.name}
        onChange={(event) => {
          onChange({ ...draft, name: event.target.value });
        }}
      />
      <div className="field">
        <label htmlFor={id}>{t('field.grade')}</label>
        <select
          id={id}
          value={draft.grade}
          aria-invalid={wrong.grade !== undefined}
          onChange={(event) => {
            onChange({ ...draft, grade: event.target.value });
          }}
        >
          {!isGradeKnown && <option value="">{t('field.gradeFromName')}</option>}
          {GRADES.filter((grade) => grade > 0).map((grade) => (
            <option key={grade} value={String(grade)}>
              {t(`app:grade.${me.school.system}.${String(grade)}`)}
            </option>
          ))}
        </select>
        <ProblemLine problem={wrong.grade} />
      </div>
      <Field
        label={t('field.size')}
        help={t('field.sizeHelp')}
        problem={wrong.size}
        inputMode="numeric"
        value={draft.size}
        onChange={(event) => {
          onChange({ ...draft, size: event.target.value });
        }}
      />
    </div>
  );
}
