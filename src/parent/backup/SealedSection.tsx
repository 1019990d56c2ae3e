import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../core/problem';
import { useAct } from '../act';
import { GiveFile } from '../GiveFile';
import { nightNow, useGround } from '../household';
import { parcelToText } from '../store/file/backup-text';
import { passphraseProblem, strengthOf } from '../store/file/passphrase';
import { sealText } from '../store/file/seal';
import { readSeats } from '../store/file/seats';
import { readDiary } from '../store/file/take';
import { noteBackup } from '../store/last-backup';
import { PassphraseField, PassphraseForm } from './PassphraseField';

type Stage = { kind: 'closed' | 'typing' | 'sealing' } | { kind: 'sealed'; text: string };

/** Passphrase, once more unless it can be read, and what it is worth. */
function Typing({ isSealing, onSeal }: { isSealing: boolean; onSeal: (passphrase: string) => void }) {
  const { t } = useTranslation('sealed');
  const id = useId();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isShown, setShown] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const typed = (set: (text: string) => void) => (text: string) => {
    set(text);
    setProblem(undefined);
  };
  const describedBy = `${id}-help ${id}-problem`;
  return (
    <PassphraseForm
      problemId={`${id}-problem`}
      {...{ problem, isShown }}
      onTurn={() => {
        setShown(!isShown);
      }}
      yes={t('seal')}
      busy={t('sealing')}
      isBusy={isSealing}
      onYes={() => {
        const found = passphraseProblem(passphrase, isShown ? undefined : again);
        setProblem(found);
        if (!found) onSeal(passphrase);
      }}
      warning={
        <p>
          <strong>{t('nobody')}</strong>
        </p>
      }
    >
      <PassphraseField
        label={t('label')}
        value={passphrase}
        isShown={isShown}
        isNew
        isWrong={problem?.kind === 'passphrase-short'}
        describedBy={describedBy}
        onChange={typed(setPassphrase)}
      />
      <p id={`${id}-help`} className="soft small" aria-live="polite">
        {passphraseProblem(passphrase) ? t('help') : t(`strength.${strengthOf(passphrase)}`)}
      </p>
      {!isShown && (
        <PassphraseField
          label={t('again')}
          value={again}
          isShown={false}
          isNew
          isWrong={problem?.kind === 'passphrase-differs'}
          describedBy={describedBy}
          onChange={typed(setAgain)}
        />
      )}
    </PassphraseForm>
  );
}

/** A backup with the class seats in it, locked by a passphrase. */
export function SealedSection() {
  const { t } = useTranslation('sealed');
  const { home, clock } = useGround();
  const { act } = useAct();
  const [stage, setStage] = useState<Stage>({ kind: 'closed' });
  const seal = (passphrase: string) => {
    setStage({ kind: 'sealing' });
    void act(async () => {
      const parcel = { diary: await readDiary(home), seats: await readSeats(home) };
      const text = await sealText(parcelToText(parcel), { kind: 'passphrase', passphrase });
      setStage({ kind: 'sealed', text });
      return undefined;
    }).then((isDone) => {
      if (!isDone) setStage({ kind: 'typing' });
    });
  };
  const name = `${t('fileName', { night: nightNow(clock) })}.json`;
  return (
    <section className="sheet stack">
      <h2>{t('title')}</h2>
      <p>{t('what')}</p>
      {stage.kind === 'closed' && (
        <button
          type="button"
          className="button"
          onClick={() => {
            setStage({ kind: 'typing' });
          }}
        >
          {t('begin')}
        </button>
      )}
      {(stage.kind === 'typing' || stage.kind === 'sealing') && (
        <Typing isSealing={stage.kind === 'sealing'} onSeal={seal} />
      )}
      {stage.kind === 'sealed' && (
        <>
          <p role="status">{t('done')}</p>
          <GiveFile
            name={name}
            makeText={() => stage.text}
            onGiven={() => noteBackup(home, { at: clock().getTime(), how: 'sealed' })}
          />
        </>
      )}
    </section>
  );
}
