import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Contribution } from '../../src/core/contribution';
import { wayToFragment } from '../../src/core/slip';
import { release } from '../../src/endpoint/release/close';
import { addClasses, authOf, enrol, foundSchool, mint, type SignedIn } from '../setup/desk';
import { lettersOf } from '../setup/evening';
import { hasTokens, readByHand, traces } from './diary';
import { entries, firstRun, follow, headline, log, misses, sees, sheet, tap, whenKept } from './hand';
import { MONDAY_EVENING, openHouse, wait, wallTime, type Phone } from './phone';

const house = openHouse(MONDAY_EVENING);
const AGREE = '同意，看看是哪个班';
/** An evening keeps half an hour from what names the seat, and waits up to half an hour itself. */
const LONG_ENOUGH = 61;

let admin: SignedIn;
beforeAll(async () => {
  admin = await foundSchool(house.served().desk);
});

/** A class of its own in which four families sit: tokens are given from the fifth on. Answers the fifth's slip. */
async function openClass(name: string): Promise<{ classId: string; link: string }> {
  house.served().desk.turn(wallTime(MONDAY_EVENING).toISOString());
  const [classId = ''] = await addClasses(admin, name);
  const { codes, term, keyHashes } = await mint(admin, classId);
  for (const family of [1, 2, 3, 4]) {
    const { status } = await enrol(admin.desk, codes[family]!, authOf(family, classId));
    expect(status).toBe(200);
  }
  const slip = { kind: 'slip' as const, class: classId, code: codes[0]!, term, keyHashes };
  return { classId, link: `/join#${wayToFragment(slip)}` };
}

/** A phone with a diary. What sends in the background has the machine's clock, so it stays out of these stories. */
async function family(): Promise<Phone> {
  const phone = await house.phone({ serviceWorkers: 'block', deviceScaleFactor: 3 });
  phone.expectComplaint(/Service Worker registration blocked/);
  await firstRun(phone.page);
  return phone;
}

/** The parent agrees, sees the class and joins; the tokens of the weeks to come are there. */
async function joins(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await tap(page, AGREE);
  await tap(page, '加入');
  await sees(page, '核对码');
  await hasTokens(page);
}

/**
 * The evening waits in the outbox with these minutes of Chinese: its time is drawn from now, not from later. A round that
 * is at the tokens of the weeks to come goes before it, and makes them for long on a busy machine.
 */
async function waits(page: Page, chinese: number): Promise<void> {
  const wanted = async () =>
    ((await readByHand(page, 'letters')) as { wanted: Contribution | null }[]).map(
      (letter) => letter.wanted?.s.chinese,
    );
  await expect.poll(wanted, { timeout: 30_000 }).toContain(chinese);
}

/** What a seat given up had sent is about to take itself back: its time is drawn from now, not from later. */
async function isLeaving(page: Page, evenings: number): Promise<void> {
  const drawn = async () =>
    ((await readByHand(page, 'letters')) as { isLeft?: true; due: number }[]).filter(
      ({ isLeft, due }) => isLeft && due > 0,
    ).length;
  await expect.poll(drawn).toBe(evenings);
}

/** Time goes on, here and at the school. */
async function later(minutes: number, ...pages: Page[]): Promise<void> {
  house.served().desk.wait(minutes * 60_000);
  for (const page of pages) await wait(page, minutes);
}

/** What stands at the endpoint of a class's evenings, by figure; one value for each child that has sent. */
async function standing(classId: string): Promise<Record<string, (number | null)[]>> {
  const rows = await house
    .served()
    .desk.world.keeping.open.selectFrom('figure_row')
    .selectAll()
    .where('class', '=', classId)
    .execute();
  const figures: Record<string, (number | null)[]> = {};
  for (const { night, figure, value } of rows) (figures[`${night} ${figure}`] ??= []).push(value);
  return figures;
}

