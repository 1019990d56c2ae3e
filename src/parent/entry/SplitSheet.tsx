import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { splitEntry, type Entry, type Share } from '../../core/entry';
import { textToMinutes } from '../../core/minutes';
import { isProblem, type Problem } from '../../core/problem';
import { subjectKey, type SubjectKey } from '../../core/total';
import { ProblemLine } from '../ProblemLine';
import { useAct } from '../act';
import { useChild, useGround } from '../household';
import { saveEntries } from '../store/entries';
import { gradeOn } from '../store/views';
import { freshId } from '../store/write';
import { addMinutes } from './draft';
import { buttonsOf, type SubjectButton } from './subject-buttons';
import { useSubjectName } from './subject-name';
import { EntrySheet } from './EntrySheet';
import './entry.css';

type Typed = Record<SubjectKey, string>;

/** The typed shares as minutes, an empty field as none; or the first Problem among them. */
function typedToShares(buttons: readonly SubjectButton[], typed: Typed): Share[] | Problem {
  const shares: Share[] = [];
  for (const button of buttons) {
    const text = typed[subjectKey(button)] ?? '';
    if (text.trim() === '') continue;
    const minutes = textToMinutes(text);
    if (isProblem(minutes)) return minutes;
    const { subject, subjectName } = button;
    shares.push({ subject, ...(subjectName === undefined ? {} : { subjectName }), minutes });
  }
  return shares;
}

function sumOf(shares: readonly Share[]): number {
  return shares.reduce((sum, share) => sum + share.minutes, 0);
}

/** The shares and whatever is left over, which stays unsplit. */
function withRest(entry: Entry, shares: readonly Share[]): Share[] | Problem {
  const rest = entry.minutes - sumOf(shares);
  if (rest < 0) return { kind: 'shares-do-not-sum' };
  return rest > 0 ? [...shares, { subject: 'mixed', minutes: rest }] : [...shares];
}

function ShareField({
  button,
  value,
  change,
}: {
  button: SubjectButton;
  value: string;
  change: (value: string) => void;
}) {
  const subjectName = useSubjectName();
  const name = subjectName(button);
  return (
    <div className="split-row">
      <label className="split-label">
        <span>{name}</span>
        <input
          className="input number"
          inputMode="numeric"
          autoComplete="off"
          value={value}
          onChange={(event) => {
            change(event.target.value);
          }}
        />
      </label>
      {[5, 10].map((minutes) => (
        <button
          key={minutes}
          type="button"
          className="button number"
          aria-label={`${name} +${String(minutes)}`}
          onClick={() => {
            change(addMinutes(value, minutes));
          }}
        >
          +{minutes}
        </button>
      ))}
    </div>
  );
}

function SplitForm({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { t } = useTranslation(['entry', 'problem']);
  const child = useChild();
  const { home } = useGround();
  const { act } = useAct();
  const [typed, setTyped] = useState<Typed>({});
  const [problem, setProblem] = useState<Problem>();
  const buttons = buttonsOf(child, gradeOn(child, entry.night));
  const current = typedToShares(buttons, typed);
  const left = isProblem(current) ? undefined : entry.minutes - sumOf(current);
  const save = async () => {
    const shares = isProblem(current) ? current : withRest(entry, current);
    if (isProblem(shares)) {
      setProblem(shares);
      return;
    }
    const saved = async () => ({
      text: t('split.done'),
      undo: await saveEntries(home, splitEntry(entry, shares, freshId)),
    });
    if (await act(saved)) onClose();
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p aria-live="polite">
        {left === undefined
          ? t('split.unread')
          : t(left < 0 ? 'split.tooMany' : 'split.left', { minutes: Math.abs(left), total: entry.minutes })}
      </p>
      {buttons.map((button) => (
        <ShareField
          key={subjectKey(button)}
          button={button}
          value={typed[subjectKey(button)] ?? ''}
          change={(value) => {
            setTyped({ ...typed, [subjectKey(button)]: value });
            setProblem(undefined);
          }}
        />
      ))}
      <ProblemLine problem={problem} />
      <button type="submit" className="button button-main entry-save">
        {t('save')}
      </button>
    </form>
  );
}

/** Shares one sitting's minutes among subjects; what is not shared stays as it was. */
export function SplitSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('entry');
  return (
    <EntrySheet id={id} title={t('title.split')} onClose={onClose}>
      {(entry) => <SplitForm entry={entry} onClose={onClose} />}
    </EntrySheet>
  );
}
