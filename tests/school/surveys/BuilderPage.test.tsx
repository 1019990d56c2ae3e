import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { isProblem } from '../../../src/core/problem';
import { askSurveys, keepSurvey, openSurvey } from '../../../src/school/client';
import { questionsOf } from '../../../src/core/survey';
import { canCross } from '../../../src/core/survey-faults';
import { writeSurvey } from '../../../src/core/survey-json';
import { templateSurvey } from '../../../src/core/survey-templates';
import { surveyDate } from '../../../src/core/survey-dates';
import { emptyDraft } from '../../../src/school/surveys/builder-draft';
import { addClasses } from '../../setup/desk';
import { button, field, openAdminsRoom } from '../../setup/school-room';

// The page comes lazily: read once before, so that no test waits for the machine that translates it.
beforeAll(() => import('../../../src/school/surveys/BuilderPage'), 60_000);

const PATIENCE = { timeout: 8000 };
let made = 0;
/** An id of a survey has eight signs: with any other the page takes one of its own. */
const freshPath = () => {
  made += 1;
  return `/school/surveys/edit#survey${String(made).padStart(2, '0')}`;
};

async function openBuilder() {
  const room = await openAdminsRoom();
  const path = freshPath();
  room.enter(path);
  await screen.findByLabelText('问卷名称（中文）', undefined, PATIENCE);
  return { room, path };
}

test('what is typed is kept and read again', async () => {
  const { room, path } = await openBuilder();
  await room.user.type(field('问卷名称（中文）'), '睡眠');
  expect(field('问卷名称（中文）')).toHaveProperty('value', '睡眠');
  await screen.findByText('已保存', undefined, PATIENCE);
  cleanup();
  room.enter(path);
  expect(await screen.findByDisplayValue('睡眠', undefined, PATIENCE)).toBeTruthy();
  const told = await askSurveys();
  expect(JSON.stringify(told)).toContain('睡眠');
}, 30_000);

test('a question is moved by the keyboard and keeps the focus', async () => {
  const { room } = await openBuilder();
  await room.user.click(button('单选'));
  await room.user.type(field('题目（中文）'), '甲');
  await room.user.click(button('文字'));
  await room.user.type(field('题目（中文）'), '乙');
  await room.user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(button(/1\. 乙/)).toBeTruthy();
  expect(document.activeElement).toHaveProperty('value', '乙');
}, 30_000);

test('a condition is composed, and holds its question where it is', async () => {
  const { room } = await openBuilder();
  await room.user.click(button('是否'));
  await room.user.type(field('题目（中文）'), '甲');
  await room.user.click(button('文字'));
  await room.user.click(button('加一个条件'));
  expect(screen.getByLabelText('怎么比')).toHaveProperty('value', '=');
  await room.user.click(button('上移'));
  expect(await screen.findByText('这题要看“甲”的回答，不能放到它前面。')).toBeTruthy();
  await screen.findByText('已保存', undefined, PATIENCE);
  expect(JSON.stringify(await askSurveys())).toContain('{q1} = true');
}, 30_000);

test('of keys pressed as soon as the page stands none is lost', async () => {
  const room = await openAdminsRoom();
  const enter = (title: HTMLTextAreaElement, key: string) => {
    const value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!;
    value.set!.call(title, title.value + key);
    title.dispatchEvent(new Event('input', { bubbles: true }));
  };
  // It hears of the page before anything of React's own that waits for the painting.
  const eager = new MutationObserver(() => {
    const title = screen.queryByLabelText<HTMLTextAreaElement>('问卷名称（中文）');
    if (!title) return;
    eager.disconnect();
    for (const key of '作业') enter(title, key);
  });
  eager.observe(document.body, { childList: true, subtree: true });
  room.enter(freshPath());
  await screen.findByText('已保存', undefined, PATIENCE);
  expect(field('问卷名称（中文）')).toHaveProperty('value', '作业');
}, 30_000);

