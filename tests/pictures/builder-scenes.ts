import type { Page } from 'playwright-core';
import { householdOf } from '../setup/household';
import { AT_HOMEWORK } from './diaries';
import type { Scene } from './scene';

const at = (name: string, path: string, more: Partial<Scene> = {}): Scene => ({
  name: `builder-${name}`,
  at: AT_HOMEWORK,
  diary: householdOf([]),
  visitor: 'reader',
  path: `/school/surveys${path}`,
  ...more,
});

const life = (name: string, survey: string, more: Partial<Scene> = {}): Scene =>
  at(`life-${name}`, `/one#${survey}`, more);

const openCard = (index: number) => async (page: Page) => {
  await page.locator('.builder-open').nth(index).click();
  await page.locator('.builder-card .stack').first().waitFor();
};

async function importRefused(page: Page): Promise<void> {
  const door = page.locator('.builder-edit details').last();
  await door.locator('summary').click();
  const elements = [
    { type: 'file', name: 'photo' },
    { type: 'comment', name: 'why', title: '题'.repeat(501), validators: [{ type: 'regex' }] },
  ];
  await door.locator('textarea').fill(JSON.stringify({ elements }));
  await door.locator('.button').nth(1).click();
  await door.locator('.problem').waitFor();
}

/** On a phone the preview is the other side; on a desktop it stands beside. */
async function turnToPreview(page: Page): Promise<void> {
  const side = page.locator('.builder-sides label').nth(1);
  if (await side.isVisible()) await side.click();
}

/** Somebody else at the same survey: theirs is kept first. */
async function changeElsewhere(page: Page, survey: string): Promise<void> {
  await page.evaluate(async (id) => {
    const post = async (path: string, body: object) =>
      (await (
        await fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json()) as { revision: number };
    const { surveys } = (await (await fetch('/v1/school/surveys')).json()) as {
      surveys: {
        survey: string;
        revision: number;
        draft: { definition: { title: object; elements: object[] } };
      }[];
    };
    const found = surveys.find((each) => each.survey === id);
    if (!found) throw new Error('The survey is not there.');
    const { definition } = found.draft;
    const words = { 'zh-cn': `家长问卷（第 ${String(found.revision)} 稿）`, en: 'Parents, once more' };
    const draft = {
      definition: { ...definition, title: words, elements: definition.elements.slice(0, -1) },
      crosses: [],
    };
    await post('/v1/school/survey/keep', { survey: id, revision: found.revision, draft });
  }, survey);
  await page.locator('.builder-said textarea').first().fill('家长问卷');
  await page.locator('main [role=status] h2').waitFor();
}

/** A survey composed, listed, and in every part of its life. */
export const builderScenes: readonly Scene[] = [
  at('list', ''),
  at('list-none', '', { visitor: 'beginner' }),
  at('list-lead', '', { visitor: 'lead' }),
  at('begin', '', {
    act: async (page) => {
      await page.locator('main .button-main').first().click();
      await page.locator('dialog[open]').waitFor();
    },
  }),
  at('empty', '/edit#pempty01', { visitor: 'beginner' }),
  at('elements', '/edit#pdraft01'),
  at('condition', '/edit#pdraft01', { act: openCard(1) }),
  at('gaps', '/edit#pdraft01', { act: openCard(4) }),
  at('drag', '/edit#pwhole01', {
    act: async (page) => {
      await page.locator('.builder-card').nth(2).scrollIntoViewIfNeeded();
      const from = await page.locator('.builder-handle').nth(0).boundingBox();
      const to = await page.locator('.builder-card').nth(1).boundingBox();
      if (!from || !to) throw new Error('There is nothing to drag.');
      await page.mouse.move(from.x + 20, from.y + 20);
      await page.mouse.down();
      await page.mouse.move(from.x + 20, to.y + to.height - 4, { steps: 3 });
      await page.locator('[data-line]').waitFor();
    },
  }),
  at('preview', '/edit#pwhole01', { act: turnToPreview }),
  at('preview-english', '/edit#pwhole01', {
    act: async (page) => {
      await turnToPreview(page);
      await page.locator('.builder-preview label', { hasText: 'English' }).click();
    },
  }),
  at('refused', '/edit#pdraft01', { act: importRefused }),
  at('frozen', '/edit#popen001'),
  life('unready', 'pdraft01'),
  life('draft', 'pwhole01'),
  life('ahead', 'pahead01'),
  life('open', 'popen001'),
  life('closing', 'pclosing'),
  life('closed', 'pclosed1'),
  life('doors', 'pdoors01', { visitor: 'admin' }),
  life('doors-print', 'pdoors01', { visitor: 'admin', act: (page) => page.emulateMedia({ media: 'print' }) }),
  life('missing', 'nothing1'),
  at('other', '/edit#pdraft01', { act: (page) => changeElsewhere(page, 'pdraft01') }),
];
