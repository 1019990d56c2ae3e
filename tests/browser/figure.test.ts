import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { wayToFragment } from '../../src/core/slip';
import { sweep } from '../../src/endpoint/sweep';
import { figuresAnswer, figuresPath, type FiguresAnswer } from '../../src/wire/figures';
import {
  addClasses,
  answerOf,
  foundSchool,
  invited,
  mint,
  PASSWORD,
  post,
  type SignedIn,
} from '../setup/desk';
import {
  askForTokens,
  contribute,
  join,
  prepare,
  readSlip,
  ticketsOf,
  type Line,
  type Ticket,
} from '../independent/client';
import { minutesOf } from '../setup/contribution';
import { REWRITE_THREAD } from '../setup/keeping';
import { hasTokens } from './diary';
import { firstRun, follow, headline, log, sees, tap } from './hand';
import { openHouse, wait, wallTime, type Phone } from './phone';

/**
 * The parents' group gets its slips on a Sunday, and Monday is a school night; in this week no phone asks for the tokens
 * of the next block, which would come before its evening.
 */
const JOINING = '2026-11-15 19:00';
const MONDAY = '2026-11-16';
const UNTIL_MONDAY_EVENING = 25 * 60;
/** An evening keeps half an hour from what names the seat, and waits up to half an hour itself. */
const LONG_ENOUGH = 61;
const CLOSED = '2026-11-18 06:00';

/** Minutes of Chinese as the clock has them. */
const EVENINGS = [33, 38, 41, 44, 46, 47, 48, 52, 53, 57, 58, 62];

const house = openHouse(JOINING);
let admin: SignedIn;
beforeAll(async () => {
  admin = await foundSchool(house.served().desk);
});

/**
 * A phone joins by the link of its slip, and is put away. Of the first four families nobody is given tokens yet. What
 * sends in the background has the machine's clock, so it stays out.
 */
async function joins(link: string, isAmongFour: boolean): Promise<Phone> {
  const phone = await house.phone({ at: JOINING, serviceWorkers: 'block' });
  const { page, context, expectComplaint } = phone;
  // Twelve phones share the cores of one machine.
  context.setDefaultTimeout(30_000);
  expectComplaint(/Service Worker registration blocked/);
  expectComplaint(/status of 425/);
  expectComplaint(/ERR_INTERNET_DISCONNECTED/);
  await firstRun(page);
  await page.goto(link);
  await tap(page, '同意，看看是哪个班');
  await tap(page, '加入');
  await sees(page, '核对码');
  if (isAmongFour) await sees(page, '等满五家再开始发');
  else await hasTokens(page);
  await page.goto('about:blank');
  return phone;
}

/** With no network an evening is logged, and waits in the outbox. */
async function logsOffline({ page, context }: Phone, minutes: number): Promise<void> {
  await page.goto('/');
  await headline(page).waitFor();
  await hasTokens(page);
  // The sheets that come later are fetched ahead once the screen has settled.
  await wait(page, 1);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await log(page, String(minutes), '语文');
  await follow(page, '班级');
  await sees(page, '等网络：1 晚');
}

async function comesOnline({ page, context }: Phone): Promise<void> {
  await context.setOffline(false);
  await sees(page, '上一次发出：周一晚');
}

/** On Wednesday at six the endpoint does what it does each hour. */
async function closesAll(): Promise<void> {
  const { desk } = house.served();
  desk.turn(wallTime(CLOSED).toISOString());
  expect(await sweep({ ...desk.world, thread: REWRITE_THREAD })).toBe('clean');
}

/** What /v1/figures says of a class's Monday. */
async function published(classId: string): Promise<FiguresAnswer> {
  const { desk } = house.served();
  return answerOf(figuresAnswer, post({ desk }, figuresPath, { class: classId, from: MONDAY, to: MONDAY }));
}

/** How a family that is no browser reaches the endpoint. */
const line: Line = async ({ method, path, headers, body }) => {
  const response = await house.served().desk.fetch(path, { method, headers, body });
  return { status: response.status, text: await response.text() };
};

/** A class, and the links of its slips. */
async function classWithSlips(name: string): Promise<{ classId: string; links: string[] }> {
  const [classId = ''] = await addClasses(admin, name);
  const { codes, term, keyHashes } = await mint(admin, classId);
  const links = codes.map(
    (code) => `/join#${wayToFragment({ kind: 'slip', class: classId, code, term, keyHashes })}`,
  );
  return { classId, links };
}

