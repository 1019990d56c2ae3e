import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { AnswerFoot } from '../AnswerFoot';
import { useAct } from '../act';
import { nightNow, useGround, useHousehold } from '../household';
import { takeFamilySeat } from '../store/family-way';
import { confirmJoining, dropJoining, type JoiningIn } from '../store/joinings';
import { CheckText, ClassFacts } from './ClassFacts';
import { CodeForm } from './CodeForm';
import { JoinerFields, useJoiners } from './Joiners';

/** An opened class gives a seat to every phone that asks, so a family is asked first: a child has one. */
function SeatQuestion({ onNo, onYes }: { onNo: () => void; onYes: () => void }) {
  const { t } = useTranslation('class');
  return (
    <section className="sheet stack">
      <h2>{t('door.question')}</h2>
      <p className="soft">{t('door.help')}</p>
      <div className="row">
        <button type="button" className="button grow" onClick={onYes}>
          {t('door.yes')}
        </button>
        <button type="button" className="button button-main grow" onClick={onNo}>
          {t('door.no')}
        </button>
      </div>
    </section>
  );
}

function JoinedElsewhere({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('class');
  return (
    <>
      <h1>{t('elsewhere.title')}</h1>
      <p>{t('elsewhere.help')}</p>
      <section className="sheet stack">
        <h2>{t('elsewhere.both')}</h2>
        <p>{t('elsewhere.how')}</p>
        <CodeForm />
      </section>
      <button type="button" className="button button-main" onClick={onDone}>
        {t('elsewhere.done')}
      </button>
    </>
  );
}

type FoundProps = { joining: JoiningIn<'found'>; taken: Record<string, string> };

/** The class stands before the parent: is it the right one, and for whom? Nothing is spent yet. */
export function FoundPage({ joining, taken }: FoundProps) {
  const { t } = useTranslation('class');
  const { home, clock } = useGround();
  const { children } = useHousehold();
  const { act } = useAct();
  const [, navigate] = useLocation();
  const { way, found } = joining.state;
  const night = nightNow(clock);
  const free = children.filter(({ id }) => !taken[id]);
  const joiners = useJoiners(free, found.seen, night);
  const [asked, setAsked] = useState<'open' | 'no' | 'yes'>(way.kind === 'door' ? 'open' : 'no');
  const leave = () =>
    void act(async () => {
      await dropJoining(home, joining.id);
      navigate('/', { replace: true });
      return undefined;
    });
  const join = () => {
    const joiner = joiners.joiner();
    if (!joiner) return;
    void act(async () => {
      if (way.kind === 'family') await takeFamilySeat(home, joining.id, { joiner, night });
      else await confirmJoining(home, joining.id, joiner);
      return undefined;
    });
  };
  if (asked === 'yes') return <JoinedElsewhere onDone={leave} />;
  return (
    <>
      <header>
        <p className="soft">{found.seen.school}</p>
        <h1 className="class-name">{found.seen.name}</h1>
      </header>
      {asked === 'open' && (
        <SeatQuestion
          onNo={() => {
            setAsked('no');
          }}
          onYes={() => {
            setAsked('yes');
          }}
        />
      )}
      {way.kind === 'family' && <p>{t('family.found')}</p>}
      {asked === 'no' && <JoinerFields children={free} seen={found.seen} night={night} joiners={joiners} />}
      <CheckText check={found.check} />
      <section className="sheet">
        <ClassFacts found={found} />
      </section>
      {asked === 'no' && <AnswerFoot no={t('join.no')} onNo={leave} yes={t('join.yes')} onYes={join} />}
    </>
  );
}
