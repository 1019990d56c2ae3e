import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  addCounts,
  addSum,
  type Counts,
  type FamilyTold,
  type Heard,
  type Order,
  type Report,
} from './orders';

/** The families in their processes, spoken to as one. */
export type Workers = {
  /** Answered when all families have done it; what they counted, believe or confess, put together. */
  order: (
    order: Exclude<Order, { kind: 'begin' }>,
    sofar?: (counts: Counts) => void,
  ) => Promise<Required<Report>>;
  end: () => void;
};

type Begin = Omit<Extract<Order, { kind: 'begin' }>, 'kind' | 'families'>;

/** Starts so many processes and deals the families out to them. */
export async function startWorkers(
  count: number,
  families: readonly FamilyTold[],
  begin: Begin,
): Promise<Workers> {
  const children = Array.from({ length: count }, () =>
    fork(fileURLToPath(new URL('families.ts', import.meta.url)), [], { execArgv: ['--import', 'tsx'] }),
  );
  await Promise.all(
    children.map((child, index) =>
      told(child, {
        kind: 'begin',
        ...begin,
        families: families.filter((_, number) => number % count === index),
      }),
    ),
  );
  return {
    order: async (order, sofar) => {
      const done: Counts[] = children.map(() => ({}));
      const hear = (index: number) => (counts: Counts) => {
        done[index] = counts;
        const all: Counts = {};
        for (const each of done) addCounts(all, each);
        sofar?.(all);
      };
      const reports = children.map((child, index) => told(child, order, hear(index)));
      return together(await Promise.all(reports));
    },
    end: () => {
      for (const child of children) child.disconnect();
    },
  };
}

function told(
  child: ChildProcess,
  order: Order,
  sofar: (counts: Counts) => void = () => undefined,
): Promise<Report> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('A process of families ended.'));
    child.once('exit', onExit);
    const hear = (heard: Heard) => {
      if ('sofar' in heard) {
        sofar(heard.sofar);
        return;
      }
      child.off('exit', onExit);
      child.off('message', hear);
      resolve(heard);
    };
    child.on('message', hear);
    child.send(order);
  });
}

function together(reports: readonly Report[]): Required<Report> {
  const all: Required<Report> = { counts: {}, standing: {}, secrets: {} };
  for (const { counts, standing = {}, secrets = {} } of reports) {
    addCounts(all.counts, counts);
    for (const [key, sum] of Object.entries(standing)) addSum(all.standing, key, sum);
    for (const [kind, some] of Object.entries(secrets))
      all.secrets[kind] = [...(all.secrets[kind] ?? []), ...some];
  }
  return all;
}
