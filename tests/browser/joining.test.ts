import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { renderSVG } from 'uqr';
import { beforeAll, describe, expect, test } from 'vitest';
import { wayToFragment, type Slip } from '../../src/core/slip';
import type { MintedSlips } from '../../src/wire/slips';
import { addClasses, foundSchool, mint, openByDoor, type Hand } from '../setup/desk';
import { readByHand, writeByHand } from './diary';
import { addChild, firstRun, follow, headline, sees, sheet, tap, whenKept } from './hand';
import { MONDAY_EVENING, openHouse } from './phone';

const house = openHouse(MONDAY_EVENING);
const WECHAT =
  'Mozilla/5.0 (Linux; Android 14; V2318A) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50';
const AGREE = '同意，看看是哪个班';

let admin: Hand;
let classId = '';
let slips: MintedSlips;
let used = 0;

beforeAll(async () => {
  admin = await foundSchool(house.served().desk);
  [classId = ''] = await addClasses(admin, '三年级2班');
  slips = await mint(admin, classId);
});

/** A slip nobody has had yet. */
function freshSlip(): Slip {
  const code = slips.codes[used]!;
  used += 1;
  return { kind: 'slip', class: classId, code, term: slips.term, keyHashes: slips.keyHashes };
}

/** The address a slip's QR holds. */
const linkOf = (slip: Slip) => `/join#${wayToFragment(slip)}`;

/** Every request that is no file of the app's, as the browser sends them. */
function listen(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/v1') || request.method() !== 'GET')
      asked.push(`${pathname} ${request.postData() ?? ''}`);
  });
  return asked;
}

/** A phone whose family keeps a diary already. */
async function family(wish: Parameters<typeof house.phone>[0] = {}) {
  const phone = await house.phone(wish);
  // Whoever has joined asks for tokens, and none are given before five families have.
  phone.expectComplaint(/status of 425/);
  await firstRun(phone.page);
  return phone;
}

test('from the scan to the seat are two taps, and nothing is asked before the first', async () => {
  const { page } = await family();
  const asked = listen(page);
  const slip = freshSlip();
  await page.goto(linkOf(slip));
  await sees(page, /^每晚只发：/);
  await sees(page, '2026—2027 学年第一学期');
  expect(asked).toEqual([]);
  expect(page.url()).not.toContain('#');
  await tap(page, AGREE);
  await sees(page, '三年级2班');
  expect(asked.map((line) => line.split(' ')[0])).toEqual(['/v1/key', '/v1/class']);
  expect(asked.join()).not.toContain(slip.code);
  await tap(page, '加入');
  await sees(page, /凭入班码/);
  await sees(page.getByRole('status'), '加入好了。');
  await page.reload();
  await sees(page, /凭入班码/);
  await sees(page, '每晚的数据还没有发出过。');
  const [secret] = (await readByHand(page, 'secrets')) as { child: string }[];
  expect(secret?.child).toHaveLength(20);
  expect(JSON.stringify(await readByHand(page, 'joinings'))).not.toContain(slip.code);
});

test('no request of joining carries a cookie, a referrer or the code in its address', async () => {
  const { page, context } = await family();
  await context.addCookies([{ name: 'school', value: 'yes', url: house.served().origin }]);
  const seen: { url: string; headers: Record<string, string> }[] = [];
  page.on('request', (request) => {
    if (!request.url().includes('/v1/')) return;
    void request.allHeaders().then((headers) => seen.push({ url: request.url(), headers }));
  });
  const slip = freshSlip();
  await page.goto(linkOf(slip));
  await tap(page, AGREE);
  await tap(page, '加入');
  await sees(page, /凭入班码/);
  await expect.poll(() => seen.length).toBeGreaterThanOrEqual(3);
  for (const { url, headers } of seen) {
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
    expect(url).not.toContain(slip.code);
    expect(url).not.toContain(classId);
  }
});

test('on plain http in the school’s network it is the same', async () => {
  const { page } = await family({ baseURL: house.served().overHttp });
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await page.goto(linkOf(freshSlip()));
  await tap(page, AGREE);
  await tap(page, '加入');
  await sees(page, /凭入班码/);
});

