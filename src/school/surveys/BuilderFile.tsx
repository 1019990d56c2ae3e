import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readSurvey } from '../../core/survey-json';
import type { SurveyDraft } from '../../wire/survey-desk';
import { crossesKept, giveSurvey } from './builder-file';

type FileProps = { draft: SurveyDraft; id: string; onRead: (draft: SurveyDraft) => void };
type Read = Extract<ReturnType<typeof readSurvey>, { kind: 'refused' }>['refusals'];

/** A survey comes from a file or from pasted text, and leaves as one; what cannot be asked here is named. */
export function BuilderFile({ draft, id, onRead }: FileProps) {
  const { t } = useTranslation('survey-edit');
  const [text, setText] = useState('');
  const [refusals, setRefusals] = useState<Read>();
  const [before, setBefore] = useState<SurveyDraft>();
  const [lost, setLost] = useState(0);
  const read = (given: string) => {
    const reading = readSurvey(given);
    setRefusals(reading.kind === 'refused' ? reading.refusals : undefined);
    if (reading.kind === 'refused') return;
    const { definition } = reading;
    const crosses = crossesKept(draft.crosses, definition);
    setLost(draft.crosses.length - crosses.length);
    setBefore(draft);
    setText('');
    onRead({ definition, crosses });
  };
  return (
    <details className="more">
      <summary>{t('file.title')}</summary>
      <div className="stack">
        <button type="button" className="button" onClick={() => giveSurvey(id, draft.definition)}>
          {t('file.export')}
        </button>
        <label className="field">
          {t('file.choose')}
          <input
            type="file"
            accept=".json,application/json"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              // The same file again, once it was mended, is a choice too.
              void file?.text().then(read);
              target.value = '';
            }}
          />
        </label>
        <label className="field">
          {t('file.paste')}
          <textarea
            className="input"
            rows={4}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <button type="button" className="button" onClick={() => read(text)}>
          {t('file.import')}
        </button>
        {refusals && (
          <div role="alert">
            <p className="problem">{t('file.refused')}</p>
            <ul>
              {refusals.map(({ kind, where, what }, index) => (
                <li key={index}>{[t(`refusal.${kind}`), where, what].filter(Boolean).join(' · ')}</li>
              ))}
            </ul>
          </div>
        )}
        {draft.crosses.length > 0 && <p className="soft small">{t('file.crosses')}</p>}
        {before && lost > 0 && <p role="status">{t('file.lost', { count: lost })}</p>}
        {before && (
          <button
            type="button"
            className="button"
            onClick={() => {
              onRead(before);
              setBefore(undefined);
            }}
          >
            {t('file.back')}
          </button>
        )}
      </div>
    </details>
  );
}