async function opensSent(page: Page): Promise<void> {
  await page.goto('/class/sent');
  await sees(page, '只给您自己看');
}

/** The card of an evening in the list of what was sent. */
function evening(page: Page, name: string) {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: name });
}

/** Changes the minutes of tonight's only entry. */
async function corrects(page: Page, minutes: string): Promise<void> {
  await page.goto('/');
  await entries(page).first().getByRole('button').first().tap();
  await sheet(page).getByLabel('用了多少分钟').fill(minutes);
  await tap(sheet(page), '保存');
  await sheet(page).waitFor({ state: 'hidden' });
}

test('an evening of a joined class is sent on a later visit, and read as it went', async () => {
  const { classId, link } = await openClass('一年级1班');
  const { page } = await family();
  await joins(page, link);
  await page.goto('/');
  await log(page, '27', '语文');
  await log(page, '33', '数学');
  await opensSent(page);
  await sees(evening(page, '周一晚'), /^最早 20:\d\d 发，打开灯下时会发。$|^最早 21:\d\d 发/);
  expect(await standing(classId)).toEqual({});
  const went: { headers: Record<string, string>; body: string; url: string }[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'PUT') return;
    const [body, url] = [request.postData() ?? '', request.url()];
    void request.allHeaders().then((headers) => went.push({ headers, body, url }));
  });
  // The app is closed, and nothing goes before it is opened again.
  await page.goto('about:blank');
  await later(LONG_ENOUGH, page);
  expect(await standing(classId)).toEqual({});
  await opensSent(page);
  await sees(evening(page, '周一晚'), '已发出');
  await sees(evening(page, '周一晚'), '语文 25 · 数学 35 · 其余各科 0');
  await follow(page, '回到班级');
  await sees(page, '上一次发出：周一晚');
  expect(await standing(classId)).toMatchObject({
    '2026-11-23 chinese': [25],
    '2026-11-23 math': [35],
    '2026-11-23 mixed': [0],
    '2026-11-23 a': [0],
    '2026-11-23 r': [1],
  });
  await expect.poll(() => went.length).toBe(1);
  const [{ headers, body, url } = { headers: {}, body: '', url: '' }] = went;
  expect(Buffer.byteLength(body)).toBe(1024);
  expect(Object.keys(headers)).not.toContain('cookie');
  expect(Object.keys(headers)).not.toContain('referer');
  expect(Object.keys(headers)).not.toContain('authorization');
  expect(new URL(url).pathname).toBe('/v1/night');
});

test('offline for a week, then online: what is still open goes one evening a visit, the rest stays in the diary', async () => {
  const { classId, link } = await openClass('一年级2班');
  const { page, context, expectComplaint } = await family();
  expectComplaint(/ERR_INTERNET_DISCONNECTED/);
  await joins(page, link);
  await page.goto('/');
  await sheetsAreThere(page);
  await context.setOffline(true);
  // Monday to Thursday, and the Saturday after.
  for (const minutes of ['30', '35', '40', '45']) {
    await log(page, minutes, '语文');
    await waits(page, Number(minutes));
    await later(24 * 60, page);
  }
  await later(24 * 60, page);
  await log(page, '50', '语文');
  await waits(page, 50);
  await later(2 * 24 * 60, page);
  await log(page, '55', '语文');
  await waits(page, 55);
  await follow(page, '班级');
  await sees(page, '等网络：2 晚');
  expect(await standing(classId)).toEqual({});
  await context.setOffline(false);
  // The weekend closes the next morning, so it waits for nothing.
  await sees(page, '上一次发出：周五至周日');
  expect(await standing(classId)).toMatchObject({ '2026-11-27 chinese': [50] });
  // Then tokens of the new weeks are fetched, apart from what was sent; and then Monday goes.
  await later(LONG_ENOUGH, page);
  await expect
    .poll(
      async () =>
        ((await readByHand(page, 'tokenBlocks')) as { given?: unknown }[]).filter(({ given }) => given)
          .length,
    )
    .toBe(2);
  await later(LONG_ENOUGH, page);
  await page.reload();
  await sees(page, '上一次发出：周一晚');
  const rows = await standing(classId);
  expect(rows).toMatchObject({ '2026-11-27 chinese': [50], '2026-11-30 chinese': [55] });
  expect(Object.keys(rows)).toHaveLength(30);
  await opensSent(page);
  for (const night of ['11月23日', '11月24日', '11月25日', '11月26日'])
    await sees(evening(page, night), '没赶上');
});