test('whoever does not take part has sent nothing and lost nothing', async () => {
  const { page } = await family();
  const asked = listen(page);
  await page.goto(linkOf(freshSlip()));
  await tap(page, '不参加');
  await headline(page).waitFor();
  await page.goBack();
  expect(asked).toEqual([]);
  expect(await readByHand(page, 'joinings')).toEqual([]);
});

test('a reload on the consent page loses neither slip nor choice', async () => {
  const { page } = await family();
  await page.goto(linkOf(freshSlip()));
  await sees(page, /^每晚只发：/);
  await page.reload();
  await tap(page, AGREE);
  await sees(page, '三年级2班');
  await page.reload();
  await tap(page, '加入');
  await sees(page, /凭入班码/);
});

describe('inside WeChat', () => {
  test('the place of the diary is chosen first; until then the slip stays in the address, reload or not', async () => {
    const { page } = await house.phone({ userAgent: WECHAT });
    const asked = listen(page);
    const slip = freshSlip();
    await page.goto(linkOf(slip));
    await sees(page, '点右上角的 ···');
    await sees(page, '选“在浏览器打开”');
    await page.reload();
    await sees(page, '选“在浏览器打开”');
    // What the browser outside is handed.
    expect(page.url()).toContain(linkOf(slip));
    await tap(page, '就在微信里用');
    await sees(page, /^每晚只发：/);
    expect(page.url()).not.toContain('#');
    expect(asked).toEqual([]);
    await page.reload();
    await tap(page, AGREE);
    await page.getByLabel('孩子的小名').fill('小红');
    await tap(page, '加入');
    await sees(page, /凭入班码/);
  });

  test('opened in the browser after all, the same slip still works', async () => {
    const slip = freshSlip();
    const { page: wechat } = await house.phone({ userAgent: WECHAT });
    await wechat.goto(linkOf(slip));
    await sees(wechat, '选“在浏览器打开”');
    const { page } = await family();
    await page.goto(wechat.url());
    await tap(page, AGREE);
    await tap(page, '加入');
    await sees(page, /凭入班码/);
  });
});

test('between the taps the line goes: it waits, says so, and is done when the line is back', async () => {
  const { page, context, expectComplaint } = await family();
  expectComplaint(/ERR_INTERNET_DISCONNECTED/);
  await page.goto(linkOf(freshSlip()));
  await tap(page, AGREE);
  await sees(page, '三年级2班');
  // A line that goes while the service worker is still being fetched is another story.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await tap(page, '加入');
  await sees(page, '等网络：现在连不上学校的服务器。');
  await page.goto('/class').catch(() => undefined);
  await context.setOffline(false);
  await page.goto('/class');
  await sees(page, /凭入班码/);
});

test('a used slip and a made-up one say so, and the phone goes on as before', async () => {
  const { page, expectComplaint } = await family();
  expectComplaint(/status of (?:409|404)/);
  const slip = freshSlip();
  const { page: first } = await family();
  await first.goto(linkOf(slip));
  await tap(first, AGREE);
  await tap(first, '加入');
  await sees(first, /凭入班码/);
  await page.goto(linkOf(slip));
  await tap(page, AGREE);
  await tap(page, '加入');
  await sees(page.getByRole('alert'), /^这个入班码已经在另一部手机上用过了/);
  await page.goto(linkOf({ ...slip, code: '0000000000000000' }));
  await tap(page, AGREE);
  await tap(page, '加入');
  await sees(page.getByRole('alert'), /^这个入班码不对，或者已经作废/);
  await tap(page, '先不加入');
  await headline(page).waitFor();
});

test('a slip with its own key does not get in', async () => {
  const { page } = await family();
  await page.goto(linkOf({ ...freshSlip(), keyHashes: ['A'.repeat(43), slips.keyHashes[1]] }));
  await tap(page, AGREE);
  await sees(page.getByRole('alert'), /^班级密钥和单子上的对不上/);
});

