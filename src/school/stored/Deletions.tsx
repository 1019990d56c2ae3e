import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredAnswer } from '../../wire/stored';
import { useDesk } from '../desk';
import { dayWords } from '../moment';
import { useDeletionWords } from './say';

const AT_FIRST = 10;

/** Deletion proof: what was deleted, when, how many, why. Figures alone, of no person. */
export function Deletions({ deletions }: Pick<StoredAnswer, 'deletions'>) {
  const { t, i18n } = useTranslation('stored');
  const { clock } = useDesk();
  const say = useDeletionWords();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? deletions : deletions.slice(0, AT_FIRST);
  return (
    <section className="sheet stack">
      <h2>{t('deleted.title')}</h2>
      <p className="soft">{t('deleted.what')}</p>
      {deletions.length === 0 && <p>{t('deleted.none')}</p>}
      <ul className="stored-deletions">
        {shown.map((each) => (
          <li key={`${String(each.at)} ${each.what}`}>
            <span className="number soft">{dayWords(new Date(each.at), clock(), i18n.language)}</span>
            <span>{say(each)}</span>
          </li>
        ))}
      </ul>
      {!isAll && deletions.length > AT_FIRST && (
        <div className="row">
          <button type="button" className="button" onClick={() => setAll(true)}>
            {t('deleted.all', { count: deletions.length })}
          </button>
        </div>
      )}
    </section>
  );
}