/** The sheets and pages that come later are fetched ahead once the screen has settled. */
async function sheetsAreThere(page: Page): Promise<void> {
  await headline(page).waitFor();
  await wait(page, 1);
  await page.waitForLoadState('networkidle');
}

test('an evening is corrected, taken back, sent after all; leaving takes it back and forgets the key', async () => {
  const { classId, link } = await openClass('一年级3班');
  const { page } = await family();
  await joins(page, link);
  await page.goto('/');
  await log(page, '20', '语文');
  await waits(page, 20);
  await later(LONG_ENOUGH, page);
  await opensSent(page);
  await sees(evening(page, '周一晚'), '已发出');

  await corrects(page, '40');
  await opensSent(page);
  await sees(evening(page, '周一晚'), '等着改');
  await later(LONG_ENOUGH, page);
  await page.reload();
  await sees(evening(page, '周一晚'), /^后来又发过 1 次。/);
  expect(await standing(classId)).toMatchObject({ '2026-11-23 chinese': [40], '2026-11-23 r': [2] });

  await tap(page, '撤回这一晚');
  await sees(evening(page, '周一晚'), '已撤回');
  expect(await standing(classId)).toMatchObject({ '2026-11-23 mixed': [null], '2026-11-23 r': [3] });

  await tap(page, '还是发');
  await misses(evening(page, '周一晚'), '已撤回');
  await later(LONG_ENOUGH, page);
  await page.reload();
  await sees(evening(page, '周一晚'), '已发出');
  expect(await standing(classId)).toMatchObject({ '2026-11-23 chinese': [40], '2026-11-23 r': [4] });

  await follow(page, '回到班级');
  await tap(page, '退出这个班');
  await tap(page, '退出');
  await sees(page, '已经退出一年级3班，正在撤回 1 晚。');
  expect(await readByHand(page, 'secrets')).toEqual([]);
  await isLeaving(page, 1);
  await later(1, page);
  await expect.poll(async () => (await standing(classId))['2026-11-23 mixed']).toEqual([null]);
  await opensSent(page);
  await sees(evening(page, '周一晚'), '已撤回');
});

test('a family that leaves before it erases takes its evening back, and the phone is as new', async () => {
  const { classId, link } = await openClass('一年级8班');
  const { page, expectComplaint } = await family();
  // The round that took the evening back may be ending when its diary is deleted; then the deletion waits for it.
  expectComplaint(/^Dexie\.delete\('lamplight'\) was blocked$/);
  await joins(page, link);
  await page.goto('/');
  await log(page, '20', '语文');
  await waits(page, 20);
  await later(LONG_ENOUGH, page);
  await opensSent(page);
  await sees(evening(page, '周一晚'), '已发出');
  expect(await standing(classId)).toMatchObject({ '2026-11-23 chinese': [20] });

  await page.goto('/settings/backup');
  await tap(page, '清除本机全部数据');
  await sees(page, '要清除 1 晚的记录吗？');
  await sees(page, '一年级8班的位置也就没了：用过的入班码不能再用，想回来要一张新的。');
  await sees(page, '已经发出、还没截止的 1 晚照常算进班级数据，清除以后也撤不回来。');
  await tap(page, '先退出班级并撤回，再清除');
  await sees(page, '还有 1 晚正在撤回。');
  await sees(page, /^撤完就清除。/);
  await isLeaving(page, 1);
  await later(1, page);
  await page.getByLabel('孩子的小名').waitFor();
  expect(await standing(classId)).toMatchObject({ '2026-11-23 mixed': [null], '2026-11-23 r': [2] });
  expect(await traces(page)).toEqual([]);
  await page.goto('/class');
  await page.getByLabel('孩子的小名').waitFor();
});

