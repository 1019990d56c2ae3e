import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { GRADES, SCHOOLS, type Grade, type School } from '../../core/grade';
import type { Problem } from '../../core/problem';
import { ProblemLine } from '../ProblemLine';

/** What the family calls the child: any writing, or an emoji. */
export function NicknameField({
  value,
  problem,
  onChange,
}: {
  value: string;
  problem: Problem | undefined;
  onChange: (text: string) => void;
}) {
  const { t } = useTranslation('app');
  const id = useId();
  const own = problem?.kind.startsWith('nickname') ? problem : undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{t('child.nickname')}</label>
      <input
        id={id}
        autoComplete="off"
        value={value}
        placeholder={t('child.nicknameHint')}
        aria-invalid={own !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <ProblemLine id={`${id}-problem`} problem={own} />
    </div>
  );
}

/** The grade, in the words of the child's school system. */
export function GradeField({
  value,
  school,
  problem,
  onChange,
}: {
  value: Grade | undefined;
  school: School;
  problem?: Problem | undefined;
  onChange: (grade: Grade) => void;
}) {
  const { t } = useTranslation('app');
  const id = useId();
  const own = problem?.kind === 'grade-missing' ? problem : undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{t('child.grade')}</label>
      <select
        id={id}
        value={value ?? ''}
        aria-invalid={own !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          onChange(Number(event.target.value));
        }}
      >
        <option value="" disabled>
          {t('child.chooseGrade')}
        </option>
        {GRADES.map((grade) => (
          <option key={grade} value={grade}>
            {t(`grade.${school}.${String(grade)}`)}
          </option>
        ))}
      </select>
      <ProblemLine id={`${id}-problem`} problem={own} />
    </div>
  );
}

/** 学制: decides calendar, bedtime, subjects and limit together. */
export function SchoolField({ value, onChange }: { value: School; onChange: (school: School) => void }) {
  const { t } = useTranslation('app');
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('child.school')}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          onChange(event.target.value as School);
        }}
      >
        {SCHOOLS.map((school) => (
          <option key={school} value={school}>
            {t(`school.${school}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
