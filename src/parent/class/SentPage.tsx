import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useLiveQuery } from 'dexie-react-hooks';
import { isConsentCurrent } from '../../core/consent';
import { stageOf } from '../../core/letter-stage';
import { nightNow, useChild, useGround, useNow } from '../household';
import type { EnrolmentRow } from '../store/class-rows';
import { seatOf } from '../store/enrolments';
import type { LetterRow } from '../store/letter-rows';
import { lettersOf } from '../store/letters';
import { seatNews, type SeatNews } from '../store/seat-news';
import type { Child } from '../store/views';
import { SurveysSent } from '../SurveysSent';
import { EveningCard } from './EveningCard';
import { SeatNewsCard } from './SeatNewsCard';
import { TakeAllBack } from './TakeAllBack';
import './class.css';
import './sent.css';

/** How many evenings a page of the list holds. */
const EVENINGS = 20;

type ListProps = {
  child: Child;
  letters: readonly LetterRow[];
  enrolment: EnrolmentRow | undefined;
  news: SeatNews | undefined;
};

function Evenings({ child, letters, enrolment, news }: ListProps) {
  const { t } = useTranslation('sent');
  const now = useNow(false);
  const [shown, setShown] = useState(EVENINGS);
  const staged = letters.map((letter) => ({
    letter,
    stage: stageOf(letter, { closesAt: letter.closesAt, now }),
  }));
  const told = staged.filter(({ stage }) => stage !== 'nothing');
  if (told.length === 0) {
    if (!enrolment) return <p>{t('none.left', { name: child.nickname })}</p>;
    if (news) return <p>{t('none.stuck')}</p>;
    return (
      <>
        <p>{t('none.joined')}</p>
        <p className="soft">{t('none.notSent')}</p>
      </>
    );
  }
  const waiting = told.filter(({ stage }) => stage === 'waiting' || stage === 'changing').length;
  return (
    <>
      {waiting > 1 && <p className="soft">{t('oneAVisit')}</p>}
      <ul className="stack">
        {told.slice(0, shown).map(({ letter }) => (
          <EveningCard
            key={letter.id}
            letter={letter}
            now={now}
            news={news}
            canGo={enrolment?.seen.class === letter.class && isConsentCurrent(enrolment.consent.version)}
          />
        ))}
      </ul>
      {told.length > shown && (
        <button
          type="button"
          className="button"
          onClick={() => {
            setShown(shown + EVENINGS);
          }}
        >
          {t('more')}
        </button>
      )}
    </>
  );
}

/** 发出了哪些数据: every evening's letter of a child as it went, or as it waits, and the ways to take it back. */
export function SentPage() {
  const { t } = useTranslation(['sent', 'class', 'survey']);
  const { home, clock, isSandbox } = useGround();
  const child = useChild();
  const tonight = nightNow(clock);
  const current = useLiveQuery(async () => {
    const [letters, seat] = await Promise.all([lettersOf(home, child.id), seatOf(home, child.id)]);
    const enrolment = seat.kind === 'taken' ? seat.enrolment : undefined;
    const place = enrolment && { child: child.id, classId: enrolment.seen.class };
    return { of: child.id, letters, enrolment, news: place && (await seatNews(home, place, tonight)) };
  }, [home, child.id, tonight]);
  const isHere = current?.of === child.id;
  return (
    <main className="page stack" aria-busy={isHere ? undefined : true}>
      <Link to="/class" className="button button-quiet">
        {t('back')}
      </Link>
      <h1>{t('title')}</h1>
      <p className="soft">{t('only')}</p>
      {isSandbox && <p>{t('sandbox')}</p>}
      {isHere && !isSandbox && (
        <>
          <SeatNewsCard news={current.news} />
          <Evenings
            key={child.id}
            child={child}
            letters={current.letters}
            enrolment={current.enrolment}
            news={current.news}
          />
          {current.enrolment && <SurveysSent child={child.id} classId={current.enrolment.seen.class} />}
          <TakeAllBack key={`back ${child.id}`} child={child} letters={current.letters} />
          {current.enrolment && <p className="soft small">{t(`joining.${current.enrolment.by}`)}</p>}
        </>
      )}
    </main>
  );
}
