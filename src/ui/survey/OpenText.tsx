import type { OpenQuestion } from '../../core/survey';
import { spokenWith, type ControlProps } from './control';

/** Own words, with what must not be among them said before, and the letters left. */
export function OpenText(props: ControlProps<OpenQuestion> & { labelled: string }) {
  const { question, words, answer, onAnswer, labelled } = props;
  const text = typeof answer === 'string' ? answer : '';
  return (
    <div className="field">
      <p className="soft small">{words.nobody}</p>
      <textarea
        className="input survey-text"
        rows={5}
        aria-labelledby={labelled}
        maxLength={question.maxLength}
        value={text}
        onChange={({ target }) => {
          onAnswer(target.value === '' ? undefined : target.value);
        }}
        {...spokenWith(props)}
      />
      <p className="soft small number survey-left">{words.left(question.maxLength - text.length)}</p>
    </div>
  );
}
