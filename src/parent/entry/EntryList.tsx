import { useTranslation } from 'react-i18next';
import type { Entry } from '../../core/entry';
import { useSheet } from './sheet';
import { useSubjectName } from './subject-name';
import './entry-list.css';

function details(entry: Entry, t: (key: string) => string): string[] {
  return [
    entry.kind === 'other' && entry.subject !== 'other' ? t('app:entry.other') : '',
    entry.setBy === 'school' ? '' : t(`app:setBy.${entry.setBy}`),
    entry.place === 'home' ? '' : t(`app:place.${entry.place}`),
    entry.isBackFilled ? t('app:entry.backFilled') : '',
  ].filter((word) => word !== '');
}

function Row({ entry }: { entry: Entry }) {
  const { t } = useTranslation('app');
  const { open } = useSheet();
  const subjectName = useSubjectName();
  const times =
    entry.startedAt !== undefined && entry.endedAt !== undefined
      ? [t('entry.times', { from: entry.startedAt, to: entry.endedAt })]
      : [];
  return (
    <li className="entry-row">
      <button
        type="button"
        className="entry-open"
        onClick={() => {
          open('edit', entry.id);
        }}
      >
        <span className="entry-name">{subjectName(entry)}</span>
        <span className="soft small">{[...times, ...details(entry, t)].join(' · ')}</span>
        <span className="entry-length number">
          {t(entry.isGuess ? 'entry.about' : 'entry.minutes', { minutes: entry.minutes })}
        </span>
        <span className="hidden-but-read">{t('entry.change')}</span>
      </button>
      {entry.subject === 'mixed' && entry.minutes > 1 && (
        <button
          type="button"
          className="button button-plain"
          onClick={() => {
            open('split', entry.id);
          }}
        >
          {t('entry.split')}
        </button>
      )}
    </li>
  );
}

/** The sittings of a night: a tap changes one, an unsplit one can be shared among subjects. */
export function EntryList({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul className="sheet entry-list">
      {entries.map((entry) => (
        <Row key={entry.id} entry={entry} />
      ))}
    </ul>
  );
}
