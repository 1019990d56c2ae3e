import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Choice } from '../../ui/Choice';
import { useAct } from '../act';
import { useGround } from '../household';
import { readHandedOver, type HandedOver } from '../store/file/hand-over-parts';
import { GivingHere } from './GivingHere';
import { GivingPhone } from './GivingPhone';
import './handover.css';

const USES = ['phone', 'family', 'here'] as const;

type Where = 'phone' | 'here';

/** Where the diary shall go; only then is anything of it read and a key drawn. */
function Giving() {
  const { t } = useTranslation('handover');
  const { home, clock } = useGround();
  const { act } = useAct();
  const [where, setWhere] = useState<Where>();
  const [handed, setHanded] = useState<HandedOver>();
  const choose = (to: Where) => {
    setWhere(to);
    void act(async () => {
      // Read anew each time: what was logged meanwhile comes along.
      setHanded(await readHandedOver(home, clock().getTime()));
      return undefined;
    });
  };
  return (
    <>
      <Choice
        label={t('which.label')}
        value={where}
        options={[
          { value: 'phone', label: t('which.phone') },
          { value: 'here', label: t('which.here') },
        ]}
        onChange={choose}
      />
      {where && handed && (
        <>
          <p>
            <strong>{t('warning')}</strong>
          </p>
          {where === 'phone' ? <GivingPhone handed={handed} /> : <GivingHere handed={handed} />}
        </>
      )}
    </>
  );
}

/** The whole diary to another phone or another place of this one: what it is for, and then step by step. */
export function HandOverPage() {
  const { t } = useTranslation(['handover', 'sealed', 'problem']);
  const { isSandbox } = useGround();
  return (
    <main className="page stack">
      <Link to="/settings" className="button button-quiet">
        {t('back')}
      </Link>
      <h1>{t('title')}</h1>
      <ul className="handover-uses">
        {USES.map((use) => (
          <li key={use}>{t(`uses.${use}`)}</li>
        ))}
      </ul>
      <p className="soft">{t('safe')}</p>
      {isSandbox ? <p>{t('sandbox')}</p> : <Giving />}
      {!isSandbox && (
        <section className="sheet stack">
          <h2>{t('receive.title')}</h2>
          <p className="soft">{t('receive.help')}</p>
          <Link to="/take" className="button">
            {t('receive.open')}
          </Link>
        </section>
      )}
    </main>
  );
}
