import { afterEach, beforeEach, expect, test } from 'vitest';
import { changeAppearance } from '../../../src/ui/appearance';
import type { Ground } from '../../../src/parent/household';
import { openSandbox } from '../../../src/parent/sandbox/open';
import { Home, SANDBOX } from '../../../src/parent/store/database';
import { saveEntries } from '../../../src/parent/store/entries';
import { finishTimer } from '../../../src/parent/store/timers';
import { household, nightsOf } from '../../../src/parent/store/views';
import { everything, wangs } from '../../setup/diary';
import { at, entryOf } from '../../setup/sitting';

const opened: Home[] = [];

beforeEach(() => {
  changeAppearance({ language: 'zh-CN' });
});

afterEach(() => {
  for (const home of opened.splice(0)) home.close();
});

async function door(date = '2026-11-29', time = '09:00') {
  const { home, child } = await wangs();
  await saveEntries(home, [entryOf(20, { child })]);
  const turned = { steady: 5000 };
  const watches = { version: {}, prompt: {} } as Pick<Ground, 'version' | 'prompt'>;
  const ground: Ground = {
    ...watches,
    home,
    clock: () => new Date(at(date, time)),
    steady: () => turned.steady,
    isSandbox: false,
  };
  const open = async () => {
    const sandbox = await openSandbox(ground);
    opened.push(sandbox.home);
    return sandbox;
  };
  return { ground, turned, open };
}

test('the example opens on a school evening at 20:28 with a timer running, and its clock runs on', async () => {
  const { ground, turned, open } = await door();
  const { home, clock, steady, isSandbox } = await open();
  expect(home.name).toBe(SANDBOX);
  expect(isSandbox).toBe(true);
  expect(steady).toBe(ground.steady);
  expect(clock().getTime()).toBe(at('2026-11-26', '20:28'));
  turned.steady += 90_000;
  expect(clock().getTime()).toBe(at('2026-11-26', '20:29') + 30_000);
  const { children, chosen, timers } = await household(home);
  expect(children.map(({ nickname }) => nickname)).toEqual(['小米', '阿布']);
  expect(chosen).toBe(children[0]!.id);
  expect(timers).toMatchObject([{ subject: 'math', child: chosen, night: '2026-11-26' }]);
  const year = await nightsOf(home, chosen!, { first: '2026-09-01', last: '2026-11-26' });
  expect(year.entries.length).toBeGreaterThan(100);
  expect(year.damaged).toBe(0);
});

test("the family's own diary is not touched", async () => {
  const { ground, open } = await door();
  const before = await everything(ground.home);
  const { home } = await open();
  const { timers } = await household(home);
  await finishTimer(home, timers[0]!, { now: at('2026-11-26', '20:30') });
  expect(await everything(ground.home)).toEqual(before);
  await home.delete();
  expect(await everything(ground.home)).toEqual(before);
});

test('whoever opens it again finds it as new, with stamps that go on from the year', async () => {
  const { open } = await door();
  const first = await open();
  const before = await everything(first.home);
  const { timers } = await household(first.home);
  const finished = await finishTimer(first.home, timers[0]!, { now: at('2026-11-26', '20:30') });
  const row = await first.home.entries.get(finished!.entry.id);
  expect(row?.stamp[1]).toBe('sandbox');
  expect(await first.home.entries.filter(({ stamp }) => stamp[0] >= row!.stamp[0]).count()).toBe(1);
  first.home.close();
  expect(await everything((await open()).home)).toEqual(before);
});

test('in English the children have names an English reader can say', async () => {
  changeAppearance({ language: 'en' });
  const { open } = await door();
  const { children } = await household((await open()).home);
  expect(children.map(({ nickname }) => nickname)).toEqual(['Mia', 'Ben']);
});

test.each([
  ['a Sunday', '2026-11-29', '2026-11-26'],
  ['the small hours of a Friday', '2026-11-27', '2026-11-26'],
  ['summer vacation', '2026-08-10', '2026-07-02'],
  ['a day of 2027', '2027-01-10', '2026-12-30'],
  ['1 September', '2026-09-01', '2026-09-01'],
])('on %s it opens', async (_, date, night) => {
  const { open } = await door(date, date === '2026-11-27' ? '02:00' : '21:15');
  const { home, clock } = await open();
  expect(clock().getTime()).toBe(at(night, '20:28'));
  const { chosen } = await household(home);
  const { entries } = await nightsOf(home, chosen!, { first: night, last: night });
  expect(entries.map(({ minutes }) => minutes)).toEqual([8, 12, 17]);
});
