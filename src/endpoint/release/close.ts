import { nightDay } from '../../core/calendar';
import { eveningMeans } from '../../core/figure';
import { closesAt, type ClassEvening } from '../../core/open-evening';
import type { House } from '../house';
import { calendarOf, classKnown, eveningAt } from '../tenant';
import { drawFor } from './draw';
import { forgetEvening, lastMeant, leaveCounted, shutEvening } from './evening';
import { deleteRows, nextEvening, sumsOf, type EveningOfClass } from './open-rows';
import { publishEvening, type Known } from './publish';
import { addToWeek, closeWeek, runningWeeks } from './week';

type Releasing = Pick<House, 'keeping' | 'clock' | 'secrets'>;
type Closing = EveningOfClass & ClassEvening;

/**
 * Closes every evening that has closed by the clock, however long ago, and every week: what may be told is published
 * once, and the rows go. May end anywhere and begin again, here or in another process: an evening is first shut for
 * good, then published (the same numbers whoever draws them, and only where nothing stands), then deleted. One that
 * fails keeps no other but its week; why, is thrown at the end.
 */
export async function release(house: Releasing): Promise<void> {
  const { open } = house.keeping;
  const failed: unknown[] = [];
  const note = (error: unknown) => failed.push(error);
  for (let at = await nextEvening(open); at; at = await nextEvening(open, at))
    await closeEvening(house, at).catch(note);
  for (const week of await runningWeeks(open)) await closeWeek(house, week).catch(note);
  if (failed.length > 0) throw failed[0];
}

async function closeEvening(house: Releasing, at: EveningOfClass): Promise<void> {
  const { keeping, clock } = house;
  const known = await classKnown(keeping.main, at.class);
  if (!known) return forgetRows(house, at);
  const { school, schoolClass } = known;
  const { last } = eveningAt(school, schoolClass, at.night);
  const closing = { ...at, last };
  // Whatever was made of the days meanwhile, families were told that their rows go then.
  const meant = (await lastMeant(keeping.open, at)) ?? last;
  const until = meant < last ? meant : last;
  if (clock().getTime() < closesAt({ ...at, last: until }, school.zone)) return;
  await keeping.commitOpen((writes) => shutEvening(writes, closing));
  const isTold = await isMeant(house, known, closing);
  if (isTold) await tellEvening(house, known, closing);
  const isOfWeek = isTold && nightDay(at.night, calendarOf(school, schoolClass)).kind === 'school';
  await keeping.commitOpen(async (writes) => {
    const sums = isOfWeek ? await sumsOf(writes, at) : undefined;
    if (sums) await addToWeek(writes, at, sums);
    await deleteRows(writes, at);
    await leaveCounted(writes, at);
  });
}

/** Of a class that is no more, no evening is open. */
async function forgetRows({ keeping }: Releasing, at: EveningOfClass): Promise<void> {
  await keeping.commitOpen(async (writes) => {
    await deleteRows(writes, at);
    await forgetEvening(writes, at);
  });
}

/** Where the days were changed meanwhile, families told of different nights under one date: nothing is told of it. */
async function isMeant({ keeping }: Releasing, known: Known, { class: of, night, last }: Closing) {
  if (eveningAt(known.school, known.schoolClass, night).night !== night) return false;
  return (await lastMeant(keeping.open, { class: of, night })) === last;
}

async function tellEvening({ keeping, secrets }: Releasing, known: Known, at: Closing): Promise<void> {
  // By a commit, though it writes nothing: a letter that another process is just writing is in it, or is refused.
  const sums = await keeping.commitOpen((writes) => sumsOf(writes, at));
  const draw = drawFor(secrets, { school: known.school.school_id, class: at.class, stretch: at.night });
  const means = sums && eveningMeans(sums, draw);
  if (!means) return;
  const { night, last } = at;
  await keeping.commitMain((writes) => publishEvening(writes, known, { night, last, means }));
}
