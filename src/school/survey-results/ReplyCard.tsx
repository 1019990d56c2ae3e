import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskSurvey, SurveyResults } from '../../wire/survey-desk';
import { replySurvey } from '../client';
import { useDesk } from '../desk';
import { resultSentence, saidWords, type SurveyWords, type ToldSurvey } from '../say-survey';

/** Letters of the school's answer, as the wire takes them. */
const MOST_REPLY_LETTERS = 2000;

/** Whoever leaves with words unsaved is asked by the browser. */
function useUnkept(isUnkept: boolean): void {
  useEffect(() => {
    if (!isUnkept) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [isUnkept]);
}

type Results = {
  words: SurveyWords;
  survey: DeskSurvey;
  told: ToldSurvey | undefined;
  /** What was let through of what parents wrote. */
  texts: SurveyResults['texts'];
};

/** As a phone has it: the title, the school's words, then each question with its sentence and what was let through. */
function Preview({ words, survey, told, texts, reply }: Results & { reply: string }) {
  const { t } = useTranslation('survey-results');
  return (
    <div className="stack result-phone">
      <h3>{saidWords(words, survey.draft.definition.title)}</h3>
      <p className="soft small">{t('reply.from')}</p>
      <p className="result-text">{reply.trim() === '' ? t('reply.empty') : reply}</p>
      {!told && <p>{t('nothing')}</p>}
      {told && (
        <dl className="stack">
          {told.results.questions.map((result) => (
            <div key={result.question.name}>
              <dt className="soft small">{saidWords(words, result.question.title)}</dt>
              <dd>{resultSentence(words, result)}</dd>
              {texts
                .filter(({ question }) => question === result.question.name)
                .map(({ id, text }) => (
                  <dd key={id} className="result-text">
                    {text}
                  </dd>
                ))}
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

type ReplyProps = Results & { onKept: (survey: DeskSurvey) => void };

/** What the school answers the parents, and the one switch that shows it to them with the results. */
export function ReplyCard({ words, survey, told, texts, onKept }: ReplyProps) {
  const { t } = useTranslation('survey-results');
  const { act, tell } = useDesk();
  const id = useId();
  const [reply, setReply] = useState(survey.reply);
  const [isShown, setShown] = useState(survey.isShown);
  const [isBusy, setBusy] = useState(false);
  const isUnkept = reply !== survey.reply || isShown !== survey.isShown;
  useUnkept(isUnkept);
  const keep = async () => {
    setBusy(true);
    const { survey: of, revision } = survey;
    const kept = await act(replySurvey({ survey: of, revision, reply, isShown }));
    setBusy(false);
    if (!kept) return;
    onKept(kept.survey);
    tell(t('reply.kept'));
  };
  return (
    <section className="sheet stack result-desk" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('reply.title')}</h2>
      <div className="field">
        <label htmlFor={id}>{t('reply.label')}</label>
        <textarea
          id={id}
          className="input"
          rows={5}
          maxLength={MOST_REPLY_LETTERS}
          value={reply}
          aria-describedby={`${id}-help`}
          onChange={({ target }) => {
            setReply(target.value);
          }}
        />
        <p id={`${id}-help`} className="soft small">
          {t('reply.help', { most: MOST_REPLY_LETTERS })}
        </p>
      </div>
      <label className="result-switch">
        <input
          type="checkbox"
          role="switch"
          checked={isShown}
          aria-describedby={`${id}-shown`}
          onChange={({ target }) => {
            setShown(target.checked);
          }}
        />
        <b>{t('reply.isShown')}</b>
      </label>
      <p id={`${id}-shown`} className="soft small">
        {t('reply.isShownWhat')}
      </p>
      <div className="row">
        <button
          type="button"
          className="button button-main"
          disabled={!isUnkept || isBusy}
          onClick={() => void keep()}
        >
          {t('reply.keep')}
        </button>
        {isUnkept && <p className="soft small">{t('reply.unkept')}</p>}
      </div>
      <details className="twin">
        <summary>{t('reply.preview')}</summary>
        {isShown ? <Preview {...{ words, survey, told, texts, reply }} /> : <p>{t('reply.previewNone')}</p>}
      </details>
    </section>
  );
}
