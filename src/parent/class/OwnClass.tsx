import { useTranslation } from 'react-i18next';
import { CONSENT_VERSION, isConsentCurrent } from '../../core/consent';
import { useAct } from '../act';
import { AskFirst } from '../AskFirst';
import { nightNow, useGround } from '../household';
import type { EnrolmentRow } from '../store/class-rows';
import { agreeAgain, leaveClass } from '../store/enrolments';
import type { Child } from '../store/views';
import { CheckText, ClassFacts } from './ClassFacts';
import { ClassLimit } from './ClassLimit';
import { ConsentWords } from './ConsentWords';

type OwnProps = { child: Child; enrolment: EnrolmentRow };

function Leave({ child, enrolment }: OwnProps) {
  const { t } = useTranslation('class');
  const { home } = useGround();
  const { act } = useAct();
  const leave = () =>
    act(async () => {
      const undo = await leaveClass(home, child.id);
      return { text: t('leave.done', { name: enrolment.seen.name }), undo, isLasting: true };
    });
  return (
    <AskFirst label={t('leave.open')} yes={t('leave.yes')} no={t('leave.no')} onYes={leave}>
      <p>{t('leave.question', { name: enrolment.seen.name })}</p>
      <p className="soft">{t('leave.means')}</p>
    </AskFirst>
  );
}

/** The words of consent have changed since: they are asked again, and until then nothing new goes. */
function AskAgain({ child }: { child: Child }) {
  const { t } = useTranslation('class');
  const { home, clock } = useGround();
  const { act } = useAct();
  const agree = () =>
    void act(async () => {
      await agreeAgain(home, child.id, { version: CONSENT_VERSION, night: nightNow(clock) });
      return { text: t('again.done') };
    });
  return (
    <>
      <section className="sheet stack">
        <h2>{t('again.title')}</h2>
        <p>{t('again.help')}</p>
      </section>
      <ConsentWords />
      <button type="button" className="button button-main" onClick={agree}>
        {t('again.yes')}
      </button>
    </>
  );
}

/** What the phone knows of a child's class, what it has sent, and the way out. */
export function OwnClass({ child, enrolment }: OwnProps) {
  const { t } = useTranslation('class');
  const { isSandbox } = useGround();
  const { seen, since, by, consent } = enrolment;
  const isCurrent = isConsentCurrent(consent.version);
  return (
    <>
      <header>
        <p className="soft">{seen.school}</p>
        <h1 className="class-name">{seen.name}</h1>
      </header>
      {!isCurrent && <AskAgain child={child} />}
      <ClassLimit child={child} seen={seen} />
      <CheckText check={enrolment.check} />
      <section className="sheet">
        <ClassFacts
          found={enrolment}
          more={[
            [t('fact.child'), child.nickname],
            [t('fact.since'), t(`fact.by.${by}`, { night: since })],
          ]}
        />
      </section>
      <section className="sheet stack">
        <h2>{t('sent.title')}</h2>
        <p>{t(isSandbox ? 'sent.sandbox' : 'sent.joining')}</p>
        <p className="soft">{t('sent.yet')}</p>
      </section>
      {isCurrent && (
        <details className="class-again">
          <summary>{t('consent.again', { night: consent.night })}</summary>
          <div className="stack">
            <ConsentWords />
          </div>
        </details>
      )}
      <Leave child={child} enrolment={enrolment} />
    </>
  );
}
