import { expect, test } from 'vitest';
import { forgetReminder, nextFetch, noteReminder, reminders } from '../../../src/parent/store/reminders';
import { wangs } from '../../setup/diary';

const FETCHED = { key: 'k', sequence: 0, time: '20:00', until: '2026-12-30' };

test('each fetching keeps the reminder’s name and counts one higher', async () => {
  const { home } = await wangs();
  const first = nextFetch(undefined);
  await noteReminder(home, 'all', { ...FETCHED, ...first });
  const again = nextFetch((await reminders(home))['all']);
  expect(again).toEqual({ key: first.key, sequence: 1 });
  expect(nextFetch(undefined).key).not.toBe(first.key);
});

test('reminders of several children stand side by side, and one is forgotten alone', async () => {
  const { home } = await wangs();
  await noteReminder(home, 'all', FETCHED);
  await noteReminder(home, 'abu', { ...FETCHED, time: '19:00' });
  await forgetReminder(home, 'all');
  expect(await reminders(home)).toEqual({ abu: { ...FETCHED, time: '19:00' } });
});

test('what a hand spoilt counts as never fetched', async () => {
  const { home } = await wangs();
  for (const value of ['x', null, 7, { all: { ...FETCHED, until: 'never' } }, { all: { key: 'k' } }]) {
    await home.kept.put({ key: 'reminders', value });
    expect(await reminders(home)).toEqual({});
  }
});
