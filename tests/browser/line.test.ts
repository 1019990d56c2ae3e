import { AxeBuilder } from '@axe-core/playwright';
import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { entries, firstRun, follow, headline, log, sees, seesEntries, sheet, tap, whenKept } from './hand';
import { openHouse, wait } from './phone';

const house = openHouse();

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** What a camera reads on the other phone's screen. */
async function codeOnScreen(page: Page): Promise<string> {
  await page.locator('.qr').scrollIntoViewIfNeeded();
  const png = (await page.locator('.shown-code').screenshot()).toString('base64');
  const { dots, width, height } = await page.evaluate(async (picture) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
      width: image.naturalWidth,
      height: image.naturalHeight,
    });
    const pen = canvas.getContext('2d')!;
    pen.drawImage(image, 0, 0);
    const read = pen.getImageData(0, 0, canvas.width, canvas.height);
    return { dots: Array.from(read.data), width: canvas.width, height: canvas.height };
  }, png);
  const found = jsQR(new Uint8ClampedArray(dots), width, height);
  if (!found) throw new Error('There is no QR on the screen.');
  return found.data;
}

/** The line as it lies on the clipboard after 复制, or as it is shown where there is none. */
async function lineOf(page: Page): Promise<string> {
  await tap(page, '发给家人');
  const line = await sheet(page).getByLabel('要发的文字').inputValue();
  await tap(sheet(page), '复制');
  await sees(sheet(page), '已复制，发到家里的群就行。');
  await tap(sheet(page), '关闭');
  await sheet(page).waitFor({ state: 'detached' });
  return line;
}

async function paste(page: Page, text: string): Promise<void> {
  await tap(page, '贴上家人发来的');
  await sheet(page).getByLabel('家人发来的文字').fill(text);
}

async function save(page: Page): Promise<void> {
  await tap(sheet(page), '记下');
  await sees(page, '和家人的合在一起了。');
  await sheet(page).waitFor({ state: 'detached' });
}

/** Mother's phone with 小米, and the code of grandfather's page read from her screen. */
async function motherAndCode(): Promise<{ page: Page; code: string }> {
  const { page } = await house.phone({ at: '2026-11-23 17:00' });
  await firstRun(page, '小米');
  await follow(page, '我的');
  await follow(page, '小米');
  await follow(page, '给老人用');
  await page.getByRole('img', { name: '给老人手机的码' }).waitFor();
  const code = await codeOnScreen(page);
  return { page, code };
}

/** Every target a thumb can hit, with its height and width. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button')]
      .filter((key) => key.checkVisibility())
      .map((key) => ({ name: key.textContent, box: key.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 48 || box.height < 48)
      .map(({ name }) => name),
  );
}

test('grandfather scans the code, writes down an evening with no network, and it comes home as a line of text', async () => {
  const mother = await motherAndCode();
  expect(mother.code).toMatch(/\/elder#[\w-]{60,240}$/);
  const { context, page: his } = await house.phone({ at: '2026-11-23 18:30' });
  await his.goto(mother.code);
  await his.getByRole('heading', { name: '给小米记作业' }).waitFor();
  expect(new URL(his.url()).hash).toBe('');
  await tap(his, '开始');
  await sees(his, '今晚还没记');
  await whenKept(his);
  await his.reload();
  await sees(his, '今晚还没记');
  expect(await his.getByRole('navigation').count(), 'no tabs').toBe(0);
  await context.setOffline(true);
  expect(await violations(his)).toEqual([]);
  expect(await smallTargets(his)).toEqual([]);

  await tap(his, '写作业');
  await his.getByRole('timer').waitFor();
  await wait(his, 20);
  await sees(his.getByRole('timer'), '20');
  expect(await violations(his)).toEqual([]);
  await tap(his, '完成');
  await sees(his, '今晚一共 20 分钟');
  expect(await violations(his)).toEqual([]);
  await wait(his, 1);
  await tap(his, '再写');
  await his.getByRole('timer').waitFor();
  await wait(his, 30);
  await tap(his, '完成');
  await sees(his, '今晚一共 50 分钟');
  const line = await lineOf(his);
  expect(line.length).toBeLessThanOrEqual(300);
  expect(line).toMatch(/^灯下｜小米 11月23日 周一：作业50分钟 〔/u);

  const hers = mother.page;
  await follow(hers, '今晚');
  await paste(hers, `爷爷\n${line}\n写得挺快`);
  await sees(sheet(hers), '小米 11月23日 周一晚：新增 2 条。');
  expect(await violations(hers)).toEqual([]);
  await save(hers);
  await seesEntries(hers, ['不分科 20', '不分科 30']);
  await sees(headline(hers), '50');

  await entries(hers).first().getByRole('button').first().tap();
  await sheet(hers).getByLabel('用了多少分钟').fill('25');
  await tap(sheet(hers), '保存');
  await sheet(hers).waitFor({ state: 'detached' });
  const back = await lineOf(hers);
  await paste(his, back);
  await sees(sheet(his), '小米 11月23日 周一晚：改 1 条。');
  await save(his);
  await sees(his, '今晚一共 55 分钟');
});

test('on a phone with a diary the code asks plainly, keeps everything, and the way out leads back to it', async () => {
  const mother = await motherAndCode();
  const { page } = await house.phone({ at: '2026-11-23 19:00' });
  await firstRun(page, '小红');
  await log(page, '40');
  await page.goto(mother.code);
  await sees(page, '这部手机上已经有灯下的记录。什么都不会丢');
  expect(await violations(page)).toEqual([]);
  await tap(page, '开始');
  await sees(page, '今晚还没记');
  await tap(page, '退出老人版');
  await tap(page, '退出');
  await page.getByRole('group', { name: '孩子' }).getByRole('button', { name: '小红' }).tap();
  await seesEntries(page, ['不分科 40']);
});

test('a line that was cut is refused with a sentence, and nothing is written', async () => {
  const { page } = await house.phone();
  await firstRun(page, '小米');
  await log(page, '40');
  const line = await lineOf(page);
  await paste(page, line.slice(0, -12));
  await sees(sheet(page), '这行字不完整，或者被改过，所以没有记。');
  expect(await violations(page)).toEqual([]);
  await sheet(page).getByLabel('家人发来的文字').fill(line);
  await sees(sheet(page), '小米 11月23日 周一晚：这些已经都有了。');
});

test('grandfather’s page is whole in the dark, lying down and in the largest type', async () => {
  const mother = await motherAndCode();
  const { page } = await house.phone({ colorScheme: 'dark', viewport: { width: 740, height: 360 } });
  await page.goto(mother.code);
  await tap(page, '开始');
  await tap(page, '写作业');
  await page.getByRole('timer').waitFor();
  for (const viewport of [
    { width: 740, height: 360 },
    { width: 320, height: 640 },
  ]) {
    await page.setViewportSize(viewport);
    await page.evaluate(() => {
      document.documentElement.dataset['type'] = 'large';
    });
    expect(await smallTargets(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(beyond, 'nothing is cut off at the side').toBeLessThanOrEqual(0);
  }
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '完成' }).focus();
  await page.keyboard.press('Enter');
  await sees(page, '记下 1 分钟。');
});
