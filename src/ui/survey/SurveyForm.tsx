import { useEffect, useRef, useState } from 'react';
import type { Answer, Answers, Definition, Question, SurveyLanguage } from '../../core/survey';
import { visibleElements } from '../../core/survey-answers';
import type { FormWords } from './form-words';
import { QuestionCard } from './QuestionCard';
import { placeOf, screensOf, type FormScreen } from './screens';
import './survey.css';

type FormProps = {
  definition: Definition;
  language: SurveyLanguage;
  answers: Answers;
  /** undefined takes the answer away. The new answers must be handed in at once, or typing loses letters. */
  onAnswer: (name: string, answer: Answer | undefined) => void;
  words: FormWords;
  /** What keeps the answers from being taken, shown beside the question. */
  faults?: readonly { name: string; fault: string }[];
  /** Words of advice by question name. */
  advice?: Readonly<Record<string, string>>;
  /** The question to begin with; it is looked at once. */
  begin?: string | undefined;
  /** Another question is looked at. */
  onMove?: (name: string | undefined) => void;
  /** On from the last question; without it the way ends there. */
  onEnd?: () => void;
  /** A phone drawn on a desk. */
  width?: 'phone';
};

type FootProps = {
  words: FormWords;
  onBack?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  next: string;
};

/** Both ways, where the thumb is. */
function Foot({ words, onBack, onNext, next }: FootProps) {
  return (
    <div className="survey-foot">
      {onBack && (
        <button type="button" className="button" onClick={onBack}>
          {words.back}
        </button>
      )}
      {onNext && (
        <button type="button" className="button button-main" onClick={onNext}>
          {next}
        </button>
      )}
    </div>
  );
}

/** Where nothing is drawn, as in jsdom, nothing scrolls. */
function scrollToTop(form: { scrollIntoView?: (how: { block: 'start' }) => void } | null): void {
  form?.scrollIntoView?.({ block: 'start' });
}

/** The next screen is read from its beginning; with a fault the control itself is reached, for who listens or types. */
function useArrival(place: string, hasFault: 'fault' | 'none') {
  const form = useRef<HTMLDivElement>(null);
  const arrivals = useRef(0);
  useEffect(() => {
    arrivals.current += 1;
    // Whoever opens the page is not moved about, unless there is something to mend.
    if (arrivals.current === 1 && hasFault === 'none') return;
    const aim = hasFault === 'fault' ? 'fieldset [aria-invalid]' : 'legend, .survey-note';
    form.current?.querySelector<HTMLElement>(aim)?.focus({ preventScroll: true });
    scrollToTop(form.current);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a fault that appears while the parent types must not move anything
  }, [place]);
  return form;
}

function nextWord(
  words: FormWords,
  { isLast, isAnswered }: { isLast: boolean; isAnswered: boolean },
): string {
  if (isLast) return words.end;
  return isAnswered ? words.next : words.skip;
}

function faultOf(question: Question | undefined, faults: FormProps['faults']): string | undefined {
  return faults?.find(({ name }) => name === question?.name)?.fault;
}

/** A screen of notes alone asks nothing. */
function isAnswered(question: Question | undefined, answers: Answers): boolean {
  return question === undefined || answers[question.name] !== undefined;
}

/** Which screen is looked at, as the answers branch, and how to go to another. */
function useWay({ definition, answers, begin, onMove }: FormProps) {
  const screens = screensOf(visibleElements(definition, answers));
  const [at, setAt] = useState(begin);
  const place = at === '' ? screens.length - 1 : placeOf(screens, at);
  const screen: FormScreen = screens[place] ?? { notes: [], question: undefined };
  const go = (to: number) => {
    const name = screens[to]?.question?.name;
    setAt(name ?? '');
    onMove?.(name);
  };
  const asked = screens.filter(({ question }) => question).length;
  return { screen, place, asked, isLast: place >= screens.length - 1, go };
}

/** The survey as families answer it: a question a screen, branching as they go, and nothing that must be remembered. */
export function SurveyForm(props: FormProps) {
  const { language, answers, onAnswer, words, faults, advice, onEnd, width } = props;
  const { screen, place, asked, isLast, go } = useWay(props);
  const { notes, question } = screen;
  const fault = faultOf(question, faults);
  const form = useArrival(question?.name ?? '', fault === undefined ? 'none' : 'fault');
  return (
    <div className="survey-form" ref={form} data-width={width} lang={language === 'en' ? 'en' : 'zh-CN'}>
      <p className="soft small number" role="status">
        {words.progress(Math.min(place + 1, asked), asked)}
      </p>
      <div className="survey-screen">
        {notes.map(({ name, html }) => (
          <p key={name} className="survey-note" tabIndex={-1}>
            {html[language]}
          </p>
        ))}
        {question && (
          <QuestionCard
            key={question.name}
            {...{ question, language, words, fault }}
            answer={answers[question.name]}
            advice={advice?.[question.name]}
            onAnswer={(answer) => {
              onAnswer(question.name, answer);
            }}
          />
        )}
      </div>
      <Foot
        words={words}
        onBack={place > 0 ? () => go(place - 1) : undefined}
        onNext={isLast ? onEnd : () => go(place + 1)}
        next={nextWord(words, { isLast, isAnswered: isAnswered(question, answers) })}
      />
    </div>
  );
}
