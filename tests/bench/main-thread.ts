import type { CDPSession } from 'playwright-core';

/** A piece of a trace, as the browser writes it; times in µs, `tdur` is what the thread itself was at work. */
type Piece = {
  name: string;
  cat?: string;
  ph: string;
  ts: number;
  dur?: number;
  tdur?: number;
  pid: number;
  tid: number;
  args?: { name?: string };
};

/** A task of the page's main thread (ms): how long the thread itself was at work, which a busy machine does not change. */
type Task = { at: number; end: number; work: number };

/** What the page's main thread did while something went on: its tasks, when frames were laid out, and the page's own marks (ms). */
export type Traced = { tasks: Task[]; frames: number[]; marks: Record<string, number> };

const TASK = /^(?:ThreadControllerImpl::)?RunTask$/;

function mainThread(pieces: readonly Piece[]): Piece[] {
  const names = pieces.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const busy = names
    .map(({ pid, tid }) => pieces.filter((piece) => piece.pid === pid && piece.tid === tid))
    .sort((one, other) => other.length - one.length);
  return busy[0] ?? [];
}

/** Traces the page's main thread while `work` goes on. */
export async function traced(session: CDPSession, work: () => Promise<void>): Promise<Traced> {
  const pieces: Piece[] = [];
  const take = ({ value }: { value: object[] }) => {
    pieces.push(...(value as Piece[]));
  };
  session.on('Tracing.dataCollected', take);
  const traceConfig = {
    includedCategories: ['devtools.timeline', 'toplevel', 'blink.user_timing'],
  };
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  await work();
  const done = new Promise((resolve) => {
    session.once('Tracing.tracingComplete', resolve);
  });
  await session.send('Tracing.end');
  await done;
  session.off('Tracing.dataCollected', take);
  const main = mainThread(pieces);
  const ms = (microseconds: number) => microseconds / 1000;
  return {
    tasks: main
      .filter(({ name, ph, tdur }) => ph === 'X' && TASK.test(name) && tdur !== undefined)
      .map(({ ts, dur = 0, tdur = 0 }) => ({ at: ms(ts), end: ms(ts + dur), work: ms(tdur) }))
      .sort((one, other) => one.at - other.at),
    marks: Object.fromEntries(
      pieces.filter(({ cat }) => cat === 'blink.user_timing').map(({ name, ts }) => [name, ms(ts)]),
    ),
    frames: main.filter(({ name }) => name === 'PrePaint').map(({ ts }) => ms(ts)),
  };
}

/** Who rests so long (ms) could have drawn a frame. */
const REST_MS = 4;

/** The most work without a rest and without a frame laid out (ms): while it lasts nothing moves on the screen. */
export function longestFrame({ tasks, frames }: Traced): number {
  let [longest, current, end] = [0, 0, 0];
  for (const task of tasks) {
    const isNew = task.at - end > REST_MS || frames.some((frame) => frame >= end && frame < task.at);
    current = isNew ? task.work : current + task.work;
    longest = Math.max(longest, current);
    end = task.end;
    // What a task does after its frame belongs to the next one, and is little.
    if (frames.some((frame) => frame >= task.at && frame < task.end)) current = 0;
  }
  return longest;
}

/** The main thread's work between two marks of the page, ms. */
export function workBetween([from, to]: readonly [string, string], { tasks, marks }: Traced): number {
  const [begun, until] = [marks[from] ?? -Infinity, marks[to] ?? Infinity];
  return tasks.filter(({ at, end }) => end >= begun && at <= until).reduce((sum, { work }) => sum + work, 0);
}
