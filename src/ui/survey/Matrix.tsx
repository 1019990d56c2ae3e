import type { MatrixQuestion } from '../../core/survey';
import type { ControlProps } from './control';
import { Radios } from './Radios';

/** One column for each row: a card a row on a phone, on a desk the same rows as a table. */
export function Matrix({ question, language, answer, onAnswer, ...rest }: ControlProps<MatrixQuestion>) {
  const { name, rows, columns } = question;
  const given = typeof answer === 'object' && !Array.isArray(answer) ? answer : {};
  const options = columns.map(({ value, text }) => ({ value, text: text[language] }));
  return (
    <div className="survey-matrix">
      <div className="survey-matrix-head" aria-hidden="true">
        <span />
        <div className="survey-cells">
          {options.map(({ value, text }) => (
            <span key={value}>{text}</span>
          ))}
        </div>
      </div>
      {rows.map(({ value: row, text }) => (
        <fieldset key={row} className="survey-matrix-row">
          <legend>{text[language]}</legend>
          <Radios
            name={`${name}.${row}`}
            options={options}
            chosen={given[row]}
            onChoose={(column) => {
              onAnswer({ ...given, [row]: column });
            }}
            {...rest}
          />
        </fieldset>
      ))}
    </div>
  );
}
