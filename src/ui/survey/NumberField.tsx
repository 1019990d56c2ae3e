import { useState } from 'react';
import type { NumberQuestion } from '../../core/survey';
import { spokenWith, type ControlProps } from './control';

/** Numbers up to so many steps apart are reached by the keys; beyond, a key goes further. */
const STEPS = 40;

/** A step that a thumb can count with: 1, 5, 10 … */
function stepOf({ min, max }: NumberQuestion): number {
  return [1, 5, 10, 50, 100].find((step) => (max - min) / step <= STEPS) ?? 1000;
}

/** What was typed, as a whole number; undefined while it is none. */
function textToNumber(text: string): number | undefined {
  return /^-?\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** A whole number, typed on the phone's digits or reached by two keys. */
export function NumberField(props: ControlProps<NumberQuestion> & { labelled: string }) {
  const { question, words, answer, onAnswer, labelled } = props;
  const { min, max } = question;
  const number = typeof answer === 'number' ? answer : undefined;
  const [typed, setTyped] = useState<string>();
  // A lone minus sign is no answer yet, and stands as long as nothing else does.
  const text = typed !== undefined && textToNumber(typed) === number ? typed : String(number ?? '');
  const step = stepOf(question);
  const go = (by: number) => {
    setTyped(undefined);
    onAnswer(Math.min(max, Math.max(min, number === undefined ? min : number + by)));
  };
  const key = (by: number, label: string, sign: string) => (
    <button
      type="button"
      className="button survey-step"
      aria-label={label}
      onClick={() => {
        go(by);
      }}
    >
      {sign}
    </button>
  );
  return (
    <div className="survey-number">
      {key(-step, words.less, '−')}
      <input
        className="input number"
        // The digits of a phone have no minus sign.
        inputMode={min < 0 ? 'text' : 'numeric'}
        autoComplete="off"
        aria-labelledby={labelled}
        value={text}
        onChange={({ target }) => {
          const digits = target.value
            .normalize('NFKC')
            .replaceAll(/[^\d-]/g, '')
            .slice(0, 7);
          setTyped(digits);
          onAnswer(textToNumber(digits));
        }}
        {...spokenWith(props)}
      />
      {key(step, words.more, '+')}
    </div>
  );
}
