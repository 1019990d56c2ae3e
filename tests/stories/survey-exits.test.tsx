import { cleanup, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Answers, CrossTable } from '../../src/core/survey';
import { releaseSurveys } from '../../src/endpoint/release/surveys';
import { surveysAnswer, surveysPath } from '../../src/wire/answers';
import {
  deskSurveyAnswer,
  deskSurveysPath,
  openSurveyPath,
  replySurveyPath,
  surveyResultsAnswer,
  surveyResultsPath,
  surveyTextPath,
  type SurveyResults,
} from '../../src/wire/survey-desk';
import { addClasses, answerOf, authOf, enrol, invited, look, mint, post, type Hand } from '../setup/desk';
import {
  answersTo,
  numbersIn,
  publicPages,
  recordExits,
  reportExits,
  screenAt,
  type Exit,
  type Visited,
} from '../setup/exits';
import { bytesOf, catchFiles, cellNumbers, sheetsOf } from '../setup/given-files';
import { button, openAdminsRoom, type Room } from '../setup/school-room';
import { sendAnswers } from '../setup/survey-families';
import { SURVEY } from '../setup/survey-parts';
import { keep, openingOf, surveysOf } from '../setup/surveys';

const PATIENCE_MS = 180_000;
/** Asked of both grades, of the fourth alone, and of the fourth when nobody answers. */
const [BOTH, FEW, NONE] = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'];
const CROSSES: CrossTable[] = [['amount', 'posted']];
/** Twenty-five families of the third grade, nineteen of the fourth. */
const FAMILIES = { 三年级1班: 13, 三年级2班: 12, 四年级1班: 10, 四年级2班: 9 };
/** What families of the fourth grade wrote and typed: it stands in no other answer. */
const [FEW_WORDS, FEW_MINUTES] = ['少数人的话', 217];
const MANY_WORDS = '多数人的话';

type Asked = Visited & { admin: Hand };

const ofThird = (family: number): Answers => ({
  amount: family % 3 === 0 ? 'much' : 'right',
  heaviest: family % 4 === 0 ? ['chinese', 'math'] : ['math'],
  pressure: 1 + (family % 3),
  posted: family % 5 !== 0,
  yesterday: 20 + family,
  day: { sport: 'some', reading: family % 2 === 0 ? 'some' : 'never' },
  ideas: MANY_WORDS,
});

const ofFourth = (family: number): Answers => ({
  ...ofThird(family),
  yesterday: FEW_MINUTES,
  ideas: FEW_WORDS,
});

async function openAsked(): Promise<Asked> {
  const room = await openAdminsRoom();
  const admin = { desk: room.desk, cookie: room.jar.cookie };
  const classes = await addClasses(admin, ...Object.keys(FAMILIES));
  for (const id of classes) {
    const { codes } = await mint(admin, id);
    for (let seat = 0; seat < 15; seat += 1) await enrol(room.desk, codes[seat] ?? '', authOf(seat, id));
  }
  const hands = {
    admin: admin.cookie,
    lead: (await invited(admin, '冯组长', { role: 'lead', grade: 4 })).cookie,
    auditor: (await invited(admin, '卫督学', { role: 'auditor' })).cookie,
    teacher: (await invited(admin, '李老师', { role: 'teacher', class: classes[2] })).cookie,
  };
  return { room, hands, classes, admin };
}

async function open({ admin }: Asked, survey: string, grades: number[]): Promise<void> {
  await keep(admin, survey, { draft: { definition: SURVEY, crosses: CROSSES } });
  const asking = post(admin, openSurveyPath, openingOf(survey, { grades }));
  const { survey: opened } = await answerOf(deskSurveyAnswer, asking);
  expect(opened.classes.map(({ way }) => way)).toEqual(opened.classes.map(() => 'token'));
}

/** Each family of a class answers. */
async function answerAll({ room, classes }: Asked, survey: string, isAsked: (name: string) => boolean) {
  for (const [index, [name, many]] of Object.entries(FAMILIES).entries())
    for (let family = 1; isAsked(name) && family <= many; family += 1) {
      const v = name.startsWith('三') ? ofThird(family) : ofFourth(family);
      const sent = await sendAnswers(room.desk, { classId: classes[index] ?? '', survey, family }, { v });
      expect(sent.status).toBe(204);
    }
}

/** The results are shown to the parents, and every text that came is let through. */
async function show({ admin }: Asked, survey: string): Promise<void> {
  const { texts } = await resultsTo(admin, survey);
  for (const { id } of texts) await post(admin, surveyTextPath, { survey, id, state: 'shown' });
  const { revision } = (await surveysOf(admin)).find((each) => each.survey === survey)!;
  const question = { survey, revision, reply: '周三不留作业。', isShown: true };
  await answerOf(deskSurveyAnswer, post(admin, replySurveyPath, question));
}

const resultsTo = (hand: Hand, survey: string): Promise<SurveyResults> =>
  answerOf(surveyResultsAnswer, post(hand, surveyResultsPath, { survey }));

const toldTo = async ({ desk }: Room, classId: string, survey: string) => {
  const { told } = await answerOf(surveysAnswer, post({ desk }, surveysPath, { class: classId }));
  return told.find((each) => each?.survey === survey);
};

