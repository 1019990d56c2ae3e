import { schoolNightsOfWeek } from '../core/calendar';
import type { ClassTime } from '../core/class-week';
import { WEEK_NIGHTS } from '../core/figure';
import { addNights, mondayOf, nightsFrom } from '../core/night';
import { classEvening, closesAt } from '../core/open-evening';
import { nightIn } from '../core/zone';
import type { ClassAnswer } from '../wire/class';

/** A block is at most so far away (nights): the summer. */
const LONGEST_WAIT = 70;

/** When (epoch ms) the next evening that still takes contributions closes: before it nothing can be told. */
function firstEvening({ calendar, zone, now }: ClassTime): number | undefined {
  const tonight = nightIn(zone, new Date(now));
  const closes = nightsFrom(addNights(tonight, -2), tonight)
    .map((night) => closesAt(classEvening(night, calendar), zone))
    .filter((at) => at > now);
  return closes.length > 0 ? Math.min(...closes) : undefined;
}

/** When (epoch ms) the first week closes of which enough school nights are still to be told of. */
function firstWeek({ calendar, zone, now }: ClassTime): number | undefined {
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

/** When (epoch ms) something can be told of so many families at the earliest; undefined: of so few nothing is. */
export function firstMoment(families: ClassAnswer['families'], time: ClassTime): number | undefined {
  if (families === '0-4') return undefined;
  return families === '5-9' ? firstWeek(time) : firstEvening(time);
}
