import { expect, test } from 'vitest';
import { openPages } from '../../../src/endpoint/demo/pages';

const said = (page: string, turn: number, waiting = 0) => ({ page, turn, waiting });

test('whoever follows is waited for, and letters that wait on a page are known', async () => {
  const pages = openPages(() => 0);
  pages.hear(said('mother', 0, 1));
  pages.hear(said('teacher', 1));
  expect(pages.isAnyWaiting()).toBe(true);
  const followed = pages.followed(1, 60_000);
  pages.hear(said('mother', 1));
  await followed;
  expect(pages.isAnyWaiting()).toBe(false);
});

test('a page that does not follow is forgotten after the patience, with what it said of its letters', async () => {
  const pages = openPages(() => 0);
  pages.hear(said('asleep', 0, 5));
  await pages.followed(1, 20);
  expect(pages.isAnyWaiting()).toBe(false);
});

test('a page not heard of for seconds is closed', async () => {
  let passed = 0;
  const pages = openPages(() => passed);
  pages.hear(said('closed', 0, 2));
  passed += 4000;
  await pages.followed(1, 60_000);
  expect(pages.isAnyWaiting()).toBe(false);
});

test('somebody who makes up pages without end is not listened to without end', async () => {
  const pages = openPages(() => 0);
  pages.hear(said('mother', 0));
  for (let each = 0; each < 1000; each += 1) pages.hear(said(`made up ${String(each)}`, 9));
  pages.hear(said('made up at last', 9, 1));
  expect(pages.isAnyWaiting()).toBe(false);
  pages.hear(said('mother', 9, 1));
  await pages.followed(9, 60_000);
  expect(pages.isAnyWaiting()).toBe(true);
});
