import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Answer, Answers } from '../../core/survey';
import { answerFaults, withoutHidden, type AnswerFault } from '../../core/survey-answers';
import { SurveyForm } from '../../ui/survey/SurveyForm';
import { useAct } from '../act';
import { useGround } from '../household';
import { keepAnswer, keepPlace, type AnswersPlace } from '../store/answers';
import { useSurveyLanguage } from '../survey-language';
import { namedIn } from './named';
import { pathTo } from './place';
import { useFormWords, type Shown } from './shown';

/** What is only not there yet is no fault while a parent goes along. */
const NOT_YET: readonly AnswerFault['fault'][] = ['required', 'row-missing'];

type Typed = { name: string; answer: Answer | undefined };

/**
 * Keeps an answer, or which question is looked at. What could not be kept (a full phone) stays on the screen, and is kept
 * with the next that can be. Answers whether all is.
 */
function useKeeping(place: AnswersPlace): (now: Typed | { at?: string | undefined }) => Promise<boolean> {
  const { home } = useGround();
  const { act } = useAct();
  const unkept = useRef(new Map<string, Typed>());
  return (now) => {
    if ('name' in now) unkept.current.set(now.name, now);
    return act(async () => {
      for (const typed of [...unkept.current.values()]) {
        await keepAnswer(home, place, typed);
        // Typed over meanwhile, it waits again.
        if (unkept.current.get(typed.name) === typed) unkept.current.delete(typed.name);
      }
      if ('at' in now) await keepPlace(home, place, now.at);
      return undefined;
    });
  };
}

/** The questions, one a screen; each answer is kept as it is given. `question`: where the parent was sent to mend something. */
export function AnswerPage({ place, here, question }: Shown & { question: string | undefined }) {
  const { t } = useTranslation('survey');
  const [, navigate] = useLocation();
  const language = useSurveyLanguage();
  const words = useFormWords();
  const { definition } = here.survey;
  const [answers, setAnswers] = useState<Answers>(here.draft?.answers ?? here.answers?.letter.wanted ?? {});
  const keep = useKeeping(place);
  const take = (name: string, answer: Answer | undefined) => {
    setAnswers(({ [name]: _, ...others }) => (answer === undefined ? others : { ...others, [name]: answer }));
    void keep({ name, answer });
  };
  const faults = answerFaults(definition, withoutHidden(definition, answers)).filter(
    ({ fault }) => question !== undefined || !NOT_YET.includes(fault),
  );
  const advice = Object.fromEntries(namedIn(definition, answers).map((name) => [name, t('answer.named')]));
  return (
    <>
      <h1 className="hidden-but-read">{definition.title[language]}</h1>
      <p className="survey-head">
        <Link to={place.child === '' ? '/' : '/class'} className="button button-quiet">
          {t('answer.stop')}
        </Link>
        <span className="soft small">{t('answer.kept')}</span>
      </p>
      <SurveyForm
        {...{ definition, language, answers, words, faults, advice }}
        onAnswer={take}
        begin={question ?? here.draft?.at}
        onMove={(at) => {
          void keep({ at });
        }}
        onEnd={() => {
          void keep({}).then((isKept) => {
            if (isKept) navigate(pathTo(place, 'review'));
          });
        }}
      />
    </>
  );
}
