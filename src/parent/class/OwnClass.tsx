import { useTranslation } from 'react-i18next';
import { CONSENT_VERSION, isConsentCurrent } from '../../core/consent';
import { useAct } from '../act';
import { ConsentWords } from '../ConsentWords';
import { nightNow, useGround } from '../household';
import type { EnrolmentRow } from '../store/class-rows';
import { agreeAgain } from '../store/enrolments';
import type { LetterRow } from '../store/letter-rows';
import type { SeatNews } from '../store/seat-news';
import type { Child } from '../store/views';
import { SurveyCards } from '../SurveyCards';
import { ClassFigure } from './ClassFigure';
import { CheckText, ClassFacts } from './ClassFacts';
import { ClassDays } from './ClassDays';
import { ClassLimit } from './ClassLimit';
import { CodeForm } from './CodeForm';
import { HandOver } from './HandOver';
import { Leave } from './Leave';
import { SeatNewsCard } from './SeatNewsCard';
import { SentSummary } from './SentSummary';
import { TakenCard } from './TakenCard';
import { TwoSeatsCard } from './TwoSeatsCard';

type OwnProps = {
  child: Child;
  enrolment: EnrolmentRow;
  letters: readonly LetterRow[];
  news: SeatNews | undefined;
  /** Another phone of the family sends with another seat for this child. */
  hasTwo: boolean;
};

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

/** Another phone was first, the parent has not answered, and the evening is open. */
function isAsked({ taken, isClosed }: LetterRow): boolean {
  return taken !== undefined && !isClosed;
}

/** What the phone knows of a child's class, what it has sent, and the way out. */
export function OwnClass({ child, enrolment, letters, news, hasTwo }: OwnProps) {
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
      {hasTwo && <TwoSeatsCard child={child} seen={seen} />}
      {letters.filter(isAsked).map((letter) => (
        <TakenCard key={letter.id} letter={letter} />
      ))}
      {isCurrent && <ClassFigure seen={seen} />}
      {isCurrent && <SurveyCards child={child.id} classId={seen.class} />}
      <SeatNewsCard news={news} />
      {news?.kind === 'year' && (
        <section className="sheet">
          <CodeForm />
        </section>
      )}
      <SentSummary letters={letters} news={news} />
      <ClassLimit child={child} seen={seen} />
      <ClassDays seen={seen} />
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
      {isCurrent && !isSandbox && <HandOver enrolment={enrolment} />}
      {isCurrent && (
        <details className="class-again">
          <summary>{t('consent.again', { night: consent.night })}</summary>
          <div className="stack">
            <ConsentWords />
          </div>
        </details>
      )}
      <Leave child={child} enrolment={enrolment} letters={letters} />
    </>
  );
}
