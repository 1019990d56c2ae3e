import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { Link, Redirect, useRoute } from 'wouter';
import { useGround, useHousehold, useNow } from '../household';
import { answersOf, surveyHere, type AnswersPlace } from '../store/answers';
import { seatOf } from '../store/enrolments';
import { surveyState } from '../survey-state';
import { AnswerPage } from './AnswerPage';
import { DoorPage } from './DoorPage';
import { FirstPage } from './FirstPage';
import { readWhere, type Where } from './place';
import { ReceiptPage } from './ReceiptPage';
import { ResultsPage } from './ResultsPage';
import { ReviewPage } from './ReviewPage';
import type { Shown } from './shown';
import '../alone.css';
import './surveys.css';

/** The page a survey opens with, where none is asked for: results before the receipt, the receipt before the beginning. */
function Beginning(shown: Shown) {
  const { kind } = surveyState(shown.here, shown.now);
  if (kind === 'told') return <ResultsPage {...shown} />;
  return kind === 'given' ? <ReceiptPage {...shown} /> : <FirstPage {...shown} />;
}

function Step({
  step,
  question,
  ...shown
}: Shown & { step: string | undefined; question: string | undefined }) {
  const { kind } = surveyState(shown.here, shown.now);
  const isOpen = kind === 'open' || kind === 'given';
  if (step === 'answer' && isOpen) return <AnswerPage {...shown} question={question} />;
  if (step === 'review' && isOpen && shown.here.draft) return <ReviewPage {...shown} />;
  if (step === 'sent' && shown.here.answers?.closesAt) return <ReceiptPage {...shown} />;
  return <Beginning {...shown} />;
}

/** The survey is not on this phone yet: of a QR it is being fetched, or is asked no more. */
function NotHere({ problem }: { problem: string | undefined }) {
  const { t } = useTranslation('survey');
  return (
    <>
      <h1>{t(problem === undefined ? 'door.asking' : 'door.title')}</h1>
      <p role="status">
        {problem === undefined ? t('door.offline') : t([`problem.${problem}`, 'problem.other'])}
      </p>
      <Link to="/" className="button">
        {t('door.home')}
      </Link>
    </>
  );
}

/** The class a survey is asked in: the QR's, or that of the child's seat. */
function usePlace({ survey, classId }: Where): AnswersPlace | 'none' | undefined {
  const { home } = useGround();
  const { chosen } = useHousehold();
  const seat = useLiveQuery(async () => {
    const found = chosen === undefined ? undefined : await seatOf(home, chosen);
    return { class: found?.kind === 'taken' ? found.enrolment.seen.class : undefined };
  }, [home, chosen]);
  if (classId !== undefined) return { child: '', class: classId, survey };
  if (!seat) return undefined;
  return chosen !== undefined && seat.class !== undefined
    ? { child: chosen, class: seat.class, survey }
    : 'none';
}

type OneProps = { place: AnswersPlace; step: string | undefined; question: string | undefined };

function OneSurvey({ place, step, question }: OneProps) {
  const { home } = useGround();
  const now = useNow(false);
  const { child, class: classId, survey } = place;
  const current = useLiveQuery(
    async () => ({ here: await surveyHere(home, place), answers: await answersOf(home, place) }),
    [home, child, classId, survey],
  );
  if (!current) return null;
  const { here, answers } = current;
  if (!here && child !== '') return <Redirect to="/class" replace />;
  if (!here) return <NotHere problem={answers ? answers.letter.aside?.kind : 'door-closed'} />;
  return <Step key={`${step ?? ''}/${question ?? ''}`} {...{ place, here, now, step, question }} />;
}

function Placed({ where, step, question }: Omit<OneProps, 'place'> & { where: Where }) {
  const place = usePlace(where);
  if (place === 'none') return <Redirect to="/" replace />;
  return place ? <OneSurvey {...{ place, step, question }} /> : null;
}

/** A survey from its first page to its receipt and its results; without anything after /survey, what a QR says. */
export function SurveyPage() {
  // All the words below: were some to come later, the page would stand, go, and come back.
  useTranslation(['survey', 'sent']);
  const [, params] = useRoute<{ where: string; step?: string; question?: string }>(
    '/survey/:where/:step?/:question?',
  );
  const where = params && readWhere(params.where);
  if (params && !where) return <Redirect to="/" replace />;
  return (
    <main className="page page-alone survey-page">
      {where ? <Placed where={where} step={params.step} question={params.question} /> : <DoorPage />}
    </main>
  );
}