test('with the line lost nothing typed is lost, and it is kept once the line is back', async () => {
  const { room, path } = await openBuilder();
  room.network.isDown = true;
  await room.user.type(field('问卷名称（中文）'), '作业');
  expect(await screen.findByText('还没存上，连上后再存', undefined, PATIENCE)).toBeTruthy();
  room.network.isDown = false;
  cleanup();
  room.enter(path);
  expect(await screen.findByDisplayValue('作业', undefined, PATIENCE)).toBeTruthy();
  await screen.findByText('已保存', undefined, PATIENCE);
}, 30_000);

test('of two admins neither writes over the other', async () => {
  const { room, path } = await openBuilder();
  const draft = emptyDraft();
  draft.definition.title['zh-cn'] = '对方的';
  await keepSurvey({ survey: path.slice(-8), revision: 0, draft });
  await room.user.type(field('问卷名称（中文）'), '我的');
  await screen.findByText('问卷名称：您写“我的”，对方写“对方的”。', undefined, PATIENCE);
  await room.user.click(button('用我写的'));
  await waitFor(async () => expect(JSON.stringify(await askSurveys())).toContain('我的'), PATIENCE);
}, 30_000);

test('where another admin opened it meanwhile nothing can be typed in vain, and what was typed goes on', async () => {
  const { room, path } = await openBuilder();
  await addClasses({ desk: room.desk, cookie: room.jar.cookie }, '三年级1班');
  const survey = path.slice(-8);
  const draft = { definition: templateSurvey('sleep'), crosses: [] };
  await keepSurvey({ survey, revision: 0, draft });
  const today = surveyDate('Asia/Shanghai', room.desk.world.clock());
  const ask = { survey, revision: 1, grades: [3], without: [], opens: today, closes: today };
  const opened = await openSurvey(ask);
  if (isProblem(opened)) throw new Error(opened.kind);
  await room.user.type(field('问卷名称（中文）'), '我写的');
  expect(await screen.findByText('您写的时候，这份问卷开放了', undefined, PATIENCE)).toBeTruthy();
  expect(screen.queryByLabelText('问卷名称（中文）')).toBeNull();
  expect(screen.getByText(/^问卷名称：您写“我写的”/)).toBeTruthy();
  await room.user.click(button('我写的另存为新草稿'));
  expect(await screen.findByDisplayValue('我写的', undefined, PATIENCE)).toBeTruthy();
  await screen.findByText('已保存', undefined, PATIENCE);
  const told = await askSurveys();
  if (isProblem(told)) throw new Error(told.kind);
  expect(told.surveys.map(({ state }) => state).sort()).toEqual(['draft', 'opened']);
}, 60_000);

test('a new draft says that nothing is kept before anything was typed', async () => {
  await openBuilder();
  expect(screen.getByText('写一个字就开始保存。')).toBeTruthy();
  expect(screen.queryByText('已保存')).toBeNull();
}, 30_000);

test('a new question comes right below the open one, and is open with the keyboard in it', async () => {
  const { room } = await openBuilder();
  await room.user.click(button('单选'));
  await room.user.type(field('题目（中文）'), '甲');
  await room.user.click(button('数字'));
  await room.user.type(field('题目（中文）'), '乙');
  await room.user.click(button(/^1\. 甲/));
  expect(screen.getByText('放在第 1 题后面。')).toBeTruthy();
  await room.user.click(button('文字'));
  expect(document.activeElement).toBe(field('题目（中文）'));
  await room.user.type(field('题目（中文）'), '中');
  expect(screen.getAllByRole('button', { name: /^\d\. / }).map((each) => each.textContent)).toEqual([
    expect.stringMatching(/^1\. 甲/),
    expect.stringMatching(/^2\. 中/),
    expect.stringMatching(/^3\. 乙/),
  ]);
}, 30_000);

