import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { USUAL_WORK, type Entry } from '../../src/core/entry';
import { addNights, instantOf, mondayOf, nightsFrom } from '../../src/core/night';
import { GroundProvider, HouseholdProvider, type Ground } from '../../src/parent/household';
import { addChild } from '../../src/parent/store/children';
import { chooseChild } from '../../src/parent/store/chosen';
import { Home } from '../../src/parent/store/database';
import { saveEntries } from '../../src/parent/store/entries';
import { household, nightsOf } from '../../src/parent/store/views';
import { freshId } from '../../src/parent/store/write';
import { useTonight } from '../../src/parent/today/tonight';

/*
 * The page bench:store drives: two diaries that differ in nothing but their length, read by the queries of
 * today's page and redrawn by its own hooks.
 */

const TONIGHT = '2026-11-26';
const NOW = instantOf(TONIGHT, '20:28');
const SUBJECTS = ['chinese', 'math', 'english', 'mixed'] as const;

export type Length = 'month' | 'tenYears';
const NIGHTS: Record<Length, number> = { month: 30, tenYears: 3653 };

type Diary = { home: Home; child: string; entries: number };
const diaries = new Map<Length, Diary>();

function diaryOf(length: Length): Diary {
  const diary = diaries.get(length);
  if (!diary) throw new Error(`The diary of ${length} was not filled.`);
  return diary;
}

function entriesOf(child: string, count: number): Entry[] {
  return nightsFrom(addNights(TONIGHT, 1 - count), TONIGHT).flatMap((night) =>
    SUBJECTS.map((subject, index) => ({
      ...USUAL_WORK,
      subject,
      id: freshId(),
      child,
      night,
      minutes: 10 + index,
      startedAt: instantOf(night, `1${String(6 + index)}:00`),
      endedAt: instantOf(night, `1${String(6 + index)}:30`),
    })),
  );
}

/** Writes a diary of three children with four entries a night; answers how many entries it holds. */
async function fill(length: Length): Promise<number> {
  const home = new Home(`bench-${length}`);
  await home.delete();
  await home.open();
  const from = addNights(TONIGHT, -NIGHTS[length]);
  const children = ['小明', '小红', '小刚'];
  for (const nickname of children) {
    await addChild(home, { id: nickname, nickname, grade: 5, school: 'cn63' }, from);
  }
  const rows = children.flatMap((child) => entriesOf(child, NIGHTS[length]));
  for (let done = 0; done < rows.length; done += 5000) await saveEntries(home, rows.slice(done, done + 5000));
  const [child = ''] = children;
  await chooseChild(home, child);
  diaries.set(length, { home, child, entries: rows.length });
  return rows.length;
}

/** Today's query as the page asks it: who is there, then the nights of the week; milliseconds. */
async function query(length: Length): Promise<number> {
  const { home } = diaryOf(length);
  const startedAt = performance.now();
  const { chosen = '' } = await household(home);
  const { entries } = await nightsOf(home, chosen, { first: mondayOf(TONIGHT), last: TONIGHT });
  const ms = performance.now() - startedAt;
  if (entries.length !== 16) throw new Error(`The week has 16 entries, not ${String(entries.length)}.`);
  return ms;
}

function Page() {
  const tonight = useTonight(NOW);
  return createElement('output', null, tonight ? `${String(tonight.evening.number)} minutes` : '');
}

/** Draws today's number from a diary, as the page does; resolves when it stands there. */
async function draw(length: Length): Promise<void> {
  const place = document.body.appendChild(document.createElement('div'));
  place.id = length;
  const clocks = { clock: () => new Date(NOW), steady: () => performance.now() };
  const ground = { ...clocks, home: diaryOf(length).home, isSandbox: false } as Ground;
  const page = createElement(HouseholdProvider, { waiting: null, children: () => createElement(Page) });
  createRoot(place).render(createElement(GroundProvider, { ground, children: page }));
  await changed(place, (text) => text.endsWith('minutes'));
}

function changed(place: HTMLElement, isRight: (text: string) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isRight(place.textContent)) return;
      watch.disconnect();
      resolve();
    };
    const watch = new MutationObserver(look);
    watch.observe(place, { childList: true, characterData: true, subtree: true });
    look();
  });
}

/** From the tap that saves an entry to the new number on the page, in milliseconds; the entry is taken back after. */
async function redraw(length: Length): Promise<number> {
  const { home, child } = diaryOf(length);
  const place = document.getElementById(length);
  if (!place) throw new Error('Nothing was drawn yet.');
  const before = place.textContent;
  const entry: Entry = { ...USUAL_WORK, subject: 'math', id: freshId(), child, night: TONIGHT, minutes: 7 };
  const startedAt = performance.now();
  const saving = saveEntries(home, [entry]);
  await changed(place, (text) => text !== before);
  const ms = performance.now() - startedAt;
  const undo = await saving;
  await undo();
  await changed(place, (text) => text === before);
  return ms;
}

const bench = { fill, query, draw, redraw };
/** What the page offers to the bench outside. */
export type Bench = typeof bench;

Object.assign(window, { bench });
