import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Answers } from '../../src/core/survey';
import { surveyResultsPath, type DeskSurvey, type SurveyResults } from '../../src/wire/survey-desk';
import { join, readSlip } from '../independent/client';
import { addClasses, foundSchool, invited, post, type Hand, type SignedIn } from '../setup/desk';
import { surveysOf } from '../setup/surveys';
import { follow, headline, sees, tap } from './hand';
import { wait, type Phone } from './phone';
import { tapThrough } from './survey-hand';
import {
  answersOf,
  goes,
  hasSurveyTokens,
  openSurveySchool,
  press,
  REPLY,
  resultsAt,
  TEMPLATE,
  textOf,
  type OtherFamily,
} from './survey-school';

/** The parents' group gets its slips on a Sunday evening; after that the school asks, from Monday to Wednesday. */
const JOINING = '2026-11-15 19:00';
const LAST_DATE = '2026-11-18';
/** Two mornings after the last date. */
const COUNTED = '2026-11-20 06:00';
const UNTIL_MONDAY_EVENING = 25 * 60;
/** Answers keep half an hour from what names the seat, and wait up to half an hour themselves. */
const LONG_ENOUGH = 61;
const UNTIL_FRIDAY_MORNING = (3 * 24 + 11) * 60;

const TITLE = '三年级作业家长问卷';
const POSTED = '这个学期，学校每天公示作业吗？';

/** Families by class; the first of each class have phones that are tapped here. */
const FAMILIES = [
  { name: '三年级1班', phones: 4, others: 9 },
  { name: '三年级2班', phones: 3, others: 9 },
];

const school = openSurveySchool(JOINING);
const { desk, turn, signsIn, handOf, resultsFor, toldTo, sweeps } = school;
let admin: SignedIn;
/** What the first story leaves behind: the classes asked, and the survey that was told. */
let classIds: string[] = [];
let toldSurvey = '';
beforeAll(async () => {
  admin = await foundSchool(desk());
});

type TappedFamily = { classId: string; phone: Phone; answers: Answers };

/** All families of the two classes join on Sunday; nobody's phone is the first, which would have to wait for tokens. */
async function joinAll(): Promise<{ tapped: TappedFamily[]; others: OtherFamily[] }> {
  classIds = await addClasses(admin, ...FAMILIES.map(({ name }) => name), '四年级1班');
  const tapped: TappedFamily[] = [];
  const others: OtherFamily[] = [];
  let family = 0;
  for (const [index, { phones, others: rest }] of FAMILIES.entries()) {
    const classId = classIds[index] ?? '';
    const links = await school.slipsOf(admin, classId);
    for (const link of links.slice(phones, phones + rest))
      others.push({ seat: await join(school.line, readSlip(link)), answers: answersOf((family += 1)) });
    for (const link of links.slice(0, phones))
      tapped.push({ classId, phone: await school.joins(link), answers: answersOf((family += 1)) });
  }
  return { tapped, others };
}

/** From the template in the builder: another title, in both languages, and a question in other words. */
async function composes(page: Page): Promise<void> {
  await goes(page, '问卷');
  await press(page, '新问卷');
  await page.getByRole('button', { name: /^作业情况家长问卷/ }).click();
  const title = page.getByLabel('问卷名称（英文）');
  await title.fill('');
  await sees(page, '还缺英文');
  await sees(page, '还差 1 处');
  await title.pressSequentially('Homework in grade 3');
  await page.getByLabel('问卷名称（中文）').fill(TITLE);
  await page.getByRole('button', { name: /学校每天公示作业吗/ }).click();
  await page.getByLabel('题目（中文）').fill(POSTED);
  await sees(page, '都写全了，可以开放。');
  await sees(page.getByRole('status'), '已保存');
}

/** From the list: for the third grade alone, from tomorrow to Wednesday, knowing beforehand what could be told. */
async function opens(page: Page): Promise<void> {
  await goes(page, '回到问卷');
  await goes(page.getByRole('listitem').filter({ hasText: TITLE }), '发出');
  await page.getByRole('checkbox', { name: '四年级' }).uncheck();
  await page.getByLabel('到哪天为止').fill(LAST_DATE);
  await sees(page, /^三年级：(够单独公布|回答的家庭多一些，就能单独公布)。$/);
  await press(page, '发出问卷');
  await sees(page.getByRole('dialog'), '问 2 个班？');
  await press(page.getByRole('dialog'), '发出问卷');
  await sees(page, '问卷已经发出。');
  await sees(page, /^11月16日开始，11月18日截止$/);
  await page.context().close();
}