test('what keeps the whole from being opened, and which question asks too much, is said in words', async () => {
  const { room } = await openBuilder();
  expect(screen.getByText('还没有题目。')).toBeTruthy();
  expect(screen.getByText('问卷名称要中文、英文都写。')).toBeTruthy();
  await room.user.click(button('单选'));
  await room.user.type(field('题目（中文）'), '您家的月薪是多少');
  expect(screen.getByText(/问到了收入/).textContent).toBe('第 1 题 问到了收入。不记名的问卷不该问。');
  await room.user.click(button('去第一处'));
  expect(document.activeElement).toBe(field('问卷名称（中文）'));
}, 30_000);

test('a scale has as many steps as its author wants', async () => {
  const { room } = await openBuilder();
  await room.user.click(button('量表'));
  await room.user.click(button('加一级'));
  expect(field('第 6 级（中文）')).toHaveProperty('value', '');
  await room.user.click(button('去掉最后一级'));
  await room.user.click(button('去掉最后一级'));
  expect(screen.queryByLabelText('第 5 级（中文）')).toBeNull();
  expect(field('第 4 级（中文）')).toHaveProperty('value', '比较同意');
}, 30_000);

test('the preview speaks the language that is looked at, buttons and all', async () => {
  const { room } = await openBuilder();
  await room.user.click(button('单选'));
  await room.user.click(button('文字'));
  await room.user.click(button(/^1\. /));
  const preview = within(screen.getByRole('region', { name: '预览' }));
  expect(preview.getByRole('button', { name: '跳过' })).toBeTruthy();
  await room.user.click(preview.getByLabelText('English'));
  expect(await preview.findByRole('button', { name: 'Skip' }, PATIENCE)).toBeTruthy();
}, 30_000);

test('an import keeps the pairs it still asks, says which it drops, and gives all back', async () => {
  const { room } = await openBuilder();
  const draft = { definition: templateSurvey('sleep'), crosses: [] as [string, string][] };
  const [one, other] = questionsOf(draft.definition).filter(canCross);
  draft.crosses = [[one!.name, other!.name]];
  await room.user.click(screen.getByText('导入和导出'));
  await room.user.click(field('或粘贴 SurveyJS 的 JSON'));
  await room.user.paste(writeSurvey(draft.definition));
  await room.user.click(button('导入，代替现在的'));
  await room.user.click(button('加一对'));
  await room.user.click(field('或粘贴 SurveyJS 的 JSON'));
  await room.user.paste('{"elements":[{"type":"comment","name":"only","title":"别的"}]}');
  await room.user.click(button('导入，代替现在的'));
  expect(await screen.findByText(/^有 1 对“放在一起看的题”/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '删去这一对' })).toBeNull();
  await room.user.click(button('换回导入之前的'));
  expect(button('删去这一对')).toBeTruthy();
  await screen.findByText('已保存', undefined, PATIENCE);
  expect(JSON.stringify(await askSurveys())).toContain(JSON.stringify(draft.crosses));
}, 30_000);

test('words that are too long to be kept are refused by their place', async () => {
  const { room } = await openBuilder();
  await room.user.click(screen.getByText('导入和导出'));
  await room.user.click(field('或粘贴 SurveyJS 的 JSON'));
  await room.user.paste(
    JSON.stringify({ elements: [{ type: 'comment', name: 'long', title: '题'.repeat(501) }] }),
  );
  await room.user.click(button('导入，代替现在的'));
  expect(await screen.findByText(/太长.*long › title/)).toBeTruthy();
}, 30_000);

test('what cannot be asked is named, and nothing is changed by it', async () => {
  const { room } = await openBuilder();
  await room.user.click(screen.getByText('导入和导出'));
  await room.user.click(field('或粘贴 SurveyJS 的 JSON'));
  await room.user.paste('{"elements":[{"type":"file","name":"photo"}]}');
  await room.user.click(button('导入，代替现在的'));
  expect(await screen.findByText(/没有这种题型.*photo.*file/)).toBeTruthy();
}, 30_000);
