import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { questionsOf } from '../../core/survey';
import type { DeskSurvey, SurveyResults } from '../../wire/survey-desk';
import { moderateSurveyText } from '../client';
import { useDesk } from '../desk';
import { saidWords, type SurveyWords } from '../say-survey';

type Text = SurveyResults['texts'][number];
type Decide = (text: Text, state: Text['state']) => Promise<void>;

/** What waits, one by one: the buttons stay where they are, so a decision is one key and the next text is there. */
function Queue({ waiting, decide }: { waiting: readonly Text[]; decide: Decide }) {
  const { t } = useTranslation('survey-results');
  const [skipped, skip] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const text = waiting[skipped % Math.max(1, waiting.length)];
  if (!text) return <p role="status">{t('texts.done')}</p>;
  const settle = async (state: Text['state']) => {
    if (isBusy) return;
    setBusy(true);
    await decide(text, state);
    setBusy(false);
  };
  return (
    <div className="stack result-queue">
      <p role="status" className="soft small">
        {t('texts.waiting', { count: waiting.length })}
      </p>
      <blockquote className="result-text" aria-live="polite">
        {text.text}
      </blockquote>
      <div className="row">
        <button type="button" className="button button-main" onClick={() => settle('shown')}>
          {t('texts.show')}
        </button>
        <button type="button" className="button" onClick={() => settle('hidden')}>
          {t('texts.hide')}
        </button>
        {waiting.length > 1 && (
          <button
            type="button"
            className="button button-plain"
            onClick={() => {
              skip(skipped + 1);
            }}
          >
            {t('texts.skip')}
          </button>
        )}
      </div>
    </div>
  );
}

type ListProps = {
  texts: readonly Text[];
  /** The button under each, and how it is called to those who hear it. */
  act: { label: string; of: (text: string) => string } | undefined;
  onAct: (text: Text) => void;
};

function TextList({ texts, act, onAct }: ListProps) {
  return (
    <ul className="result-texts">
      {texts.map((text) => (
        <li key={text.id}>
          <blockquote className="result-text">{text.text}</blockquote>
          {act && (
            <button
              type="button"
              className="button button-plain result-turn"
              aria-label={act.of(text.text)}
              onClick={() => {
                onAct(text);
              }}
            >
              {act.label}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

type TextsProps = {
  words: SurveyWords;
  survey: DeskSurvey;
  texts: readonly Text[];
  onText: (text: Text, state: Text['state']) => void;
};

/** What parents wrote, by question. An admin reads each before anybody else does. */
export function TextsCards({ words, survey, texts, onText }: TextsProps) {
  const { t } = useTranslation('survey-results');
  const { me, act } = useDesk();
  const isAdmin = me.role === 'admin';
  const decide: Decide = async (text, state) => {
    const done = await act(moderateSurveyText({ survey: survey.survey, id: text.id, state }));
    if (done) onText(text, state);
  };
  return questionsOf(survey.draft.definition).map((question, index) => {
    const own = texts.filter((text) => text.question === question.name);
    if (own.length === 0) return null;
    const of = (state: Text['state']) => own.filter((text) => text.state === state);
    const title = saidWords(words, question.title);
    return (
      <section key={question.name} className="sheet stack result-card" aria-label={title}>
        <h2>
          <span className="soft number">{index + 1}. </span>
          {title}
        </h2>
        {isAdmin && (
          <div className="stack result-desk">
            <p className="soft small">{t('texts.what')}</p>
            <Queue waiting={of('waiting')} decide={decide} />
          </div>
        )}
        {of('shown').length === 0 && <p className="soft">{t('sentence.noTexts')}</p>}
        {isAdmin && of('shown').length > 0 && (
          <h3 className="result-desk">{t('texts.shown', { count: of('shown').length })}</h3>
        )}
        <TextList
          texts={of('shown')}
          act={isAdmin ? { label: t('texts.back'), of: (text) => t('texts.backThis', { text }) } : undefined}
          onAct={(text) => void decide(text, 'hidden')}
        />
        {of('hidden').length > 0 && (
          <details className="twin result-desk">
            <summary>{t('texts.hidden', { count: of('hidden').length })}</summary>
            <TextList
              texts={of('hidden')}
              act={{ label: t('texts.again'), of: (text) => t('texts.againThis', { text }) }}
              onAct={(text) => void decide(text, 'shown')}
            />
          </details>
        )}
      </section>
    );
  });
}
