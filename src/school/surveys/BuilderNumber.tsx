import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../Field';

type NumberProps = {
  label: string;
  value: number;
  least: number;
  most: number;
  onChange: (value: number) => void;
};

/** A whole number as it is typed: what is none yet changes nothing. */
export function BuilderNumber({ label, value, least, most, onChange }: NumberProps) {
  const { t } = useTranslation('survey-edit');
  const [typed, setTyped] = useState(String(value));
  const read = (text: string) => Number(text.normalize('NFKC').trim() || Number.NaN);
  const isNumber = (next: number) => Number.isInteger(next) && next >= least && next <= most;
  return (
    <Field
      label={label}
      inputMode="numeric"
      help={isNumber(read(typed)) ? undefined : t('range', { least, most })}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        const next = read(target.value);
        if (isNumber(next)) onChange(next);
      }}
      onBlur={() => {
        setTyped(String(value));
      }}
    />
  );
}