/** On Monday evening the phone learns what its class is asked. Then the line is cut, and the parent taps. */
async function answersOffline({ phone: { page, context }, answers }: TappedFamily): Promise<void> {
  await wait(page, UNTIL_MONDAY_EVENING);
  await page.goto('/');
  await headline(page).waitFor();
  await hasSurveyTokens(page);
  // The sheets that come later are fetched ahead once the screen has settled.
  await wait(page, 1);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await follow(page, '班级');
  await sees(page, `问卷：${TITLE}`);
  await follow(page, '看看这份问卷');
  await sees(page, '12 题，大约');
  await tap(page, '开始填');
  await tapThrough(page, TEMPLATE, { answers, until: 'heaviest' });
  // The child calls; later the parent goes on where they were.
  await follow(page, '先停一下');
  await sees(page, '填了 5 题，都存在这部手机里。');
  await follow(page, '接着填');
  await tap(page, '接着填（已填 5 题）');
  await tapThrough(page, TEMPLATE, { answers });
  await sees(page, '发出之前，看一遍');
  await sees(page, POSTED);
  await tap(page, '发出');
  await sees(page, '等网络');
}

async function comesOnline({ phone: { page, context } }: TappedFamily): Promise<void> {
  await wait(page, LONG_ENOUGH);
  await context.setOffline(false);
  await sees(page, '已发出');
}

/** By how many families, as they lie in the open database. */
async function countedAs(survey: string): Promise<number> {
  const { open } = desk().world.keeping;
  const rows = open.selectFrom('answer_row').select('id').where('survey', '=', survey);
  return (await rows.where('question', '=', 'counted').where('value', '=', '1').execute()).length;
}

/** Points by which a share of 24 families is off: ten by rounding, and chance counts some three of them as others. */
const OFF = 25;

/** Every share told of a question is near what the families counted have answered. */
function expectTrue({ parts }: SurveyResults, counted: readonly Answers[], name: string): void {
  const tally = parts[0]?.questions.find((each) => each.name === name);
  if (tally?.kind !== 'shares') throw new Error(`No shares are told of ${name}.`);
  for (const { of, share } of tally.shares) {
    const gave = counted.filter((answers) => String(answers[name] as string | number) === of).length;
    expect(Math.abs(share - (100 * gave) / counted.length), `${name} ${of}`).toBeLessThanOrEqual(OFF);
  }
}

/** Every share a page says is one that was published, or how many answered; the ten is what its method says. */
function expectPublished(text: string, { parts }: SurveyResults): void {
  const tallies = parts.flatMap(({ questions }) => questions);
  const shares = tallies.flatMap((tally) => (tally.kind === 'shares' ? tally.shares : []));
  const reach = parts.flatMap((part) => part.reach?.split('-').map(Number) ?? []);
  const published = new Set([10, ...reach, ...shares.map(({ share }) => share)]);
  const said = [...text.matchAll(/(\d+(?:\.\d+)?)\s*%/gu)].map(([, each]) => Number(each));
  expect(said.length).toBeGreaterThan(2);
  expect(said.filter((each) => !published.has(each))).toEqual([]);
}

/** The one survey of a title. */
async function surveyCalled(hand: Hand, title: string): Promise<DeskSurvey> {
  const found = (await surveysOf(hand)).find(({ draft }) => draft.definition.title['zh-cn'] === title);
  if (!found) throw new Error(`There is no survey ${title}.`);
  return found;
}

const cardOf = (page: Page, title: string) => page.locator('.result-card').filter({ hasText: title });

/** The admin reads what it came to, answers the parents, and shows them both. */
async function readsAndReplies(page: Page): Promise<void> {
  await goes(page, '问卷');
  await goes(page.getByRole('listitem').filter({ hasText: TITLE }), '看结果');
  await sees(page.locator('.result-number'), '20–29');
  await sees(cardOf(page, POSTED), '九成或更多');
  await page.getByLabel('学校看了结果，准备怎么改').fill(REPLY);
  await page.getByRole('switch', { name: '给家长看结果' }).check();
  await press(page, '保存');
  await sees(page, '保存了。');
}

/** On Friday the phone shows the reply and the results; what it says. */
async function readsResults({ phone: { page } }: TappedFamily): Promise<string> {
  await page.goto('about:blank');
  await wait(page, UNTIL_FRIDAY_MORNING);
  await page.goto('/class');
  await sees(page, '结果出来了');
  await follow(page, '看结果');
  await sees(page, REPLY);
  await sees(page, POSTED);
  await sees(page, '九成或更多');
  return textOf(page);
}