test('typed with a slip of the finger, put right, and in', async () => {
  const { page } = await family();
  await follow(page, '班级');
  await sees(page, /^小明没有加入班级/);
  const typed = `${classId} ${freshSlip().code} ${slips.check}`;
  await page.getByLabel('入班码').fill('3n5k');
  await tap(page, '下一步');
  await sees(page.getByRole('alert'), /^没看懂这个入班码/);
  expect(await page.getByLabel('入班码').inputValue()).toBe('3n5k');
  await page.getByLabel('入班码').fill(typed.toUpperCase());
  await tap(page, '下一步');
  await tap(page, AGREE);
  await tap(page, '加入');
  await sees(page, /凭入班码/);
});

test('a photograph of the slip is read on the phone', async () => {
  const { page } = await family();
  const asked = listen(page);
  await follow(page, '班级');
  const link = `https://school.example${linkOf(freshSlip())}`;
  const field = page.locator('input[type=file]');
  await field.setInputFiles({ name: 'cat.png', mimeType: 'image/png', buffer: await picture(page, 'blank') });
  await sees(page.getByRole('alert'), /^图里没有找到二维码/);
  await field.setInputFiles({ name: 'slip.png', mimeType: 'image/png', buffer: await picture(page, link) });
  await sees(page, /^每晚只发：/);
  expect(asked).toEqual([]);
  await tap(page, AGREE);
  await tap(page, '加入');
  await sees(page, /凭入班码/);
});

/** A slip as a camera sees it: a QR somewhere on grey paper. */
async function picture(page: Page, text: string): Promise<Buffer> {
  const paper = await page.context().newPage();
  const code = text === 'blank' ? '' : renderSVG(text, { pixelSize: 6, ecc: 'M' });
  await paper.setContent(
    `<body style="background:#cfccc4;margin:0;padding:90px 60px"><div style="width:300px;transform:rotate(4deg)">${code}</div>`,
  );
  const buffer = await paper.screenshot();
  await paper.close();
  return buffer;
}

test('an opened class: the phone is asked whether home has joined, and gets a seat in three taps', async () => {
  // A class of its own: where every seat has its slip of paper, a door takes the place of one of them by chance.
  const [opened = ''] = await addClasses(admin, '三年级3班');
  const { door, term, keyHashes } = await openByDoor(admin, opened, 1);
  const link = `/join#${wayToFragment({ kind: 'door', class: opened, door, term, keyHashes })}`;
  const { page } = await family();
  const asked = listen(page);
  await page.goto(link);
  await tap(page, AGREE);
  await tap(page, '没有');
  await tap(page, '加入');
  await sees(page, /凭群里的码/);
  const paths = asked.map((line) => line.split(' ')[0]);
  expect(paths.slice(0, 4)).toEqual(['/v1/key', '/v1/class', '/v1/open', '/v1/enrol']);
});

test('each child has its own class; leaving takes the secret, undo brings it back', async () => {
  const { page } = await family();
  await page.goto(linkOf(freshSlip()));
  await tap(page, AGREE);
  await tap(page, '加入');
  await sees(page, /凭入班码/);
  await addChild(page, '小红', '一年级');
  await follow(page, '班级');
  await sees(page, /^小红没有加入班级/);
  await page.getByRole('group', { name: '孩子' }).getByRole('button', { name: '小明' }).tap();
  await tap(page, '退出这个班');
  await tap(page, '退出');
  await sees(page, /^小明没有加入班级/);
  expect(await readByHand(page, 'secrets')).toEqual([]);
  await tap(page.getByRole('status'), '撤销');
  await sees(page, /凭入班码/);
  expect(await readByHand(page, 'secrets')).toHaveLength(1);
});

test('when all children have a class, the code of a brother or sister still gets its seat', async () => {
  const { page } = await family();
  await page.goto(linkOf(freshSlip()));
  await tap(page, AGREE);
  await tap(page, '加入');
  await sees(page, /凭入班码/);
  await page.goto(linkOf(freshSlip()));
  await sees(page, '已经在这个班里了');
  await tap(page, '给另一个孩子加入');
  await tap(page, AGREE);
  await page.getByLabel('孩子的小名').fill('小红');
  await tap(page, '加入');
  await sees(page, /凭入班码/);
  const enrolled = await readByHand(page, 'enrolments');
  expect(enrolled).toHaveLength(2);
});

