import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SingleSubject } from '../../core/figure';
import { splitNotice } from '../../core/split-notice';
import { draftOf, type Draft } from './draft';

type PasteProps = { mine: readonly SingleSubject[]; draft: Draft; onChange: (draft: Draft) => void };

/** A field for the group's text: split by subject when asked to; what is not understood stays in the field. */
export function Paste({ mine, draft, onChange }: PasteProps) {
  const { t } = useTranslation('notice');
  const [left, setLeft] = useState(0);
  const split = (text: string) => {
    const { tasks, rest } = splitNotice(text, mine.length === 1 ? mine[0] : undefined);
    const own = tasks.filter(({ subject }) => mine.includes(subject));
    const foreign = tasks.filter(({ subject }) => !mine.includes(subject));
    const kept = [...rest, ...foreign.map((task) => task.text)];
    onChange({ tasks: [...draft.tasks, ...own.map(draftOf)], pasted: kept.join('\n') });
    setLeft(kept.length);
  };
  return (
    <div className="field">
      <label htmlFor="notice-paste">{t('paste.label')}</label>
      <textarea
        id="notice-paste"
        className="input notice-paste"
        rows={draft.tasks.length > 0 && draft.pasted === '' ? 2 : 5}
        placeholder={t('paste.example')}
        value={draft.pasted}
        aria-describedby="notice-paste-help"
        onChange={(event) => {
          setLeft(0);
          onChange({ ...draft, pasted: event.target.value });
        }}
      />
      <p id="notice-paste-help" className="soft small" role="status">
        {left > 0 ? t('paste.left') : t('paste.help')}
      </p>
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={draft.pasted.trim() === ''}
          onClick={() => {
            split(draft.pasted);
          }}
        >
          {t('paste.split')}
        </button>
      </div>
    </div>
  );
}
