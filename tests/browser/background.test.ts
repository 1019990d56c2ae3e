import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { nightIn } from '../../src/core/zone';
import { USUAL_WORK } from '../../src/core/entry';
import { CHILD, plant, seatedClass } from '../setup/planted';
import { hasTokens, readByHand, writeByHand } from './diary';
import { openHouse } from './phone';

const house = openHouse();

/** An evening that is open at whatever hour this runs: it began between 12 and 36 hours ago at the school. */
const openNight = () => nightIn('Asia/Shanghai', new Date(Date.now() - 12 * 60 * 60_000));

/** The endpoint and the service worker go by the machine's clock, so this phone does too. */
const now = () => new Date(Date.now() + 8 * 60 * 60_000).toISOString().slice(0, 16).replace('T', ' ');

async function registrationOf(session: CDPSession): Promise<string> {
  const found = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const active = versions.find(({ status }) => status === 'activated');
      if (active) resolve(active.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  return found;
}

/** Somebody recorded an evening, and its drawn time is over: the app is closed, and the line comes back. */
async function recordPast(page: Page): Promise<void> {
  const entry = {
    ...USUAL_WORK,
    id: 'sitting',
    child: CHILD,
    night: openNight(),
    subject: 'math',
    minutes: 40,
  };
  await writeByHand(page, {
    entries: [{ ...entry, stamp: [9, 'pictures'] }],
    kept: [{ key: 'sync times', value: {} }],
  });
}

test('an evening goes by the service worker while the app is closed, by tokens that are there', async () => {
  const { desk } = house.served();
  const { page, context } = await house.phone({ at: now() });
  await page.goto('/');
  await page.locator('main').waitFor();
  await plant(page, await seatedClass(desk));
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await hasTokens(page);

  // Of the app's origin, but not the app.
  await page.goto('/health');
  await recordPast(page);
  const figures = () =>
    desk.world.keeping.open.selectFrom('figure_row').select(['figure', 'value']).execute();
  expect(await figures()).toEqual([]);
  const session = await context.newCDPSession(page);
  const registrationId = await registrationOf(session);
  const wake = (tag: string) =>
    session.send('ServiceWorker.dispatchSyncEvent', {
      origin: house.served().origin,
      registrationId,
      tag,
      lastChance: false,
    });
  await wake('of-somebody-else');
  await wake('lamplight-letters');
  // It has queued the evening; its time is drawn and not yet come.
  await expect.poll(() => readByHand(page, 'letters')).toHaveLength(1);
  const [letter] = (await readByHand(page, 'letters')) as { due: number }[];
  await writeByHand(page, { letters: [{ ...letter, due: 0 }] });
  await wake('lamplight-letters');
  await expect.poll(figures, { timeout: 15_000 }).toContainEqual({ figure: 'math', value: 40 });
  await expect.poll(() => readByHand(page, 'letters')).toMatchObject([{ rev: 1 }]);
});