test('words of consent that have changed are asked again, and the limit of the class is taken by a tap', async () => {
  const { context, page, expectComplaint } = await family();
  expectComplaint(/ERR_INTERNET_DISCONNECTED/);
  await page.goto(linkOf(freshSlip()));
  await tap(page, AGREE);
  await tap(page, '加入');
  await sees(page, /凭入班码/);
  const [row] = (await readByHand(page, 'enrolments')) as { consent: object; seen: object }[];
  const grades = (await readByHand(page, 'grades')) as object[];
  const limit = { preset: 'school-40-60' };
  await writeByHand(page, {
    // As the parent chose it: whoever follows the class is not asked.
    grades: grades.map((each) => ({ ...each, limit: { preset: 'cn-national' } })),
    enrolments: [
      {
        ...row,
        consent: { version: 0, night: '2026-09-01' },
        seen: { ...row!.seen, limit, limits: { first: limit, changes: [] } },
      },
    ],
  });
  // Without a network what the school said stays as written here: a visit asks for it again.
  await whenKept(page);
  await context.setOffline(true);
  await page.reload();
  await sees(page, '同意的内容改过了');
  await tap(page, '看过了，同意');
  await page.getByText('同意的内容改过了').waitFor({ state: 'hidden' });
  await sees(page, '班级比的是上学日作业总共 40 分钟，小明现在比的是上学日书面作业 60 分钟。');
  await tap(page, '从今晚起也按班级的比');
  await page.getByText('班级比的时长不一样').waitFor({ state: 'hidden' });
  await follow(page, '今晚');
  await sees(headline(page), /40/);
});

test('the example has a class, and sends nothing', async () => {
  const { page } = await house.phone();
  const asked = listen(page);
  await page.goto('/');
  await tap(page, '先看示例');
  await follow(page, '班级');
  await sees(page, '示例小学');
  await sees(page, '这是示例，什么都没有发出。');
  await page.getByRole('group', { name: '孩子' }).getByRole('button', { name: '阿布' }).tap();
  await sees(page, '这里是示例，不能加入班级。');
  expect(asked).toEqual([]);
  expect(await sheet(page).count()).toBe(0);
});

test('axe finds nothing on any page of joining, in either language', async () => {
  const { page, expectComplaint } = await house.phone({ reducedMotion: 'reduce' });
  expectComplaint(/status of 404/);
  await firstRun(page);
  const look = async (name: string) => {
    for (const theme of ['light', 'dark']) {
      await page.evaluate((value) => (document.documentElement.dataset['theme'] = value), theme);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      expect(found, `${name}, ${theme}`).toEqual([]);
    }
  };
  const made = freshSlip();
  for (const language of ['zh-CN', 'en']) {
    await page.evaluate((kept) => localStorage.setItem('lamplight.appearance', JSON.stringify(kept)), {
      language,
      theme: 'light',
    });
    await page.goto('/class');
    await page.locator('.class-code').fill('?');
    await page.locator('form .button-main').tap();
    await page.getByRole('alert').waitFor();
    await look(`no class in ${language}`);
    await page.goto(linkOf({ ...made, code: '0000000000000000' }));
    await page.locator('.answer-foot .button-main').waitFor();
    await look(`consent in ${language}`);
    await page.locator('.answer-foot .button-main').tap();
    await page.locator('.class-check').waitFor();
    await look(`found in ${language}`);
    await page.locator('.answer-foot .button-main').tap();
    await page.getByRole('alert').waitFor();
    await look(`refused in ${language}`);
  }
  await page.goto(linkOf(made));
  await page.locator('.answer-foot .button-main').tap();
  await page.locator('.class-check').waitFor();
  await page.locator('.answer-foot .button-main').tap();
  await page.locator('.class-again').waitFor();
  await page.locator('.class-again summary').tap();
  await look('the class in en');
});
