import { chanceNamed, worldClass, type Plan, type WorldClass } from './privacy-class';
import { ATTACKS, attacked, read, type Attack } from './privacy-ours';
import { publish } from './privacy-release';
import { CROWDS, emptyTally, sumOfCounts, type Tally } from './privacy-tally';
import { nextMorning, utility } from './privacy-utility';

/** How large a run is: classes that are attacked, classes that are only looked at, few families beside nine codes. */
export type Extent = { seed: string; classes: number; quiet: number; few: number; evenings: number };

/** Classes of 20 to 45, 30 to 100 % of the families on an evening, 10 to 95 % of them without subjects. */
function plansOf({ seed, classes }: Extent, what: string): Plan[] {
  return Array.from({ length: classes }, (_, index) => {
    const chance = chanceNamed(seed, what, index);
    // Spread evenly, so that few classes are of every kind.
    const part = (index + 0.5) / classes;
    return {
      name: `${seed} ${what} ${index}`,
      size: chance.whole(20, 45),
      participation: Math.round(30 + 70 * part),
      mixed: chance.whole(10, 95),
    };
  });
}

/** One, two or three families beside the nine codes, of which one more or less may be late. */
function fewPlans({ seed, few }: Extent): Plan[] {
  return [1, 2, 3].flatMap((others) =>
    Array.from({ length: few }, (_, index) => ({
      name: `${seed} few ${others} ${index}`,
      size: 9 + others,
      participation: 100,
      mixed: [20, 60, 95][index % 3] ?? 60,
    })),
  );
}

/** Classes of which hardly anybody tells subjects apart, or hardly anybody does not: those few beside the planted ones. */
function apartPlans({ seed, few }: Extent): Plan[] {
  return [92, 6].flatMap((mixed) =>
    Array.from({ length: few }, (_, index) => ({
      name: `${seed} apart ${mixed} ${index}`,
      size: 14 + 3 * index,
      participation: 95,
      mixed,
    })),
  );
}

/** So few families that nothing may be told of an evening, whoever sends beside them. */
function smallPlans({ seed, few }: Extent): Plan[] {
  return [2, 3, 5, 7].flatMap((size) =>
    Array.from({ length: few }, (_, index) => ({
      name: `${seed} small ${size} ${index}`,
      size,
      participation: 100,
      mixed: 50,
    })),
  );
}

const NINE = ATTACKS.filter(({ codes }) => codes === 9);
const FEWER = ATTACKS.filter(({ codes }) => codes < 9);
const NONE = ATTACKS.filter(({ codes }) => codes === 0);

export type Row = { attack: Attack; tally: Tally };

function added(one: Tally, other: Tally): Tally {
  const crowds = CROWDS.map((crowd) => [crowd, sumOfCounts([one[crowd], other[crowd]])]);
  return Object.fromEntries(crowds) as Tally;
}

/** The whole run: every class, once for each attack, through one keeping. */
export async function run(extent: Extent) {
  const worldOf = (plan: Plan) => worldClass(plan, extent.evenings);
  const attackedClasses = plansOf(extent, 'class').map(worldOf);
  const quiet = plansOf({ ...extent, classes: extent.quiet }, 'quiet').map(worldOf);
  const usual = worldOf({ name: `${extent.seed} usual`, size: 36, participation: 70, mixed: 40 });
  const small = smallPlans(extent).map(worldOf);
  const few = [...fewPlans(extent), ...apartPlans(extent)].map(worldOf);
  const cases = [
    ...attackedClasses.flatMap((world) => ATTACKS.map((attack) => ({ world, attack }))),
    ...[...quiet, usual].flatMap((world) => NONE.map((attack) => ({ world, attack }))),
    ...small.flatMap((world) => FEWER.map((attack) => ({ world, attack }))),
    ...few.flatMap((world) => NINE.map((attack) => ({ world, attack }))),
  ].map(({ world, attack }) => ({ world, ...attacked(world, attack) }));
  const told = await publish(cases.map(({ post }) => post));
  const rows: Row[] = ATTACKS.map((attack) => ({ attack, tally: emptyTally() }));
  for (const each of cases) {
    const row = rows.find(({ attack }) => attack === each.attack)!;
    row.tally = added(row.tally, read(each, told.get(each.post.name)!));
  }
  const looked = cases
    .filter(({ attack, world }) => attack.codes === 0 && world !== usual && !small.includes(world))
    .map(({ world, post }) => usefulness(world, told.get(post.name)!));
  const usualCase = cases.find(({ world }) => world === usual)!;
  return {
    rows,
    useful: looked,
    usual: usefulness(usual, told.get(usualCase.post.name)!),
    attackedClasses,
  };
}

function usefulness(world: WorldClass, figures: Parameters<typeof utility>[1]) {
  return { participation: world.participation, ours: utility(world, figures), next: nextMorning(world) };
}
