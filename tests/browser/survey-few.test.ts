import { beforeAll, expect, test } from 'vitest';
import { deskSurveyAnswer, openSurveyPath, replySurveyPath } from '../../src/wire/survey-desk';
import { join, readSlip, type Seat } from '../independent/client';
import { addClasses, answerOf, foundSchool, post, type Hand } from '../setup/desk';
import { keep, surveysOf } from '../setup/surveys';
import { sees } from './hand';
import { wait, type Phone } from './phone';
import { answersOf, openSurveySchool, REPLY, resultsAt, TEMPLATE, textOf } from './survey-school';

/** On Friday the families join; they are asked on Saturday and Sunday. */
const JOINING = '2026-11-20 19:00';
const ASKED = { grades: [5], opens: '2026-11-21', closes: '2026-11-22' };
const COUNTED = '2026-11-24 06:00';
const UNTIL_COUNTED = (3 * 24 + 13) * 60;

/** What nineteen families answer, and what is asked of the same and answered by nobody. */
const [FEW, NONE] = ['fewfewfe', 'nonenone'];
/** Beside them one more family has a phone here, and answers nothing. */
const FAMILIES = { 五年级1班: 10, 五年级2班: 9 };

const school = openSurveySchool(JOINING);
const { desk, turn, line, resultsFor, toldTo } = school;
let admin: Hand;
beforeAll(async () => {
  admin = await foundSchool(desk());
});

async function joinAll(): Promise<{ ids: string[]; seats: Seat[]; phone: Phone }> {
  const ids = await addClasses(admin, ...Object.keys(FAMILIES));
  const seats: Seat[] = [];
  let left = '';
  for (const [index, families] of Object.values(FAMILIES).entries()) {
    const links = await school.slipsOf(admin, ids[index] ?? '');
    for (const link of links.slice(0, families)) seats.push(await join(line, readSlip(link)));
    left = links[families] ?? '';
  }
  return { ids, seats, phone: await school.joins(left) };
}

async function opens(survey: string): Promise<void> {
  await keep(admin, survey, { draft: { definition: TEMPLATE, crosses: [] } });
  const question = { survey, revision: 1, without: [], ...ASKED };
  await answerOf(deskSurveyAnswer, post(admin, openSurveyPath, question));
}

/** The school shows what a survey came to, and answers the parents. */
async function shows(survey: string): Promise<void> {
  const { revision } = (await surveysOf(admin)).find((each) => each.survey === survey)!;
  const question = { survey, revision, reply: REPLY, isShown: true };
  await answerOf(deskSurveyAnswer, post(admin, replySurveyPath, question));
}

/** What is published and kept of both surveys, and what anybody who knows a class is told. */
async function expectNothingTold(ids: readonly string[]): Promise<void> {
  for (const table of ['published_survey', 'survey_text'] as const) {
    const rows = desk().world.keeping.main.selectFrom(table).selectAll();
    expect(await rows.where('survey_id', 'in', [FEW, NONE]).execute()).toEqual([]);
  }
  for (const id of ids) {
    const { told } = await toldTo(id);
    const [few, none] = [FEW, NONE].map((survey) => told.find((each) => each?.survey === survey));
    expect(none).toMatchObject({ parts: [], texts: [], reply: REPLY });
    expect({ ...few, survey: NONE }).toEqual(none);
  }
}

async function schoolReads(survey: string): Promise<string> {
  const page = await school.signsIn('王校长', '2026-11-24 07:30');
  const text = await resultsAt(page, `/school/surveys/results#${survey}`);
  expect(text).toContain('没有可以公布的结果。');
  return text;
}

async function familyReads({ page }: Phone, survey: string): Promise<string> {
  await page.goto(`/survey/${survey}`);
  await sees(page, '没有可以公布的结果：作答的家庭不够多。');
  await sees(page, REPLY);
  return textOf(page);
}

test(
  'nineteen families of two classes show what nobody shows: nothing, at the school, on the phones and to whoever asks',
  { timeout: 300_000 },
  async () => {
    const { ids, seats, phone } = await joinAll();
    for (const survey of [FEW, NONE]) await opens(survey);
    turn('2026-11-21 20:00');
    for (const [family, seat] of seats.entries()) {
      const send = await school.asksAndAnswers({ seat, answers: answersOf(family) }, FEW);
      await send();
    }
    turn(COUNTED);
    await school.sweeps();
    admin = { ...admin, ...(await school.handOf('王校长')) };
    for (const survey of [FEW, NONE]) {
      expect(await resultsFor(admin, survey)).toEqual({ parts: [], texts: [] });
      await shows(survey);
    }
    await expectNothingTold(ids);
    expect(await schoolReads(FEW)).toBe(await schoolReads(NONE));

    await wait(phone.page, UNTIL_COUNTED);
    await phone.page.goto('/class');
    await sees(phone.page, '结果出来了');
    expect(await familyReads(phone, FEW)).toBe(await familyReads(phone, NONE));
  },
);
