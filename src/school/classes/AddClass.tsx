import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Problem } from '../../core/problem';
import { addClasses, type Refused } from '../client';
import { useDesk } from '../desk';
import { ProblemLine } from '../ProblemLine';
import { ClassFields, type ClassText } from '../ClassFields';

const EMPTY: ClassText = { name: '', grade: '', size: '' };

/** What went wrong with one class, at its field where there is one. */
export type WrongClass = Partial<Record<keyof ClassText, Problem>> & { whole?: Refused };

/** One class; the field for the next one is ready as soon as it stands. */
export function AddClass({ onAdded }: { onAdded: () => void }) {
  const { t } = useTranslation('classes');
  const { tell } = useDesk();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(EMPTY);
  const [wrong, setWrong] = useState<WrongClass>({});
  const [isSending, setSending] = useState(false);
  const add = async () => {
    setSending(true);
    const outcome = await addClasses({ classes: [draft], dryRun: false });
    setSending(false);
    if (isProblem(outcome)) {
      setWrong({ whole: outcome });
      return;
    }
    const [line] = outcome.lines;
    if (line?.kind === 'problem') {
      const problem = { kind: line.problem } as Problem;
      setWrong({ [line.field]: problem });
      return;
    }
    setWrong({});
    // The next class of a list is mostly as large as this one.
    setDraft({ ...EMPTY, size: draft.size });
    tell(t('one.added', { name: line?.name ?? draft.name }));
    onAdded();
    form.current?.querySelector('input')?.focus();
  };
  return (
    <form
      ref={form}
      className="sheet stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h2>{t('one.title')}</h2>
      <ClassFields draft={draft} wrong={wrong} onChange={setDraft} />
      <ProblemLine problem={wrong.whole} />
      <div className="row">
        <button type="submit" className="button button-main" disabled={isSending}>
          {t('one.add')}
        </button>
      </div>
    </form>
  );
}
