import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { joined, SEEN } from '../pictures/class-diaries';
import { seed, type PhoneDiary } from '../setup/household';
import { ASKED, SURVEY_ID } from '../setup/survey';
import { readByHand } from './diary';
import { sees, tap } from './hand';
import { MONDAY_EVENING, openHouse, setClock, type Phone } from './phone';

const house = openHouse(MONDAY_EVENING);
const SURVEY = { ...ASKED, id: `${SEEN.class}/${SURVEY_ID}`, class: SEEN.class, zone: 'Asia/Shanghai' };
const AT = `/survey/${SURVEY_ID}`;
const TOLD = {
  parts: [
    {
      grades: [3],
      band: '30-49',
      reach: '60-80',
      questions: [
        {
          kind: 'shares',
          name: 'who',
          band: '30-49',
          shares: [
            { of: 'mother', share: 70 },
            { of: 'elder', share: 20 },
            { of: 'nobody', share: 10 },
          ],
        },
      ],
      crosses: [],
    },
  ],
  texts: [],
  reply: '周末不再布置书面作业。',
};

/** A phone of a class that is asked a survey; another window holds the line, so that nothing comes in place of what lies here. */
async function asked(more: object = {}): Promise<Phone> {
  const phone = await house.phone();
  phone.expectComplaint(/404|Failed to load|ERR_INTERNET/);
  const { context, page } = phone;
  await context.addInitScript(() => {
    // An empty tab has no locks.
    const { locks } = navigator as { locks?: LockManager };
    void locks?.request('lamplight-sync', () => new Promise(() => undefined));
  });
  await page.goto('/');
  await page.locator('form').waitFor();
  await page.goto('/health');
  const diary: PhoneDiary = { ...joined, surveys: [{ ...SURVEY, ...more }] };
  await seed(page, diary);
  return phone;
}

/** Everything the app needs lies on the phone. */
async function offlineReady(page: Page): Promise<void> {
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await page.locator('main').waitFor();
}

const typed = async (page: Page) => ((await readByHand(page, 'drafts')) as { answers: object }[])[0]?.answers;

async function pick(page: Page, name: string): Promise<void> {
  await page.getByText(name, { exact: true }).tap();
}

test('without a network a survey is found, answered and given; and what was told of one is read', async () => {
  const { context, page } = await asked();
  await offlineReady(page);
  await context.setOffline(true);
  await page.goto('/class');
  await page.getByRole('link', { name: '看看这份问卷' }).tap();
  await tap(page, '开始填');
  await pick(page, '妈妈');
  for (let question = 0; question < 6; question += 1) await page.locator('.survey-foot .button-main').tap();
  await tap(page, '填完了，看一遍');
  await tap(page, '发出');
  await sees(page, '等网络');
  expect(await readByHand(page, 'answers')).toMatchObject([{ letter: { wanted: { who: 'mother' } } }]);
});

test('without a network the results and the school’s reply are there', async () => {
  const { context, page } = await asked({ way: undefined, told: TOLD });
  await offlineReady(page);
  await context.setOffline(true);
  await page.goto('/class');
  await page.getByRole('link', { name: '看结果' }).tap();
  await sees(page, '周末不再布置书面作业。');
  await sees(page, '约七成选“妈妈”。');
});

test('two tabs that answer the same survey lose nothing of each other', async () => {
  const { context, page } = await asked();
  const other = await context.newPage();
  await page.goto(`${AT}/answer/who`);
  await other.goto(`${AT}/answer/mood`);
  await pick(page, '老人');
  await pick(other, '5');
  await expect.poll(() => typed(page)).toEqual({ who: 'elder', mood: 5 });
});

test('a tab that is killed on the way goes on at the same question, with all that was answered', async () => {
  const { context, page } = await asked();
  await page.goto(`${AT}/answer`);
  await pick(page, '老人');
  await tap(page, '下一题');
  await pick(page, '辅导不了');
  await expect.poll(() => typed(page)).toEqual({ who: 'elder', elder_help: false });
  await page.close();
  const again = await context.newPage();
  await again.goto(AT);
  await tap(again, '接着填（已填 2 题）');
  await sees(again, '老人辅导得了吗？');
  expect(await again.getByRole('radio', { name: '辅导不了' }).isChecked()).toBe(true);
});

/** The phone's storage is full, as the browser tells it, or has room again. */
async function setFull(page: Page, isFull: boolean): Promise<void> {
  await page.evaluate((full) => {
    const store = IDBObjectStore.prototype as IDBObjectStore & { realPut?: IDBObjectStore['put'] };
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is called on the store again below
    store.realPut ??= store.put;
    const { realPut } = store;
    store.put = full
      ? () => {
          throw new DOMException('The disk is full.', 'QuotaExceededError');
        }
      : realPut;
  }, isFull);
}

test('a full phone says so, what was answered stays on the screen, and is kept once there is room', async () => {
  const { page } = await asked();
  await page.goto(`${AT}/answer/words`);
  await page.getByRole('textbox').waitFor();
  await setFull(page, true);
  await page.getByRole('textbox').fill('周末少一点');
  await sees(page, /^手机存储满了/);
  expect(await page.getByRole('textbox').inputValue()).toBe('周末少一点');
  await tap(page, '填完了，看一遍');
  expect(await page.getByRole('textbox').inputValue()).toBe('周末少一点');
  expect(await typed(page)).toBeUndefined();
  await setFull(page, false);
  await tap(page, '填完了，看一遍');
  await sees(page, '还有 1 题要补。');
  expect(await typed(page)).toEqual({ words: '周末少一点' });
});

test('a clock that goes a year ahead and back loses nothing that was typed', async () => {
  const { page } = await asked();
  await page.goto(`${AT}/answer`);
  await pick(page, '妈妈');
  await expect.poll(() => typed(page)).toEqual({ who: 'mother' });
  await setClock(page, '2027-11-23 20:00');
  await page.goto(AT);
  await sees(page, '已经截止，不能再填了。');
  await setClock(page, '2026-11-23 20:10');
  await page.goto(AT);
  await tap(page, '接着填（已填 1 题）');
  expect(await page.getByRole('radio', { name: '妈妈' }).isChecked()).toBe(true);
});
