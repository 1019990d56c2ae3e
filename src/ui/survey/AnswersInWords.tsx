import type { ReactNode } from 'react';
import {
  isQuestion,
  type Answers,
  type Definition,
  type Question,
  type SurveyLanguage,
} from '../../core/survey';
import { visibleElements } from '../../core/survey-answers';
import { answerLines } from './answer-words';

type InWordsProps = {
  definition: Definition;
  answers: Answers;
  language: SurveyLanguage;
  /** What is said of a question without an answer. */
  none: (question: Question) => string;
  /** What can be done with a question, beside its answer. */
  beside?: (question: Question) => ReactNode;
};

/** All questions that were asked, each with its answer: to look over before sending, and as the receipt. */
export function AnswersInWords({ definition, answers, language, none, beside }: InWordsProps) {
  return (
    <dl className="survey-said" lang={language === 'en' ? 'en' : 'zh-CN'}>
      {visibleElements(definition, answers)
        .filter(isQuestion)
        .map((question) => {
          const answer = answers[question.name];
          const lines = answer === undefined ? [] : answerLines(question, answer, language);
          return (
            <div key={question.name} className={beside && 'survey-said-beside'}>
              <dt>{question.title[language]}</dt>
              {lines.length === 0 && <dd className="soft">{none(question)}</dd>}
              {lines.map(({ row, text }) => (
                <dd key={`${row ?? ''}/${text}`}>
                  {row !== undefined && <span className="soft survey-said-row">{row}</span>}
                  {text}
                </dd>
              ))}
              {beside && <dd className="survey-said-key">{beside(question)}</dd>}
            </div>
          );
        })}
    </dl>
  );
}
