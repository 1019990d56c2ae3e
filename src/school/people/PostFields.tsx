import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { GRADES } from '../../core/grade';
import type { Subject } from '../../core/subject';
import { ROLES, type Role } from '../../wire/me';
import { useDesk } from '../desk';
import { SubjectTicks } from '../SubjectTicks';

type Class = { id: string; name: string };
/** What somebody is invited to be, while it is chosen; '' = not chosen yet. */
export type PostDraft = { role: Role; grade: string; class: string; subjects: Subject[] };

type SelectProps = {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
};

/** One of a list, with its name over it. */
export function Select({ label, value, options, onChange }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

type FieldsProps = {
  draft: PostDraft;
  classes: readonly Class[];
  onChange: (draft: PostDraft) => void;
  /** The class and subjects of a teacher are asked for, too. */
  asks: 'role' | 'post';
};

/** Role, and what goes with it: a lead's grade, a teacher's class and subjects. */
export function PostFields({ draft, classes, onChange, asks }: FieldsProps) {
  const { t } = useTranslation(['people', 'app']);
  const { system } = useDesk().me.school;
  const grades = GRADES.filter((grade) => grade > 0).map(String);
  return (
    <>
      <Select
        label={t('post.role')}
        value={draft.role}
        options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        onChange={(role) => {
          onChange({ ...draft, role: role as Role });
        }}
      />
      <p className="soft small">{t(`may.${draft.role}`)}</p>
      {draft.role === 'lead' && (
        <Select
          label={t('post.grade')}
          value={draft.grade}
          options={grades.map((grade) => ({ value: grade, label: t(`app:grade.${system}.${grade}`) }))}
          onChange={(grade) => {
            onChange({ ...draft, grade });
          }}
        />
      )}
      {draft.role === 'teacher' && asks === 'post' && (
        <>
          <Select
            label={t('post.className')}
            value={draft.class}
            options={[
              { value: '', label: t('post.choose') },
              ...classes.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(chosen) => {
              onChange({ ...draft, class: chosen });
            }}
          />
          <SubjectTicks
            chosen={draft.subjects}
            onChange={(subjects) => {
              onChange({ ...draft, subjects });
            }}
          />
        </>
      )}
    </>
  );
}