test('what was published stands on the phone after one visit, with no network too', async () => {
  const { classId, link } = await openClass('三年级9班');
  const { page, context, expectComplaint } = await house.phone({ deviceScaleFactor: 3 });
  expectComplaint(/ERR_INTERNET_DISCONNECTED/);
  await firstRun(page);
  await joins(page, link);
  await whenKept(page);
  await page.goto('about:blank');
  const { keeping } = admin.desk.world;
  await lettersOf(12, keeping, { class: classId, night: '2026-11-23' });
  await lettersOf(9, keeping, { class: classId, night: '2026-11-24' });
  // Thursday, 06:30: Monday's and Tuesday's evenings have closed, and are published before the phone wakes up.
  await later(58 * 60 + 30);
  await release(admin.desk.world);
  await wait(page, 58 * 60 + 30);
  await page.goto('/class');
  await sees(page, '10–14 个家庭有记录');
  await sees(page, '周二晚：记录的家庭还不够多，为保护隐私，这一晚不公布。');
  await sees(page, '周三晚 统计中，周五 06:00 公布。');
  const number = await page.locator('.figure-large').innerText();
  await context.setOffline(true);
  await page.reload();
  await sees(page, '10–14 个家庭有记录');
  expect(await page.locator('.figure-large').innerText()).toBe(number);
  await follow(page, '按周看，看整个学期');
  await sees(page, '班级数据');
  expect(await page.locator('.figure-large').innerText()).toBe(number);
  expect(await readByHand(page, 'figures')).toHaveLength(1);
});

