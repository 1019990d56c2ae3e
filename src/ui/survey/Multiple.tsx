import { useState } from 'react';
import type { MultipleQuestion } from '../../core/survey';
import { spokenWith, type ControlProps } from './control';

/** Several of the choices; one beyond the maximum is not taken, and the line below says why. */
export function Multiple(props: ControlProps<MultipleQuestion>) {
  const { question, language, words, answer, onAnswer } = props;
  const { choices, maxSelectedChoices: most } = question;
  const [isFull, setFull] = useState(false);
  const chosen = Array.isArray(answer) ? answer : [];
  const tap = (value: string) => {
    const isTaken = chosen.includes(value);
    const isTooMany = !isTaken && most > 0 && chosen.length >= most;
    setFull(isTooMany);
    if (isTooMany) return;
    // In the order of the choices: the order of the taps is nobody's.
    const next = choices.flatMap((each) =>
      (each.value === value) !== chosen.includes(each.value) ? [each.value] : [],
    );
    onAnswer(next.length > 0 ? next : undefined);
  };
  return (
    <div className="survey-column">
      {choices.map(({ value, text }) => (
        <label key={value} className="survey-option">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => {
              tap(value);
            }}
            {...spokenWith(props)}
          />
          <span>{text[language]}</span>
        </label>
      ))}
      {most > 0 && (
        <p className={isFull ? 'survey-full' : 'soft small'} role="status">
          {isFull ? words.mostTaken(most) : words.most(most)}
        </p>
      )}
    </div>
  );
}
