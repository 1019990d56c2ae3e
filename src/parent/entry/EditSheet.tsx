import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../core/entry';
import { isProblem, type Problem } from '../../core/problem';
import { useAct } from '../act';
import { useChild, useGround } from '../household';
import { deleteEntry, saveEntries } from '../store/entries';
import { draftToEntry, workToDraft, type About, type Draft } from './draft';
import { MinutesField, MoreFields, SubjectField } from './Fields';
import { EntrySheet } from './EntrySheet';
import './entry.css';

/** What editing leaves as it is; minutes a parent looked at again are no longer a guess. */
function keptOf({ id, child, night, startedAt, endedAt, isBackFilled }: Entry): About {
  return {
    id,
    child,
    night,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(isBackFilled ? { isBackFilled } : {}),
  };
}

function EditForm({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { t } = useTranslation('entry');
  const { home } = useGround();
  const { act } = useAct();
  const child = useChild();
  const [draft, setDraft] = useState(() => workToDraft(entry, String(entry.minutes)));
  const [problem, setProblem] = useState<Problem>();
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    setProblem(undefined);
  };
  const save = async () => {
    const edited = draftToEntry(draft, keptOf(entry));
    if (isProblem(edited)) {
      setProblem(edited);
      return;
    }
    const saved = async () => ({ text: t('changed'), undo: await saveEntries(home, [edited]) });
    if (await act(saved)) onClose();
  };
  const remove = async () => {
    const removed = async () => {
      const undo = await deleteEntry(home, entry.id);
      return undo && { text: t('deleted'), undo };
    };
    if (await act(removed)) onClose();
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
      <SubjectField draft={draft} change={change} child={child} night={entry.night} />
      <MinutesField draft={draft} change={change} problem={problem} />
      <MoreFields draft={draft} change={change} />
      <div className="row">
        <button type="button" className="button" onClick={() => void remove()}>
          {t('delete')}
        </button>
        <button type="submit" className="button button-main grow">
          {t('save')}
        </button>
      </div>
    </form>
  );
}

/** Changes or deletes one sitting. */
export function EditSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('entry');
  return (
    <EntrySheet id={id} title={t('title.edit')} onClose={onClose}>
      {(entry) => <EditForm entry={entry} onClose={onClose} />}
    </EntrySheet>
  );
}
