import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { SchoolClass } from '../../wire/classes';
import { useAnswer } from '../answers';
import { isKeeper } from '../class-keeper';
import { askClasses } from '../client';
import { useDesk } from '../desk';
import { NoAnswer, Waiting } from '../Trouble';
import { ChangeClass } from './ChangeClass';
import { CheckText } from './CheckText';
import { OpeningCard } from './OpeningCard';
import { SlipsCard } from './SlipsCard';
import { Teachers } from './Teachers';

function Head({ of: { name, grade, size, families } }: { of: SchoolClass }) {
  const { t } = useTranslation(['class', 'app']);
  const { me } = useDesk();
  return (
    <div>
      <h1>{name}</h1>
      <p className="soft">
        {t('facts', {
          grade: t(`app:grade.${me.school.system}.${String(grade)}`),
          size,
          families: t(`app:band.${families}`),
        })}
      </p>
    </div>
  );
}

/** On plain http a QR leads no farther than this network: said before forty are printed. */
function Reach() {
  const { t } = useTranslation('class');
  const { me } = useDesk();
  const { protocol, host, hostname } = new URL(me.familiesAt);
  if (protocol === 'https:') return null;
  const isHere = hostname === 'localhost' || hostname.startsWith('127.');
  return <p className="soft">{isHere ? t('reach.here') : t('reach.network', { host })}</p>;
}

function WaysIn({ of, again }: { of: SchoolClass; again: () => void }) {
  const { t } = useTranslation('class');
  return (
    <>
      <p>{t('ways')}</p>
      <Reach />
      <div className="two">
        <SlipsCard of={of} onChanged={again} />
        <OpeningCard of={of} onChanged={again} />
      </div>
    </>
  );
}

/** One class: the two ways in side by side, then what parents may compare, and who teaches it. */
export function ClassPage({ id }: { id: string }) {
  const { t } = useTranslation('class');
  const { me } = useDesk();
  const { said, again } = useAnswer(askClasses);
  if (said.kind === 'waiting') return <Waiting />;
  const found = said.kind === 'answer' ? said.answer.classes.find((each) => each.id === id) : undefined;
  return (
    <main className="work stack">
      <p className="back">
        <Link to="/school" className="button button-plain">
          {t('back')}
        </Link>
        {found && (
          <Link to={`/school/figure#${id}`} className="button button-plain">
            {t('toFigure')}
          </Link>
        )}
      </p>
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {said.kind === 'answer' && !found && <p>{t('gone')}</p>}
      {found && (
        <>
          <Head of={found} />
          {isKeeper(me.role, found) && <WaysIn of={found} again={again} />}
          <div className="two">
            <CheckText of={found} />
            <Teachers of={found} />
          </div>
          {me.role === 'admin' && <ChangeClass key={found.name} of={found} onChanged={again} />}
        </>
      )}
    </main>
  );
}
