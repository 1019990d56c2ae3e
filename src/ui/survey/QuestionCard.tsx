import { useId } from 'react';
import type { Answer, Question, SurveyLanguage } from '../../core/survey';
import type { ControlProps } from './control';
import type { FormWords } from './form-words';
import { Matrix } from './Matrix';
import { Multiple } from './Multiple';
import { NumberField } from './NumberField';
import { OpenText } from './OpenText';
import { Dropdown, Rating, Single, YesNo } from './Single';

type CardProps = {
  question: Question;
  language: SurveyLanguage;
  words: FormWords;
  answer: Answer | undefined;
  onAnswer: (answer: Answer | undefined) => void;
  /** What is wrong with the answer as it stands. */
  fault: string | undefined;
  /** A word of advice on it, that keeps nobody from going on. */
  advice: string | undefined;
};

type KindProps = Omit<ControlProps, 'question'> & { question: Question; labelled: string };

function Control({ question, labelled, ...rest }: KindProps) {
  switch (question.type) {
    case 'radiogroup':
      return <Single {...{ question }} {...rest} />;
    case 'dropdown':
      return <Dropdown {...{ question, labelled }} {...rest} />;
    case 'checkbox':
      return <Multiple {...{ question }} {...rest} />;
    case 'rating':
      return <Rating {...{ question }} {...rest} />;
    case 'boolean':
      return <YesNo {...{ question }} {...rest} />;
    case 'text':
      return <NumberField {...{ question, labelled }} {...rest} />;
    case 'comment':
      return <OpenText {...{ question, labelled }} {...rest} />;
    case 'matrix':
      return <Matrix {...{ question }} {...rest} />;
  }
}

/** Kinds whose answer cannot be taken back by tapping it again. */
const KEPT_ONCE_TAPPED: readonly Question['type'][] = ['radiogroup', 'rating', 'boolean', 'matrix'];

type Beside = { id: string; className: string; text: string };

/** What is said of a question before it is answered. */
function besideOf({ question, language, words }: CardProps, id: string): Beside[] {
  const hint = question.type === 'text' ? words.bounds(question.min, question.max) : '';
  return [
    { id: `${id}-said`, className: 'soft', text: question.description[language] },
    { id: `${id}-hint`, className: 'soft small', text: hint },
  ].filter(({ text }) => text !== '');
}

/** One question: its title, what is said beside it, and the control its kind is answered with. */
export function QuestionCard(props: CardProps) {
  const { question, language, words, answer, onAnswer, fault, advice } = props;
  const id = useId();
  const said = besideOf(props, id);
  const ids = said.map((each) => each.id);
  if (fault !== undefined) ids.push(`${id}-fault`);
  if (advice !== undefined) ids.push(`${id}-advice`);
  const mayClear = answer !== undefined && KEPT_ONCE_TAPPED.includes(question.type);
  return (
    <fieldset className="survey-question" data-question={question.name}>
      <legend id={`${id}-title`} tabIndex={-1}>
        {question.title[language]}
        {question.isRequired && <span className="soft small survey-required">{words.required}</span>}
      </legend>
      {said.map((each) => (
        <p key={each.id} id={each.id} className={each.className}>
          {each.text}
        </p>
      ))}
      <Control
        {...{ question, language, words, answer, onAnswer }}
        described={ids.length > 0 ? ids.join(' ') : undefined}
        isWrong={fault !== undefined}
        labelled={`${id}-title`}
      />
      {fault !== undefined && (
        <p id={`${id}-fault`} className="problem">
          {words.fault(fault)}
        </p>
      )}
      {advice !== undefined && (
        <p id={`${id}-advice`} className="survey-advice" role="status">
          {advice}
        </p>
      )}
      {mayClear && (
        <button
          type="button"
          className="button button-plain survey-clear"
          onClick={() => {
            onAnswer(undefined);
          }}
        >
          {words.clear}
        </button>
      )}
    </fieldset>
  );
}
