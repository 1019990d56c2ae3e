import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Clock } from './clock';
import { makeFile } from './durable-file';
import type { Place } from './environment';
import { MARK, OURS, prepareFolder } from './folder';
import { unusable } from './unusable';

// A simulation is an endpoint whose time somebody moves: nothing in it is real, and nothing real ever gets into it.

/** The first line such a process says. */
export const NOTHING_IS_REAL =
  '模拟运行：这里的学校、家庭和时间都不是真的。(A simulation: no school, family or hour here is real.)';

/** What the process that started us says; each is answered by the same word once it is so. */
const word = z.union([z.strictObject({ now: z.int() }), z.strictObject({ sweep: z.literal(true) })]);

/** The channel to the process that started us, as Node gives it to a child that was given one. */
type Channel = Pick<NodeJS.Process, 'on'> & { send?: NodeJS.Process['send'] | undefined };

/** Now, and who hears when the mover of a clock has the hourly work done at once; in a school nobody says that. */
type Time = { clock: Clock; sweepBy: (sweep: () => Promise<unknown>) => void };
/** What the entry reads: the real clock, and the ms of a steady one. */
type Real = { clock: Clock; passed: () => number };

/** The real clock, or the moved one of a simulation. */
export async function openClock({ isSimulated }: Place, channel: Channel, real: Real): Promise<Time> {
  return isSimulated ? openMovedClock(channel, real.passed) : { clock: real.clock, sweepBy: () => undefined };
}

/**
 * The moved clock: it stands nowhere until the first `{now}` (epoch ms), goes on from there at its own pace (`passed`:
 * ms of a steady clock), and jumps with each further one. `{sweep: true}` does at once what is done every hour. There is
 * no other way to it: no route and no file moves it.
 */
async function openMovedClock(channel: Channel, passed: () => number): Promise<Time> {
  const answer = channel.send?.bind(channel);
  if (!answer) {
    throw unusable(
      'SIMULATION=on is for a process whose clock is moved by the one that started it (npm run simulate): leave it out to start a school.',
    );
  }
  let since = { now: 0, at: 0 };
  let sweep: () => Promise<unknown> = () => Promise.resolve();
  await new Promise<void>((told) => {
    channel.on('message', (message: unknown) => {
      const said = word.parse(message);
      if ('sweep' in said) {
        void sweep().then(() => answer({ sweep: true }));
        return;
      }
      since = { now: said.now, at: passed() };
      told();
      answer({ now: said.now });
    });
  });
  return {
    clock: () => new Date(since.now + passed() - since.at),
    sweepBy: (act) => {
      sweep = act;
    },
  };
}

/** A simulation begins in an empty folder, which it marks, or goes on in a marked one; nothing else opens that. */
export async function settleFolder({ folder, isSimulated }: Place): Promise<void> {
  if (!isSimulated) {
    if (existsSync(join(folder, MARK))) {
      throw unusable(
        `DATA_DIR is ${folder}, and a simulation or the demo made that: nothing in it is real, so name another folder.`,
      );
    }
    prepareFolder(folder);
    return;
  }
  prepareFolder(folder);
  const names = readdirSync(folder);
  if (names.includes(MARK)) return;
  if (names.some((name) => OURS.includes(name))) {
    throw unusable(
      `DATA_DIR is ${folder}, and it holds what a school keeps: a simulation needs an empty folder.`,
    );
  }
  await makeFile(join(folder, MARK), `${NOTHING_IS_REAL}\n`);
}
