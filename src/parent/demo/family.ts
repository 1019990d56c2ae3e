import { CONSENT_VERSION } from '../../core/consent';
import { nightAt } from '../../core/night';
import { isProblem } from '../../core/problem';
import { readWayIn } from '../../core/slip';
import { appearance, type Language } from '../../ui/appearance';
import { addChild } from '../store/children';
import type { Home } from '../store/database';
import { demoHome, forgetOlderDemos, isDemoHome } from '../store/demo-home';
import { askToJoin, confirmJoining, isIn, openJoinings } from '../store/joinings';
import { takenSeats } from '../store/enrolments';
import { watchStore } from '../store/watch';

/** The demo family's child. */
const CHILD = 'demo-child';
const NICKNAMES: Record<Language, string> = { 'zh-CN': '小米', en: 'Mia' };

export type Carrying = {
  /** Which demo, and the path its endpoint stands under. */
  id: string;
  under: string;
  clock: () => Date;
  /** The family's own page; other pages carry only what it left. */
  isAtHome: boolean;
  /** A slip of the demo class; undefined where none is given now. */
  slip: () => Promise<string | undefined>;
};

export type DemoFamily = {
  home: Home;
  send: () => Promise<void>;
  waiting: () => Promise<number>;
  /** Nothing more goes. */
  stop: () => void;
};

/**
 * The demo family of this browser: a diary of its own, a child in the demo class, and sync as every family has it.
 * Undefined on a page that is not the family's, before the family ever was at home.
 */
export async function carryDemoFamily(carrying: Carrying): Promise<DemoFamily | undefined> {
  const { id, under, clock, isAtHome } = carrying;
  await forgetOlderDemos(id);
  if (!isAtHome && !(await isDemoHome(id))) return undefined;
  const home = demoHome(id);
  if (isAtHome) await moveIn(home, clock);
  const { startSyncHere, syncVisit } = await import('../sync/start');
  const stopSync = startSyncHere(home, clock, under);
  const stopJoining = isAtHome ? await join(home, carrying) : undefined;
  const stop = () => {
    stopSync();
    stopJoining?.();
  };
  return { home, stop, ...syncVisit(home, clock, under) };
}

async function moveIn(home: Home, clock: () => Date): Promise<void> {
  const nickname = NICKNAMES[appearance().language];
  await addChild(home, { id: CHILD, nickname, grade: 3, school: 'cn63' }, nightAt(clock()));
}

/** Joins as every family does, but that nobody has to be asked: the child is nobody's. */
async function join(home: Home, { clock, slip }: Carrying): Promise<() => void> {
  const confirm = async () => {
    for (const joining of await openJoinings(home))
      if (isIn(joining, 'found') && (await takenSeats(home))[CHILD] === undefined)
        await confirmJoining(home, joining.id, { id: CHILD });
  };
  const stop = watchStore(home, openJoinings, { onAnswer: () => void confirm(), onError: console.error });
  if ((await takenSeats(home))[CHILD] !== undefined || (await openJoinings(home)).length > 0) return stop;
  const way = readWayIn((await slip()) ?? '');
  if (isProblem(way)) return stop;
  const consent = { version: CONSENT_VERSION, night: nightAt(clock()) };
  await askToJoin(home, { way, text: '', consent });
  return stop;
}
