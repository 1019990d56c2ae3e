import type { Place } from '../../src/endpoint/environment';
import { addNights, nightsFrom, type Night } from '../../src/core/night';
import type { Line } from './ask';
import { chanceFor, type Rates } from './habits';
import { differences, lookAtRows } from './look';
import { addCounts, type Counts, type FamilyTold, type Order, type Standing } from './orders';
import { comparePublished } from './published';
import { setUpSchool, type SimulatedClass } from './school';
import { startSimulated, type Simulated } from './simulated';
import { startWorkers, type Workers } from './workers';

/** A school and its habits. Shares are of a hundred. */
export type Wanted = Rates & {
  seed: number;
  classes: number;
  size: number;
  participation: number;
  secondPhones: number;
  from: Night;
  /** So many dates, one after the other. */
  nights: number;
  workers: number;
};

/** Where it happens, and who watches. */
export type Around = {
  /** A built `endpoint/main.js`. */
  entry: string;
  place: Place;
  /** What every question of a family carries besides. */
  line?: Omit<Line, 'port'>;
  progress?: (progress: Progress) => void;
  /** After the evening's letters, before anything of it closes. */
  atNight?: (night: Night, simulated: Simulated) => Promise<void>;
  /** When all is over and everything still runs. */
  atEnd?: (simulated: Simulated, workers: Workers) => Promise<void>;
};

/** How far it is; `isOver` once the evening's last rows were looked at. */
export type Progress = { night: Night; isOver: boolean; seen: Seen };

export type Outcome = {
  counts: Counts;
  families: number;
  seconds: number;
  /** Of these, while tokens were taken and while letters were sent. */
  tokenSeconds: number;
  sendSeconds: number;
  /** Looks at the database that were compared, figures in them, and what differed, a sentence each. */
  looks: number;
  figures: number;
  /** Published figures of evenings and weeks that were compared with what the families knew. */
  published: number;
  differences: string[];
};

const at = (night: Night, time: string) => Date.parse(`${night}T${time}:00+08:00`);

/** A seeded school from its set-up link on: families join, take tokens and send, evening by evening, all over HTTP. */
export async function simulate(wanted: Wanted, around: Around): Promise<Outcome> {
  const began = performance.now();
  const simulated = await startSimulated({
    entry: around.entry,
    ...around.place,
    now: at(wanted.from, '17:00'),
  });
  try {
    const line = { port: simulated.port, ...around.line };
    const { classes, size } = wanted;
    const made = await setUpSchool(line, { link: await simulated.link(), classes, size });
    const families = familiesOf(wanted, made);
    const { seed, late, corrections, withdrawals, secondPhones, from } = wanted;
    const rates = { late, corrections, withdrawals };
    const workers = await startWorkers(wanted.workers, families, { line, seed, rates, secondPhones, from });
    try {
      const classes = made.map(({ id }) => id);
      const outcome = await live({ wanted, around, simulated, workers, classes });
      const seconds = (performance.now() - began) / 1000;
      return { ...outcome, families: families.length, seconds };
    } finally {
      workers.end();
    }
  } finally {
    await simulated.stop();
  }
}

/** Who of a class takes part: drawn, so that the same seed has the same families. */
function familiesOf({ seed, participation }: Wanted, classes: readonly SimulatedClass[]): FamilyTold[] {
  return classes.flatMap(({ codes, ...told }, index) =>
    codes
      .map((code, seat) => ({ name: `${String(index)}.${String(seat)}`, class: told, code }))
      .filter(({ name }) => chanceFor(seed, name, 'takes part').happens(participation)),
  );
}

type Scene = {
  wanted: Wanted;
  around: Around;
  simulated: Simulated;
  workers: Workers;
  classes: readonly string[];
};
type Seen = Omit<Outcome, 'families' | 'seconds'>;

/**
 *   17:00 join    18:00 take tokens    21:00 send    05:55 look at the rows    06:05 sweep, and look again
 *
 * and at the end at what was published.
 */
async function live(scene: Scene): Promise<Seen> {
  const { wanted, around, simulated, workers } = scene;
  const seen: Seen = {
    counts: {},
    tokenSeconds: 0,
    sendSeconds: 0,
    looks: 0,
    figures: 0,
    published: 0,
    differences: [],
  };
  const closed: Standing = {};
  const nights = nightsFrom(wanted.from, addNights(wanted.from, wanted.nights - 1));
  await act(scene, seen, { kind: 'enrol' });
  for (const night of nights) {
    await simulated.move(at(night, '18:00'));
    seen.tokenSeconds += await act(scene, seen, { kind: 'take tokens', today: night });
    await simulated.move(at(night, '21:00'));
    seen.sendSeconds += await act(scene, seen, { kind: 'send', today: night });
    await around.atNight?.(night, simulated);
    const morning = addNights(night, 1);
    await simulated.move(at(morning, '05:55'));
    const before = await compare(seen, { place: around.place, workers, now: at(morning, '05:55') });
    await simulated.move(at(morning, '06:05'));
    await simulated.sweep();
    const after = await compare(seen, { place: around.place, workers, now: at(morning, '06:05') });
    for (const [key, sum] of Object.entries(before)) if (!(key in after)) closed[key] = sum;
    around.progress?.({ night, isOver: true, seen });
  }
  const now = at(addNights(wanted.from, wanted.nights), '06:05');
  const line = { port: simulated.port, ...around.line };
  const { published, differences: more } = await comparePublished(line, closed, {
    classes: scene.classes,
    from: wanted.from,
    now,
  });
  await around.atEnd?.(simulated, workers);
  return { ...seen, published, differences: [...seen.differences, ...more] };
}

type Act = Extract<Order, { kind: 'enrol' | 'take tokens' | 'send' }>;

/** Has all families do something, and tells meanwhile how far they are; answers the seconds it took. */
async function act({ wanted, around, workers }: Scene, seen: Seen, order: Act): Promise<number> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const before = seen.counts;
  const night = order.kind === 'enrol' ? wanted.from : order.today;
  const withMore = (more: Counts) => {
    const counts = { ...before };
    addCounts(counts, more);
    return counts;
  };
  const { counts } = await workers.order(order, (more) => {
    const sendSeconds = seen.sendSeconds + (order.kind === 'send' ? seconds() : 0);
    const sofar = { ...seen, counts: withMore(more), sendSeconds };
    around.progress?.({ night, isOver: false, seen: sofar });
  });
  seen.counts = withMore(counts);
  return seconds();
}

/** Contributions and corrections that were taken in, by the second of sending. */
export function sentPerSecond({ counts, sendSeconds }: Pick<Seen, 'counts' | 'sendSeconds'>): number {
  const sent = (counts['contributed'] ?? 0) + (counts['corrected'] ?? 0) + (counts['withdrawn'] ?? 0);
  return sendSeconds === 0 ? 0 : sent / sendSeconds;
}

type Comparing = { place: Place; workers: Workers; now: number };

/** Compares, and answers what the families believe stands in evenings that are open now. */
async function compare(seen: Seen, { place, workers, now }: Comparing): Promise<Standing> {
  const { standing } = await workers.order({ kind: 'tell', now });
  seen.looks += 1;
  seen.figures += Object.keys(standing).length;
  seen.differences.push(...differences(standing, await lookAtRows(place)));
  return standing;
}