/** The results as a page, and as the files it gives. */
async function resultExits(
  { room, hands }: Asked,
  files: Map<string, File>,
  survey: string,
): Promise<Exit[]> {
  const path = `/school/surveys/results#${survey}`;
  const exits: Exit[] = [];
  for (const [who, cookie] of Object.entries(hands)) {
    room.jar.cookie = cookie;
    const page = await screenAt(room, path, () => screen.getByRole('heading', { name: /压力有多大/ }));
    exits.push({ ...page, name: `${path} for ${who}` });
  }
  room.jar.cookie = hands['admin'] ?? '';
  files.clear();
  room.enter(path);
  await screen.findByRole('button', { name: '表格（XLSX）' });
  for (const [form, name] of [
    ['xlsx', '表格（XLSX）'],
    ['csv', '表格（CSV）'],
  ] as const) {
    await room.user.click(button(name));
    await waitFor(() => {
      expect(files.has(form)).toBe(true);
      expect(button(name)).toBeEnabled();
    });
  }
  cleanup();
  const sheets = sheetsOf(await bytesOf(files.get('xlsx')));
  return [
    ...exits,
    { name: 'CSV', text: new TextDecoder().decode(await bytesOf(files.get('csv'))) },
    { name: 'XLSX', text: sheets.join('\n') },
    { name: 'numbers of the XLSX', text: sheets.flatMap(cellNumbers).join(' ') },
  ];
}

/** Every answer in JSON about surveys, for everybody who may or may not ask. */
async function surveyAnswersTo({ room: { desk }, hands, classes }: Asked): Promise<Exit[]> {
  const exits: Exit[] = [];
  const add = async (name: string, answering: Promise<Response>) =>
    exits.push({ name, text: await (await answering).text() });
  for (const id of classes) await add(surveysPath, post({ desk }, surveysPath, { class: id }));
  for (const [who, cookie] of [...Object.entries(hands), ['nobody', '']] as const) {
    await add(`${deskSurveysPath} for ${who}`, look({ desk, cookie }, deskSurveysPath));
    for (const survey of [BOTH, FEW, NONE])
      await add(`${surveyResultsPath} for ${who}`, post({ desk, cookie }, surveyResultsPath, { survey }));
  }
  return exits;
}

const percentsIn = (text: string) =>
  [...text.matchAll(/(\d+(?:\.\d+)?)\s*%/gu)].map(([, each]) => Number(each));

/** What nobody may be told: what nineteen families wrote or typed. */
function expectNothingOfFew(exits: readonly Exit[]): void {
  const leaks = exits.filter(({ text }) => text.includes(FEW_WORDS) || numbersIn(text).includes(FEW_MINUTES));
  expect(leaks.map(({ name }) => name)).toEqual([]);
}

test(
  'of a survey nothing leaves by any exit but what was published, and nineteen families look like none',
  async () => {
    const files = catchFiles();
    const asked = await openAsked();
    const { room, hands, classes } = asked;
    for (const [survey, grades] of [
      [BOTH, [3, 4]],
      [FEW, [4]],
      [NONE, [4]],
    ] as const)
      await open(asked, survey, [...grades]);
    room.desk.turn('2026-11-25T12:00:00+08:00');
    await answerAll(asked, BOTH, () => true);
    await answerAll(asked, FEW, (name) => name.startsWith('四'));
    expectNothingOfFew([...(await answersTo(asked)), ...(await surveyAnswersTo(asked))]);

    room.desk.turn('2026-12-01T12:00:00+08:00');
    await releaseSurveys(room.desk.world);
    for (const survey of [BOTH, FEW, NONE]) await show(asked, survey);

    // Of nineteen nobody is told anything that differs from what is told of none.
    for (const cookie of Object.values(hands)) {
      const hand = { desk: room.desk, cookie };
      expect(await resultsTo(hand, FEW)).toEqual({ parts: [], texts: [] });
      expect(await resultsTo(hand, NONE)).toEqual({ parts: [], texts: [] });
    }
    for (const id of classes.slice(2)) {
      const [few, none] = [await toldTo(room, id, FEW), await toldTo(room, id, NONE)];
      expect(few).toBeDefined();
      expect({ ...few, survey: NONE }).toEqual(none);
    }

    // All four classes are told the same, and it is of the third grade alone.
    const { parts } = await resultsTo(asked.admin, BOTH);
    expect(parts.map(({ grades }) => grades)).toEqual([[3]]);
    for (const id of classes) expect((await toldTo(room, id, BOTH))?.parts).toEqual(parts);

    const results = await resultExits(asked, files, BOTH);
    const shares = new Set([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(results.flatMap(({ text }) => percentsIn(text).filter((each) => !shares.has(each)))).toEqual([]);
    expect(results.flatMap(({ text }) => percentsIn(text)).length).toBeGreaterThan(20);
    const papers = await reportExits(room, files, '/school/report?period=2026-11');
    expect(papers.filter(({ text }) => text.includes('作业情况家长问卷')).length).toBeGreaterThan(4);
    const exits = [
      ...results,
      ...papers,
      ...(await answersTo(asked)),
      ...(await surveyAnswersTo(asked)),
      ...(await publicPages(asked)),
      ...(await recordExits(room, files)),
    ];
    expectNothingOfFew(exits);
    expect(exits.some(({ text }) => text.includes(MANY_WORDS))).toBe(true);
  },
  PATIENCE_MS,
);
