import type { SingleQuestion, YesNoQuestion, RatingQuestion } from '../../core/survey';
import { spokenWith, type ControlProps } from './control';
import { Radios } from './Radios';

/** One of the choices, all of them seen at once. */
export function Single({ question, language, answer, onAnswer, ...rest }: ControlProps<SingleQuestion>) {
  const { name, choices } = question;
  return (
    <Radios
      name={name}
      options={choices.map(({ value, text }) => ({ value, text: text[language] }))}
      chosen={typeof answer === 'string' ? answer : undefined}
      onChoose={onAnswer}
      {...rest}
    />
  );
}

/** One of many choices, behind the phone's own list. */
export function Dropdown(props: ControlProps<SingleQuestion> & { labelled: string }) {
  const { question, language, words, answer, onAnswer, labelled } = props;
  return (
    <div className="field">
      <select
        aria-labelledby={labelled}
        value={typeof answer === 'string' ? answer : ''}
        onChange={({ target }) => {
          onAnswer(target.value === '' ? undefined : target.value);
        }}
        {...spokenWith(props)}
      >
        <option value="">{words.choose}</option>
        {question.choices.map(({ value, text }) => (
          <option key={value} value={value}>
            {text[language]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Two ways to answer, in the words of the question. */
export function YesNo({ question, language, answer, onAnswer, ...rest }: ControlProps<YesNoQuestion>) {
  const { name, labelTrue, labelFalse } = question;
  return (
    <Radios
      name={name}
      options={[
        { value: 'true', text: labelTrue[language] },
        { value: 'false', text: labelFalse[language] },
      ]}
      chosen={typeof answer === 'boolean' ? String(answer) : undefined}
      onChoose={(value) => {
        onAnswer(value === 'true');
      }}
      {...rest}
    />
  );
}

/** Steps of so few letters (a Chinese one is two) stand in a row even on the smallest phone. */
const SHORT_LETTERS = 4;
/** In one row on the smallest phone. */
const MOST_IN_ROW = 11;

function isShort(text: string): boolean {
  return Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0) <= SHORT_LETTERS;
}

/** A scale: its steps in a row where they are short, else below each other. */
export function Rating({ question, language, answer, onAnswer, ...rest }: ControlProps<RatingQuestion>) {
  const steps = question.rateValues.map(({ value, text }) => ({
    value: String(value),
    text: text[language],
  }));
  const isRow = steps.length <= MOST_IN_ROW && steps.every(({ text }) => isShort(text));
  return (
    <Radios
      name={question.name}
      options={steps}
      chosen={typeof answer === 'number' ? String(answer) : undefined}
      onChoose={(value) => {
        onAnswer(Number(value));
      }}
      lay={isRow ? 'row' : 'column'}
      {...rest}
    />
  );
}