test(
  'twelve families of 三年级2班 log an evening offline, come online, and the teacher reads their mean on Wednesday morning',
  { timeout: 600_000 },
  async () => {
    const { desk } = house.served();
    const { classId, links } = await classWithSlips('三年级2班');
    const phones: Phone[] = [];
    for (const [index] of EVENINGS.entries()) phones.push(await joins(links[index]!, index < 4));
    desk.wait(UNTIL_MONDAY_EVENING * 60_000);
    for (const [index, phone] of phones.entries()) {
      await wait(phone.page, UNTIL_MONDAY_EVENING);
      await logsOffline(phone, EVENINGS[index]!);
    }
    desk.wait(LONG_ENOUGH * 60_000);
    for (const phone of phones) {
      await wait(phone.page, LONG_ENOUGH);
      await comesOnline(phone);
      await phone.context.close();
    }
    await closesAll();
    const { evenings } = await published(classId);
    expect(evenings).toMatchObject([{ night: MONDAY, band: '10-14', kind: 'school' }]);
    const [told, chinese] = [evenings[0]?.minutes, evenings[0]?.subjects.chinese].map(String);
    const truth = EVENINGS.reduce((sum, minutes) => sum + minutes, 0) / EVENINGS.length;
    expect(Math.abs(Number(told) - truth)).toBeLessThanOrEqual(5);

    await invited(admin, '李老师', { role: 'teacher', class: classId });
    const page = await signsIn('李老师');
    await page.getByRole('link', { name: '三年级2班' }).click();
    await sees(page.locator('.figure-large'), `${told}`);
    await sees(page, '10–14 个家庭有记录');
    await sees(page.getByRole('listitem').filter({ hasText: '周二晚' }), '统计中，周四 06:00 公布');
    const monday = page.getByRole('listitem').filter({ hasText: '周一晚' });
    await sees(monday, `${told} 分钟`);
    await monday.getByRole('button').click();
    await sees(monday.locator('dl > div').filter({ hasText: '语文' }), `${chinese} 分钟`);
    await sees(monday, '其中在校完成不到 8 分钟。');
  },
);

/** A person of the school on Wednesday, half past seven, at a desk. */
async function signsIn(name: string): Promise<Page> {
  const { page } = await house.phone({
    at: `${CLOSED.slice(0, 10)} 07:30`,
    viewport: { width: 1280, height: 800 },
    isMobile: false,
    hasTouch: false,
  });
  await page.goto('/school/sign-in');
  await page.getByLabel('登录用的名字', { exact: true }).fill(name);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL('**/school');
  return page;
}

/** Six families join, and some of them send Monday's evening. */
async function classOfSix(name: string, senders: number): Promise<string> {
  const { desk } = house.served();
  const { classId, links } = await classWithSlips(name);
  const seats = await Promise.all(links.slice(0, 6).map((link) => join(line, readSlip(link))));
  desk.turn(wallTime(`${MONDAY} 20:00`).toISOString());
  for (const seat of seats.slice(0, senders)) {
    const kept = prepare(seat, [MONDAY]);
    const ticket = ticketsOf(seat, kept, await askForTokens(line, seat, kept)).get(MONDAY) as Ticket;
    const v = minutesOf({ chinese: 40, math: 30 });
    const sent = await contribute(line, { c: classId, d: MONDAY, ...ticket, r: 1, v });
    expect(sent.status).toBe(204);
  }
  return classId;
}

test('four of six families that joined are too few, and it looks as if none of the six had sent', async () => {
  house.served().desk.turn(wallTime(JOINING).toISOString());
  const four = await classOfSix('四年级1班', 4);
  const none = await classOfSix('四年级2班', 0);
  await closesAll();
  const [ofFour, ofNone] = [await published(four), await published(none)];
  expect({ ...ofFour, class: none }).toEqual(ofNone);
  expect(ofNone).toEqual({ class: none, evenings: [], weeks: [] });
  for (const table of ['published_evening', 'published_figure', 'published_week'] as const) {
    const rows = await house
      .served()
      .desk.world.keeping.main.selectFrom(table)
      .selectAll()
      .where('class_id', 'in', [four, none])
      .execute();
    expect(rows).toEqual([]);
  }
  const page = await signsIn('王校长');
  const texts: string[] = [];
  for (const [name, classId] of [
    ['四年级1班', four],
    ['四年级2班', none],
  ] as const) {
    await page.goto(`/school/figure#${classId}`);
    await page.getByRole('heading', { name }).waitFor();
    await sees(page, '还没有班级数据');
    await sees(page, '记录的家庭还不够多，为保护隐私，这一晚不公布。');
    texts.push((await page.getByRole('main').innerText()).replaceAll(name, ''));
  }
  expect(texts[0]).toBe(texts[1]);
});
