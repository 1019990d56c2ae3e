import { nightDay } from '../../core/calendar';
import { eveningMeans } from '../../core/figure';
import { closesAt } from '../../core/open-evening';
import type { House } from '../house';
import { calendarOf, classKnown, eveningAt } from '../tenant';
import { markClosed } from './closed';
import { drawFor } from './draw';
import { deleteRows, nextEvening, sumsOf, type EveningOfClass } from './open-rows';
import { publishEvening, type Known } from './publish';
import { addToWeek, closeWeeks } from './week';

type Releasing = Pick<House, 'keeping' | 'clock' | 'secrets'>;

/**
 * Closes every evening that has closed by the clock, however long ago, and every week: what may be told is published
 * once, and the rows go. May end anywhere and begin again, here or in another process: an evening is first shut for
 * good, then published (the same numbers whoever draws them, and only where nothing stands), then deleted.
 */
export async function release(house: Releasing): Promise<void> {
  const { open } = house.keeping;
  for (let at = await nextEvening(open); at; at = await nextEvening(open, at)) await closeEvening(house, at);
  await closeWeeks(house);
}

async function closeEvening(house: Releasing, at: EveningOfClass): Promise<void> {
  const { keeping, clock } = house;
  const known = await classKnown(keeping.main, at.class);
  if (known) {
    const evening = eveningAt(known.school.system, at.night);
    if (clock().getTime() < closesAt(evening, known.school.zone)) return;
    await keeping.commitOpen((writes) => markClosed(writes, at));
    // Where the days were changed meanwhile, families told of different stretches under one date: nothing is told of it.
    if (evening.night === at.night) await tellEvening(house, known, at);
  }
  // Of a class that is no more, no evening is open.
  const isOfWeek = known !== undefined && isSchoolNight(known, at);
  await keeping.commitOpen(async (writes) => {
    const sums = isOfWeek ? await sumsOf(writes, at) : undefined;
    if (sums) await addToWeek(writes, at, sums);
    await deleteRows(writes, at);
  });
}

function isSchoolNight({ school }: Known, { night }: EveningOfClass): boolean {
  return nightDay(night, calendarOf(school.system)).kind === 'school';
}

async function tellEvening({ keeping, secrets }: Releasing, known: Known, at: EveningOfClass): Promise<void> {
  const sums = await sumsOf(keeping.open, at);
  const draw = drawFor(secrets, { school: known.school.school_id, class: at.class, stretch: at.night });
  const means = sums && eveningMeans(sums, draw);
  if (!means) return;
  const { last } = eveningAt(known.school.system, at.night);
  await keeping.commitMain((writes) => publishEvening(writes, known, { night: at.night, last, means }));
}
