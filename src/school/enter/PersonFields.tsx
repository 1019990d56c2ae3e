import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../core/problem';
import { Field } from '../Field';

/** What somebody signs in with. */
export type Person = { name: string; password: string };

type PersonProps = {
  person: Person;
  onChange: (person: Person) => void;
  /** What is wrong, by field. */
  problems: Partial<Record<keyof Person, Problem>>;
};

/** Name and a new password, which may be looked at while it is typed: nobody has to type it twice. */
export function PersonFields({ person, onChange, problems }: PersonProps) {
  const { t } = useTranslation('enter');
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Field
        label={t('person.name')}
        help={t('person.nameHelp')}
        problem={problems.name}
        autoComplete="username"
        maxLength={40}
        value={person.name}
        onChange={(event) => {
          onChange({ ...person, name: event.target.value });
        }}
      />
      <Field
        label={t('person.password')}
        help={t('person.passwordHelp')}
        problem={problems.password}
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        maxLength={128}
        value={person.password}
        onChange={(event) => {
          onChange({ ...person, password: event.target.value });
        }}
      />
      <label className="tick">
        <input
          type="checkbox"
          checked={isShown}
          onChange={(event) => {
            setShown(event.target.checked);
          }}
        />
        <span>{t('person.show')}</span>
      </label>
    </>
  );
}

/** What can be said of a person before the endpoint is asked. */
export function wrongOf({ name, password }: Person): Partial<Record<keyof Person, Problem>> {
  return {
    ...(name.trim() === '' && { name: { kind: 'name-empty' as const } }),
    ...(password.length < 12 && { password: { kind: 'password-short' as const } }),
  };
}