test(
  'twenty-five families of two classes answer 家长问卷 offline, one takes it back, and it is told once, to the school and then to them',
  { timeout: 600_000 },
  async () => {
    const { tapped, others } = await joinAll();
    const office = await signsIn('王校长', JOINING);
    await composes(office);
    await opens(office);

    turn('2026-11-16 20:00');
    const send: (() => Promise<void>)[] = [];
    for (const family of others) send.push(await school.asksAndAnswers(family));
    for (const family of tapped) await answersOffline(family);
    turn('2026-11-16 21:01');
    for (const sendNow of send) await sendNow();
    for (const family of tapped) await comesOnline(family);
    const [first] = tapped;
    await tap(first!.phone.page, '撤回');
    await sees(first!.phone.page, '已撤回');

    // While it is asked, and until it is counted, nobody is told a number.
    const { survey } = await surveyCalled(admin, TITLE);
    toldSurvey = survey;
    const empty = { parts: [], texts: [] };
    expect(await resultsFor(admin, survey)).toEqual(empty);
    turn('2026-11-20 05:59');
    await sweeps();
    expect(await countedAs(survey)).toBe(24);
    const before = await handOf('王校长');
    expect(await resultsFor(before, survey)).toEqual(empty);
    turn(COUNTED);
    await sweeps();
    const told = await resultsFor(before, survey);
    expect(told.parts).toMatchObject([{ grades: [3], band: '20-29' }]);
    const counted = [...others, ...tapped.slice(1)].map(({ answers }) => answers);
    for (const name of ['amount', 'asked_to_mark', 'posted']) expectTrue(told, counted, name);
    // Once: whatever sweeps again, the numbers stay, and of what was sent nothing does.
    await sweeps();
    expect(await resultsFor(before, survey)).toEqual(told);
    expect(await desk().world.keeping.open.selectFrom('answer_row').selectAll().execute()).toEqual([]);

    const page = await signsIn('王校长', '2026-11-20 07:30');
    await readsAndReplies(page);
    const texts: string[] = [];
    for (const family of [tapped[1]!, tapped.at(-1)!]) texts.push(await readsResults(family));
    expect(texts[0]).toBe(texts[1]);
    expectPublished(texts[0]!, told);
    const { told: toParents } = await toldTo(classIds[0]!);
    expect(toParents.map((each) => each?.parts)).toEqual([told.parts]);
  },
);

/** Everybody of the school who may look at results. */
async function colleagues(hand: Hand): Promise<Hand[]> {
  const hands = [hand];
  for (const [index, { name }] of FAMILIES.entries())
    hands.push(await invited(hand, `${name}的老师`, { role: 'teacher', class: classIds[index] }));
  hands.push(await invited(hand, '冯组长', { role: 'lead', grade: 3 }));
  return [...hands, await invited(hand, '卫督学', { role: 'auditor' })];
}

/** No class is named by what something says. */
function expectNoClass(text: string): void {
  for (const { name } of FAMILIES) expect(text).not.toContain(name);
  for (const id of classIds) expect(text).not.toContain(id);
}

/** What somebody of the school reads on the results page, whatever stands in its address, and takes away from it. */
async function readsEverywhere(name: string): Promise<string> {
  const page = await signsIn(name, '2026-11-20 07:30');
  const address = `/school/surveys/results#${toldSurvey}`;
  const text = await resultsAt(page, address);
  expect(text).toContain(POSTED);
  for (const wish of ['part=3', `part=${classIds[0]!}`, `class=${classIds[0]!}`, 'part=三年级1班'])
    expect(await resultsAt(page, address.replace('#', `?${wish}#`)), wish).toBe(text);
  const main = page.getByRole('main');
  expect(await main.getByRole('radio').or(main.getByRole('combobox')).count()).toBe(0);
  const saved = page.waitForEvent('download');
  await press(page, '表格（CSV）');
  const file = await readFile(await (await saved).path(), 'utf8');
  expect(file).toContain(POSTED);
  expectNoClass(text + file);
  await page.context().close();
  return text;
}

test('of a told survey no page, address, file or answer tells of one class, whoever looks', async () => {
  turn(COUNTED);
  const hands = await colleagues(await handOf('王校长'));
  const told = await resultsFor(hands[0]!, toldSurvey);
  for (const hand of hands) {
    expect(await resultsFor(hand, toldSurvey)).toEqual(told);
    const asking = { survey: toldSurvey, class: classIds[0] };
    expect((await post(hand, surveyResultsPath, asking)).status).toBe(400);
  }
  expectNoClass(JSON.stringify(told));
  const [one, other, notAsked] = await Promise.all(classIds.map(toldTo));
  expect(one!.told).toEqual(other!.told);
  expect(notAsked!.told).toEqual([]);
  await readsEverywhere('王校长');
  const texts: string[] = [];
  for (const { name } of FAMILIES) texts.push(await readsEverywhere(`${name}的老师`));
  expect(texts[0]).toBe(texts[1]);
});
