import { Link } from 'wouter';
import { schoolNightsOfWeek } from '../../core/calendar';
import type { ClassTime } from '../../core/class-week';
import { WEEK_NIGHTS } from '../../core/figure';
import { addNights, mondayOf, nightsFrom } from '../../core/night';
import { classEvening, closesAt } from '../../core/open-evening';
import { nightIn } from '../../core/zone';
import type { ClassAnswer } from '../../wire/class';
import { useSay } from './say';

/** A block is at most so far away (nights): the summer. */
const LONGEST_WAIT = 70;

/** When (epoch ms) the next evening that still takes contributions closes: before it nothing can be told. */
export function firstEvening({ calendar, zone, now }: ClassTime): number | undefined {
  const tonight = nightIn(zone, new Date(now));
  const closes = nightsFrom(addNights(tonight, -2), tonight)
    .map((night) => closesAt(classEvening(night, calendar), zone))
    .filter((at) => at > now);
  return closes.length > 0 ? Math.min(...closes) : undefined;
}

/** When (epoch ms) the first week closes of which enough school nights are still to be told of. */
export function firstWeek({ calendar, zone, now }: ClassTime): number | undefined {
  const tonight = nightIn(zone, new Date(now));
  const mondays = nightsFrom(mondayOf(tonight), addNights(tonight, LONGEST_WAIT)).filter(
    (_, index) => index % 7 === 0,
  );
  for (const monday of mondays) {
    const open = schoolNightsOfWeek(addNights(monday, 6), calendar)
      .map((night) => closesAt({ night, last: night }, zone))
      .filter((at) => at > now);
    if (open.length >= WEEK_NIGHTS) return open[open.length - 1];
  }
  return undefined;
}

function firstMoment(families: ClassAnswer['families'], time: ClassTime): number | undefined {
  if (families === '0-4') return undefined;
  return families === '5-9' ? firstWeek(time) : firstEvening(time);
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
      <p>
        <Link to={`/school/class#${facts.class}`} className="button button-main">
          {say.t('first.invite')}
        </Link>
      </p>
    </section>
  );
}
