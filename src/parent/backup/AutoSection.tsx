import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nightAt } from '../../core/night';
import { useGenerations } from '../generations';
import { textToParcel } from '../store/file/backup-text';
import { isFileProblem, type FileProblem } from '../store/file/file-problem';
import type { Generation, Generations } from '../store/file/generations';
import type { Parcel } from '../store/file/parcel';
import { TakeIn } from '../taking/TakeIn';
import { FileProblemLines } from '../taking/FileProblemLines';

function Row({ generation, onOpen }: { generation: Generation; onOpen: () => void }) {
  const { t } = useTranslation('guard');
  const { madeAt, count } = generation;
  const night = nightAt(new Date(madeAt));
  return (
    <li className="row backup-row">
      <span className="grow">{t('auto.row', { night, count })}</span>
      <button
        type="button"
        className="button"
        aria-label={t('auto.openLabel', { night, count })}
        onClick={onOpen}
      >
        {t('auto.open')}
      </button>
    </li>
  );
}

type Stage = { kind: 'list' } | { kind: 'chosen'; read: Parcel | FileProblem };

/** What one of them would change, said before it does; or why it cannot be read. */
function Chosen({ read, onDone }: { read: Parcel | FileProblem; onDone: () => void }) {
  const { t } = useTranslation('guard');
  if (!isFileProblem(read)) return <TakeIn parcel={read} first="revive" onTaken={onDone} onLeave={onDone} />;
  return (
    <>
      <FileProblemLines problem={read} />
      <button type="button" className="button" onClick={onDone}>
        {t('auto.others')}
      </button>
    </>
  );
}

function List({ found, onOpen }: { found: Generations; onOpen: (body: string) => void }) {
  const { t } = useTranslation('guard');
  return (
    <>
      <p>{t('auto.what')}</p>
      {found.whole.length === 0 && <p className="soft">{t('auto.none')}</p>}
      <ul className="stack">
        {found.whole.map((generation) => (
          <Row
            key={generation.name}
            generation={generation}
            onOpen={() => {
              onOpen(generation.body);
            }}
          />
        ))}
      </ul>
      {found.torn.length > 0 && <p className="soft">{t('auto.torn', { count: found.torn.length })}</p>}
      <p className="soft small">{t('auto.besides')}</p>
    </>
  );
}

/** The automatic backups of this phone, each a tap away from what it would change; `whenNone` where there are none. */
export function AutoSection({ whenNone }: { whenNone: 'say so' | 'nothing' }) {
  const { t } = useTranslation('guard');
  const found = useGenerations();
  const [stage, setStage] = useState<Stage>({ kind: 'list' });
  if (!found || (whenNone === 'nothing' && found.whole.length === 0)) return null;
  return (
    <section className="sheet stack" aria-label={t('auto.title')}>
      {stage.kind === 'chosen' ? (
        <Chosen
          read={stage.read}
          onDone={() => {
            setStage({ kind: 'list' });
          }}
        />
      ) : (
        <>
          <h2>{t('auto.title')}</h2>
          <List
            found={found}
            onOpen={(body) => {
              setStage({ kind: 'chosen', read: textToParcel(body) });
            }}
          />
        </>
      )}
    </section>
  );
}
