import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isProblem, type Problem } from '../../core/problem';
import { useAct } from '../act';
import { ProblemLine } from '../ProblemLine';
import { openSealed, sealedBy } from '../store/file/seal';
import { PassphraseField, PassphraseForm } from './PassphraseField';

/** The door of a sealed file: asks for its passphrase, and hands on the text inside. What was typed stays. */
export function OpenSealed({ text, onOpened }: { text: string; onOpened: (opened: string) => void }) {
  const { t } = useTranslation('sealed');
  const by = sealedBy(text);
  if (isProblem(by)) return <ProblemLine problem={by} />;
  if (by === 'passphrase') return <Asking text={text} onOpened={onOpened} />;
  return (
    <>
      <p>{t('open.handOver')}</p>
      <Link to="/take" className="button">
        {t('open.take')}
      </Link>
    </>
  );
}

function Asking({ text, onOpened }: { text: string; onOpened: (opened: string) => void }) {
  const { t } = useTranslation('sealed');
  const { act } = useAct();
  const id = useId();
  const [passphrase, setPassphrase] = useState('');
  const [isShown, setShown] = useState(false);
  const [isOpening, setOpening] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const open = async () => {
    setOpening(true);
    await act(async () => {
      const opened = await openSealed(text, { kind: 'passphrase', passphrase });
      if (isProblem(opened)) setProblem(opened);
      else onOpened(opened);
      return undefined;
    });
    setOpening(false);
  };
  return (
    <PassphraseForm
      problemId={`${id}-problem`}
      {...{ problem, isShown }}
      onTurn={() => {
        setShown(!isShown);
      }}
      yes={t('open.yes')}
      busy={t('open.opening')}
      isBusy={isOpening}
      onYes={() => void open()}
    >
      <h2>{t('open.title')}</h2>
      <PassphraseField
        label={t('label')}
        value={passphrase}
        isShown={isShown}
        isWrong={problem !== undefined}
        describedBy={`${id}-help ${id}-problem`}
        onChange={(typed) => {
          setPassphrase(typed);
          setProblem(undefined);
        }}
      />
      <p id={`${id}-help`} className="soft small">
        {t('open.help')}
      </p>
    </PassphraseForm>
  );
}
