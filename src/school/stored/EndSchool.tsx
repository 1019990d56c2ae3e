import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Problem } from '../../core/problem';
import { downloadFile } from '../../ui/give-file';
import { Dialog } from '../../ui/Dialog';
import type { SchoolEnded, StoredAnswer } from '../../wire/stored';
import { endSchool } from '../client';
import { useDesk } from '../desk';
import { Field } from '../Field';

/** What is left to read after the end: the proof, and nothing to go back to. */
function Ended({ proof, school }: { proof: SchoolEnded; school: string }) {
  const { t } = useTranslation('stored');
  const { askAgain } = useDesk();
  const save = () => {
    const text = `${JSON.stringify({ lamplight: 'deleted', school, ...proof }, null, 2)}\n`;
    downloadFile(new File([text], `${t('end.proofName', { school })}.json`, { type: 'application/json' }));
  };
  return (
    <Dialog title={t('end.done')} closeLabel={t('app:close')} onClose={askAgain}>
      <p>{t('end.doneWhat', { school })}</p>
      <ul className="stored-deletions">
        {proof.deleted.map(({ what, rows }) => (
          <li key={what}>
            <span>{t(`table.${what}.name`)}</span>
            <span className="number">{t('count.rows', { count: rows })}</span>
          </li>
        ))}
      </ul>
      <div className="row">
        <button type="button" className="button button-main" onClick={save}>
          {t('end.proof')}
        </button>
        <button type="button" className="button" onClick={askAgain}>
          {t('end.leave')}
        </button>
      </div>
    </Dialog>
  );
}

type Typed = { name: string; password: string };

/** The name and the password, typed by whoever does what cannot be taken back. */
function Asking({
  school,
  onEnded,
  onClose,
}: {
  school: string;
  onEnded: (proof: SchoolEnded) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('stored');
  const [typed, setTyped] = useState<Typed>({ name: '', password: '' });
  const [problem, setProblem] = useState<Problem>();
  const end = async () => {
    const outcome = await endSchool(typed);
    if (isProblem(outcome)) setProblem(outcome);
    else onEnded(outcome);
  };
  const change = (more: Partial<Typed>) => {
    setTyped({ ...typed, ...more });
    setProblem(undefined);
  };
  const isOfName = problem?.kind === 'school-name-differs';
  return (
    <Dialog title={t('end.open')} closeLabel={t('app:close')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void end();
        }}
      >
        <p>{t('end.what')}</p>
        <p className="soft">{t('end.backups')}</p>
        <Field
          label={t('end.name', { school })}
          value={typed.name}
          problem={isOfName ? problem : undefined}
          onChange={(event) => change({ name: event.target.value })}
        />
        <Field
          label={t('end.password')}
          type="password"
          autoComplete="current-password"
          value={typed.password}
          problem={isOfName ? undefined : problem}
          onChange={(event) => change({ password: event.target.value })}
        />
        <div className="row">
          <button
            type="submit"
            className="button button-main"
            disabled={typed.name.trim() === '' || typed.password === ''}
          >
            {t('end.do')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('app:leaveIt')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** A school that leaves takes everything with it: one act, at once. */
export function EndSchool({ told: { school } }: { told: StoredAnswer }) {
  const { t } = useTranslation('stored');
  const [isAsking, setAsking] = useState(false);
  const [proof, setProof] = useState<SchoolEnded>();
  return (
    <section className="sheet stack">
      <h2>{t('end.title')}</h2>
      <p>{t('end.means')}</p>
      <p className="soft">{t('end.exportFirst')}</p>
      <div className="row">
        <button type="button" className="button" onClick={() => setAsking(true)}>
          {t('end.open')}
        </button>
      </div>
      {isAsking && !proof && <Asking school={school} onEnded={setProof} onClose={() => setAsking(false)} />}
      {proof && <Ended proof={proof} school={school} />}
    </section>
  );
}
