import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { figuresOf, type LetterStage } from '../../core/letter-stage';
import { wish } from '../../core/letter';
import type { Answers } from '../../core/survey';
import { AnswersInWords } from '../../ui/survey/AnswersInWords';
import { useAct } from '../act';
import { useGround } from '../household';
import { leaveTheirAnswers, replaceTheirAnswers, withdrawAnswers, giveAnswers } from '../store/answers';
import { hasPass } from '../store/answers-outbox';
import type { AnswersRow } from '../store/survey-rows';
import { useSurveyLanguage } from '../survey-language';
import { givenStage, isStillOpen } from '../survey-state';
import { pathTo } from './place';
import { useUntil, type Shown } from './shown';

type StageProps = Shown & { answers: AnswersRow; stage: LetterStage };

/** What a stage means, and when the next thing happens. */
function Means({ here, now, answers, stage }: StageProps) {
  const { t } = useTranslation(['survey', 'sent']);
  const untilWords = useUntil();
  const { home } = useGround();
  const { due, hold, letter } = answers;
  const isTokenMissing = useLiveQuery(async () => !(await hasPass(home, answers)), [home, answers]);
  if (stage === 'refused') {
    const key = `problem.${letter.aside?.kind ?? 'other'}`;
    return <p>{t([key, 'problem.other'])}</p>;
  }
  if (stage !== 'waiting') return <p>{t(`means.${stage}`, { until: untilWords(here.survey) })}</p>;
  if (hold && hold.until > now) return <p>{t('means.away')}</p>;
  if (isTokenMissing === true) return <p>{t('means.token')}</p>;
  return <p>{due > now ? t('means.due', { due }) : t('means.waiting')}</p>;
}

/** Whose answers count, where two phones of the family have answered. */
function Question({ place }: Pick<Shown, 'place'>) {
  const { t } = useTranslation('survey');
  const { home } = useGround();
  const { act } = useAct();
  const decide = (work: () => Promise<void>, text: string) => () =>
    void act(async () => {
      await work();
      return { text };
    });
  return (
    <div className="stack">
      <button
        type="button"
        className="button"
        onClick={decide(() => replaceTheirAnswers(home, place), t('receipt.replaced'))}
      >
        {t('receipt.replace')}
      </button>
      <button
        type="button"
        className="button"
        onClick={decide(() => leaveTheirAnswers(home, place), t('receipt.left'))}
      >
        {t('receipt.keep')}
      </button>
    </div>
  );
}

/** Stages in which there is nothing to take back. */
const BACK: readonly LetterStage[] = ['retracting', 'retracted', 'kept', 'question', 'theirs'];

/** What can be done with what was given, for as long as it can. */
function Keys({ place, stage, answers }: StageProps) {
  const { t } = useTranslation('survey');
  const { home } = useGround();
  const { act } = useAct();
  const [, navigate] = useLocation();
  const isOut = answers.letter.stands !== undefined || answers.letter.sending !== undefined;
  const withdraw = () =>
    void act(async () => {
      await withdrawAnswers(home, place);
      return { text: t('receipt.withdrawn') };
    });
  const sendAgain = () =>
    void act(async () => {
      await giveAnswers(home, place);
      return { text: t('receipt.given') };
    });
  if (stage === 'question') return <Question place={place} />;
  return (
    <div className="row">
      <button
        type="button"
        className="button grow"
        onClick={() => {
          navigate(pathTo(place, 'answer'));
        }}
      >
        {t('receipt.change')}
      </button>
      {stage === 'refused' && (
        <button type="button" className="button grow" onClick={sendAgain}>
          {t('receipt.again')}
        </button>
      )}
      {!BACK.includes(stage) && (
        <button type="button" className="button grow" onClick={withdraw}>
          {t(isOut ? 'receipt.withdraw' : 'receipt.keepBack')}
        </button>
      )}
    </div>
  );
}

/** What went, as it went: without the two random strings, which would find these answers for whoever reads them. */
function asSent({ class: c, survey: s, letter: { rev, sending } }: AnswersRow, v: Answers | null): string {
  return JSON.stringify({ c, s, r: sending?.r ?? Math.max(1, rev), v }, null, 1);
}

function titleKey(stage: LetterStage): 'sentTitle' | 'waitingTitle' | 'keptTitle' {
  if (stage === 'waiting') return 'waitingTitle';
  return ['sent', 'changing', 'retracting', 'counted', 'outdated'].includes(stage)
    ? 'sentTitle'
    : 'keptTitle';
}

/** The receipt: how far the answers have come, exactly what was sent, and the ways to change it or take it back. */
export function ReceiptPage(shown: Shown) {
  const { t } = useTranslation('survey');
  const { isSandbox } = useGround();
  const language = useSurveyLanguage();
  const { here, place, now } = shown;
  const { answers, survey } = here;
  const stage = givenStage(answers, now);
  if (!answers || !stage) return null;
  const { figures } = figuresOf(answers.letter, stage);
  const said = figures ?? wish(answers.letter) ?? answers.letter.wanted ?? {};
  return (
    <>
      <h1>{survey.definition.title[language]}</h1>
      <section className="sheet stack">
        <p className="survey-stage">{t(`stage.${stage}`)}</p>
        {isSandbox ? <p>{t('first.sandbox')}</p> : <Means {...shown} answers={answers} stage={stage} />}
        {isStillOpen(here, now) && <Keys {...shown} answers={answers} stage={stage} />}
      </section>
      <section className="sheet stack">
        <h2>{t(`receipt.${titleKey(stage)}`)}</h2>
        <AnswersInWords
          definition={survey.definition}
          answers={said}
          language={language}
          none={() => t('review.none')}
        />
        <details>
          <summary className="survey-raw">{t('receipt.raw')}</summary>
          <p className="soft small">{t('receipt.rawMeans')}</p>
          <pre className="survey-letter small">{asSent(answers, said)}</pre>
        </details>
      </section>
      <p className="soft small">{t('receipt.only')}</p>
      <Link to={place.child === '' ? '/' : '/class'} className="button button-quiet">
        {t(place.child === '' ? 'door.home' : 'first.back')}
      </Link>
    </>
  );
}