describe('mother’s and grandfather’s phone', () => {
  /** Grandfather's phone beside mother's, whose class it is; the seat is shown to whoever taps. */
  async function twoPhones(name: string) {
    const { classId, link } = await openClass(name);
    const mother = await family();
    await joins(mother.page, link);
    await mother.page.goto('/');
    await log(mother.page, '20', '语文');
    await waits(mother.page, 20);
    await follow(mother.page, '班级');
    await tap(mother.page, '另一部手机也记');
    await sees(mother.page, /^谁拿到这个码，谁就能改这个孩子的数据/);
    await tap(mother.page, '显示码');
    await mother.page.getByRole('img', { name: '给家里另一部手机的码' }).waitFor();
    const grandfather = await family();
    return { classId, mother, grandfather };
  }

  /** Grandfather agrees and sees the class; no slip is spent. */
  async function sitsDown(page: Page): Promise<void> {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await tap(page, AGREE);
    await sees(page, /^这个名额是家里另一部手机给的/);
    await tap(page, '加入');
    await sees(page, /家里另一部手机给的码/);
    await hasTokens(page);
    expect(asked).not.toContain('/v1/enrol');
  }

  test('by the link: different minutes are asked about, and the child counts once', async () => {
    const { classId, mother, grandfather } = await twoPhones('一年级4班');
    await mother.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await tap(mother.page, '复制链接');
    await sees(mother.page, /^复制好了/);
    const copied = await mother.page.evaluate(() => navigator.clipboard.readText());
    await grandfather.page.goto(copied);
    await sees(grandfather.page, /^这是家里另一部手机给的码/);
    expect(grandfather.page.url()).not.toContain('#');
    await sitsDown(grandfather.page);
    await grandfather.page.goto('/');
    await log(grandfather.page, '45', '语文');
    await waits(grandfather.page, 45);

    await later(LONG_ENOUGH, mother.page);
    await sees(mother.page, '上一次发出：周一晚');
    grandfather.expectComplaint(/status of 409/);
    await wait(grandfather.page, LONG_ENOUGH);
    await grandfather.page.getByRole('link', { name: /班级.*有一个问题等您看/ }).tap();
    await sees(grandfather.page, '另一部手机已发过今晚的数据。');
    expect(await standing(classId)).toMatchObject({ '2026-11-23 chinese': [20], '2026-11-23 r': [1] });
    await follow(grandfather.page, '先合并记录');
    await sees(grandfather.page, '11月23日 周一晚');
    await grandfather.page.goBack();
    await tap(grandfather.page, '用这部手机的替换');
    await misses(grandfather.page, '另一部手机已发过今晚的数据。');
    await later(LONG_ENOUGH, mother.page, grandfather.page);
    await grandfather.page.reload();
    await expect.poll(async () => (await standing(classId))['2026-11-23 chinese']).toEqual([45]);

    mother.expectComplaint(/status of 409/);
    await corrects(mother.page, '25');
    await waits(mother.page, 25);
    await later(LONG_ENOUGH, mother.page);
    await mother.page.goto('/class');
    await tap(mother.page, '保留那边的');
    await misses(mother.page, '另一部手机已发过今晚的数据。');
    expect(await standing(classId)).toMatchObject({ '2026-11-23 chinese': [45], '2026-11-23 r': [2] });
  });

  test('by the picture of the code, which is put away after a minute', async () => {
    const { classId, mother, grandfather } = await twoPhones('一年级5班');
    const picture = await mother.page.locator('.shown-code').screenshot();
    await wait(mother.page, 1);
    await sees(mother.page, '码收起来了。');
    expect(await mother.page.locator('.shown-code').count()).toBe(0);
    const { page } = grandfather;
    await follow(page, '班级');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture });
    await sees(page, /^这是家里另一部手机给的码/);
    await sitsDown(page);
    const secrets = await Promise.all(
      [mother, grandfather].map((phone) => readByHand(phone.page, 'secrets')),
    );
    const bytes = secrets.map(([row]) => JSON.stringify((row as { secret: Uint8Array }).secret));
    expect(bytes[0]).toBe(bytes[1]);
    expect(JSON.stringify(await readByHand(page, 'joinings'))).not.toContain('family');
    // The evening of both is one child's: the same letter of grandfather's changes no count.
    await page.goto('/');
    await log(page, '20', '语文');
    await waits(page, 20);
    await later(LONG_ENOUGH, mother.page, page);
    for (const phone of [mother, grandfather]) {
      await phone.page.goto('/class');
      await sees(phone.page, '上一次发出：周一晚');
    }
    expect(await standing(classId)).toMatchObject({ '2026-11-23 chinese': [20], '2026-11-23 r': [1] });
  });

  test('a phone that has the seat is told so by its own code', async () => {
    const { mother } = await twoPhones('一年级6班');
    await mother.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await tap(mother.page, '复制链接');
    await sees(mother.page, /^复制好了/);
    const copied = await mother.page.evaluate(() => navigator.clipboard.readText());
    await mother.page.goto(copied);
    await sees(mother.page, '这是小明自己的码，已经在这部手机里。请用家里另一部手机来扫。');
  });
});

test('until five families have joined nothing goes, and nobody is to blame', async () => {
  house.served().desk.turn(wallTime(MONDAY_EVENING).toISOString());
  const [classId = ''] = await addClasses(admin, '一年级7班');
  const { codes, term, keyHashes } = await mint(admin, classId);
  const { page, expectComplaint } = await family();
  expectComplaint(/status of 425/);
  await page.goto(
    `/join#${wayToFragment({ kind: 'slip', class: classId, code: codes[0]!, term, keyHashes })}`,
  );
  await tap(page, AGREE);
  await tap(page, '加入');
  await sees(page, '等满五家再开始发');
  expect(await standing(classId)).toEqual({});
});
