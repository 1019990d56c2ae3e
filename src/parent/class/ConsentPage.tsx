import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { CONSENT_VERSION } from '../../core/consent';
import type { WayIn } from '../../core/slip';
import { useAct } from '../act';
import { AnswerFoot } from '../AnswerFoot';
import { ConsentWords } from '../ConsentWords';
import { nightNow, useGround } from '../household';
import { askToJoin } from '../store/joinings';
import { useTermWords } from './term-words';

/** Before the first byte leaves: what would be sent, what remains, and that refusing costs nothing. */
export function ConsentPage({ way, text }: { way: WayIn; text: string }) {
  const { t } = useTranslation('class');
  const { home, clock } = useGround();
  const { act } = useAct();
  const [, navigate] = useLocation();
  const termWords = useTermWords();
  const agree = () =>
    void act(async () => {
      const consent = { version: CONSENT_VERSION, night: nightNow(clock) };
      const id = await askToJoin(home, { way, text, consent });
      navigate(`/join/${id}`, { replace: true });
      return undefined;
    });
  return (
    <>
      <h1>{t('consent.title')}</h1>
      <ConsentWords />
      <section className="sheet stack">
        {way.kind === 'family' && <p>{t('family.consent')}</p>}
        {way.kind === 'typed' && <p>{t('consent.termLater')}</p>}
        {'term' in way && way.kind !== 'family' && <p>{t('consent.term', { term: termWords(way.term) })}</p>}
        <p>{t('consent.free')}</p>
      </section>
      <AnswerFoot
        no={t('consent.no')}
        onNo={() => {
          navigate('/', { replace: true });
        }}
        yes={t('consent.yes')}
        onYes={agree}
      />
    </>
  );
}
