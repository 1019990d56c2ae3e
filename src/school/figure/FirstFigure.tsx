import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ClassTime } from '../../core/class-week';
import type { ClassAnswer } from '../../wire/class';
import { useAnswer } from '../answers';
import { isKeeper } from '../class-keeper';
import { askClasses } from '../client';
import { useDesk } from '../desk';
import { firstMoment } from '../first-figure';
import { useSay } from '../say-figure';

/** The way to slips and QR, for whoever hands out seats there. */
function Invite({ id }: { id: string }) {
  const { t } = useTranslation('figure');
  const { me } = useDesk();
  const { said } = useAnswer(askClasses);
  const found = said.kind === 'answer' ? said.answer.classes.find((each) => each.id === id) : undefined;
  if (!found || !isKeeper(me.role, found)) return null;
  return (
    <p>
      <Link to={`/school/class#${id}`} className="button button-main">
        {t('first.invite')}
      </Link>
    </p>
  );
}

/** Before anything is told of a class: how many joined, from how many on there is a figure, and when it can come. */
export function FirstFigure({ facts, time }: { facts: ClassAnswer; time: ClassTime }) {
  const say = useSay();
  const { families } = facts;
  const key = families === '0-4' || families === '5-9' ? families : 'more';
  const at = firstMoment(families, time);
  const isSaid = key === '0-4' || at !== undefined;
  return (
    <section className="sheet stack">
      <h2>{say.t('first.title')}</h2>
      <p className="figure-joined">{say.t('first.joined', { families: say.t(`app:band.${families}`) })}</p>
      {isSaid && <p>{say.t(`first.when.${key}`, { when: at === undefined ? '' : say.when(at, time) })}</p>}
      <ul className="figure-rules">
        <li>{say.t('first.evening')}</li>
        <li>{say.t('first.week')}</li>
      </ul>
      <Invite id={facts.class} />
    </section>
  );
}
