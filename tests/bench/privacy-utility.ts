import { eveningMeans, type EveningMeans } from '../../src/core/figure';
import { countedMinutes } from '../../src/core/figure-mean';
import type { FiguresAnswer } from '../../src/wire/figures';
import { chanceNamed, standing, type WorldClass } from './privacy-class';
import { sumsOf } from './privacy-outcomes';

// What the figures are good for: how many evenings have one, with subjects in it, and how far it is from what the
// whole class really had, whoever sent.

/** Sums; `error` is in minutes over all published evenings. */
export type Utility = { evenings: number; published: number; withSubjects: number; error: number };

type Told = { night: string; minutes: EveningMeans['minutes']; subjects: object };

function utilityOf({ evenings }: WorldClass, told: readonly Told[]): Utility {
  const errors = told.map(({ night, minutes }) => {
    const truth = evenings.find((evening) => evening.night === night)?.truth ?? [];
    return Math.abs(countedMinutes(minutes) - truth.reduce((sum, had) => sum + had, 0) / truth.length);
  });
  return {
    evenings: evenings.length,
    published: told.length,
    withSubjects: told.filter(({ subjects }) => Object.keys(subjects).length > 0).length,
    error: errors.reduce((sum, error) => sum + error, 0),
  };
}

/** Of what the release published. */
export function utility(world: WorldClass, { evenings }: FiguresAnswer): Utility {
  return utilityOf(world, evenings);
}

/** Of what the same rule would publish, did an evening close the very next morning. */
export function nextMorning(world: WorldClass): Utility {
  const told = world.evenings.flatMap((evening): Told[] => {
    const letters = standing(evening, { children: world.size, days: 1 }).map(({ v }) => v);
    const chance = chanceNamed(world.name, evening.night, 'next morning');
    const means = eveningMeans(sumsOf(letters), () => chance.whole(0, 99_999) / 100_000);
    return means ? [{ night: evening.night, ...means }] : [];
  });
  return utilityOf(world, told);
}

export function together(utilities: readonly Utility[]) {
  const sum = (key: keyof Utility) => utilities.reduce((all, each) => all + each[key], 0);
  const published = sum('published');
  return {
    /** In percent of all evenings, of the published ones, and in minutes. */
    published: (100 * published) / sum('evenings'),
    withSubjects: (100 * sum('withSubjects')) / published,
    error: sum('error') / published,
  };
}
