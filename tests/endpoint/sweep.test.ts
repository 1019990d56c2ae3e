import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { countStored } from '../../src/endpoint/stored/count';
import { keepSweeping, sweep, type Swept } from '../../src/endpoint/sweep';
import { foundSchool, openDesk, schoolWithClass, type Desk } from '../setup/desk';
import { FIGURES, lettersOf, rowId } from '../setup/evening';
import { everyRow } from '../setup/every-row';
import { ENGINES, REWRITE_THREAD } from '../setup/keeping';

const WEDNESDAY = '2026-11-25T06:00:00+08:00';

describe.each(ENGINES)('on %s', (engine) => {
  test('a sweep closes what has closed, keeps what is open, and says nothing', async () => {
    const desk = await openDesk(engine);
    const { classId } = await schoolWithClass(desk);
    const { keeping, lines } = desk.world;
    await lettersOf(3, keeping, { class: classId, night: '2026-11-23' });
    const open = await lettersOf(2, keeping, { class: classId, night: '2026-11-24' });
    const said = lines.length;
    desk.turn(WEDNESDAY);
    expect(await sweep({ ...desk.world, thread: REWRITE_THREAD })).toBe('clean');
    const { figure_row: rows = [] } = await everyRow(keeping);
    expect(rows).toHaveLength(30);
    for (const nonce of open) expect(rows.join()).toContain(rowId(nonce, 'math'));
    expect(lines.slice(said)).toEqual([]);
  });
});

test('of an evening that was closed nothing is left in the raw files', async () => {
  const desk = await openDesk();
  const { classId } = await schoolWithClass(desk);
  const nonces = await lettersOf(10, desk.world.keeping, { class: classId, night: '2026-11-23' });
  const ids = nonces.flatMap((nonce) => FIGURES.map((figure) => rowId(nonce, figure)));
  const left = () =>
    ['open.sqlite', 'open.sqlite-wal'].flatMap((name) => {
      const bytes = readFileSync(join(desk.world.folder, name));
      return ids.filter((id) => bytes.includes(id));
    });
  expect(left().length).toBeGreaterThanOrEqual(ids.length);
  desk.turn(WEDNESDAY);
  await sweep({ ...desk.world, thread: REWRITE_THREAD });
  expect(left()).toEqual([]);
});

test('what fails is said in a line, and what comes after it is done all the same', async () => {
  const desk = await openDesk();
  const { classId } = await schoolWithClass(desk);
  const { keeping, lines } = desk.world;
  await lettersOf(1, keeping, { class: classId, night: '2026-11-23' });
  desk.turn(WEDNESDAY);
  const commitOpen = () => Promise.reject(new Error('The disk is full.\nSecond line.'));
  const said = lines.length;
  const swept = { ...desk.world, keeping: { ...keeping, commitOpen }, thread: REWRITE_THREAD };
  expect(await sweep(swept)).toBe('unfinished');
  expect(lines.slice(said)).toEqual([
    'Closing evenings failed, and is tried again in a minute: The disk is full.',
  ]);
  expect(readFileSync(join(desk.world.folder, 'open.sqlite-wal'))).toHaveLength(0);
  const thread = new URL('no-thread.mjs', REWRITE_THREAD);
  expect(await sweep({ ...desk.world, thread })).toBe('unfinished');
  expect(lines.at(-1)).toMatch(/^Rewriting open evenings failed, and is tried again in a minute: /);
  expect(await sweep({ ...desk.world, thread: REWRITE_THREAD })).toBe('clean');
});

type Outcome = Awaited<ReturnType<Swept['keeping']['rewriteOpen']>>;

/** At which minutes it is swept, from one on for so many; `outcomes` of the rewrites in their order. */
async function minutesSwept(
  { world }: Desk,
  { from, minutes, outcomes = [] }: { from: string; minutes: number; outcomes?: readonly Outcome[] },
): Promise<string[]> {
  // Once a night, and in real time, of which the clock below knows nothing.
  await countStored({ ...world, clock: () => new Date(from) });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: new Date(from) });
  onTestFinished(() => void vi.useRealTimers());
  const at: string[] = [];
  const clock = () => new Date();
  const rewriteOpen = () => {
    at.push(clock().toISOString().slice(11, 16));
    return Promise.resolve(outcomes[at.length - 1] ?? 'rewritten');
  };
  const swept: Swept = {
    ...world,
    clock,
    // Reading a folder takes real time, of which this clock knows nothing.
    keys: { ...world.keys, names: () => Promise.resolve([]), agreedTime: (now) => Promise.resolve(now) },
    keeping: { ...world.keeping, rewriteOpen },
    thread: REWRITE_THREAD,
  };
  const sweeping = keepSweeping(swept);
  for (let minute = 0; minute < minutes; minute += 1) await vi.advanceTimersByTimeAsync(60_000);
  await sweeping.stop();
  await vi.advanceTimersByTimeAsync(2 * 60 * 60 * 1000);
  return at;
}

test('it is swept at once, in the first minute of each hour, and the minute after where it was held', async () => {
  const at = await minutesSwept(await openDesk(), {
    from: '2026-11-25T05:58:30Z',
    minutes: 70,
    outcomes: ['rewritten', 'held', 'held', 'rewritten'],
  });
  expect(at).toEqual(['05:58', '06:00', '06:01', '06:02', '07:00']);
});

test('where a school’s clocks are half an hour off it is swept as its evenings close, and not half an hour later', async () => {
  const desk = await openDesk();
  await foundSchool(desk, '王校长', { zone: 'Asia/Kolkata' });
  const at = await minutesSwept(desk, { from: '2026-11-25T00:05:30Z', minutes: 60 });
  expect(at).toEqual(['00:05', '00:30', '01:00']);
});
