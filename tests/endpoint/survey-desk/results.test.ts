import { describe, expect, test } from 'vitest';
import {
  replySurveyPath,
  surveyResultsAnswer,
  surveyResultsPath,
  surveyTextPath,
} from '../../../src/wire/survey-desk';
import { answerOf, invited, openDesk, post, schoolWithClass, told, type Hand } from '../../setup/desk';
import { ENGINES } from '../../setup/keeping';
import { keep, openedSurvey, partOf, surveysOf, tell } from '../../setup/surveys';

const ID = 'aaaaaaaa';
const resultsOf = (hand: Hand, survey = ID) =>
  answerOf(surveyResultsAnswer, post(hand, surveyResultsPath, { survey }));
const grades = async (hand: Hand) => (await resultsOf(hand)).parts.map((part) => part.grades);
const texts = async (hand: Hand) => (await resultsOf(hand)).texts.map(({ state }) => state).sort();

/** A survey that was told of grade 3 and of 4 and 5 together, with three open answers, one of them let through. */
async function toldSurvey(engine: 'sqlite' | 'postgres' = 'sqlite') {
  const desk = await openDesk(engine);
  const { admin, classId } = await schoolWithClass(desk);
  await openedSurvey(admin, ID);
  await tell(desk, ID, { parts: [partOf(4, 5), partOf(3)], texts: ['甲', '乙', '丙'] });
  await post(admin, surveyTextPath, { survey: ID, id: 'text1', state: 'shown' });
  await post(admin, surveyTextPath, { survey: ID, id: 'text2', state: 'hidden' });
  const auditor = await invited(admin, '卫督学', { role: 'auditor' });
  const lead = await invited(admin, '冯组长', { role: 'lead', grade: 3 });
  const other = await invited(admin, '陈组长', { role: 'lead', grade: 4 });
  const teacher = await invited(admin, '李老师', { role: 'teacher', class: classId });
  const show = (revision: number) =>
    post(admin, replySurveyPath, { survey: ID, revision, reply: '', isShown: true });
  return { desk, admin, auditor, lead, other, teacher, show };
}

describe.each(ENGINES)('on %s', (engine) => {
  test('admin and auditor see every part, a lead the part that is the own grade’s alone, a teacher nothing', async () => {
    const { admin, auditor, lead, other, teacher } = await toldSurvey(engine);
    expect(await grades(admin)).toEqual([[3], [4, 5]]);
    expect(await grades(auditor)).toEqual([[3], [4, 5]]);
    expect(await grades(lead)).toEqual([[3]]);
    // Grade 4 was told together with another: nothing of it can be said by itself.
    expect(await grades(other)).toEqual([]);
    expect((await told(post(teacher, surveyResultsPath, { survey: ID }))).status).toBe(403);
    expect(await texts(admin)).toEqual(['hidden', 'shown', 'waiting']);
    expect(await texts(auditor)).toEqual(['shown']);
    expect(await texts(lead)).toEqual([]);
  });

  test('once parents are shown the results everybody of the school sees what parents see', async () => {
    const { admin, lead, teacher, show } = await toldSurvey(engine);
    expect((await show(2)).status).toBe(200);
    expect(await surveysOf(teacher)).toMatchObject([{ survey: ID, isShown: true }]);
    for (const hand of [lead, teacher]) {
      expect(await grades(hand)).toEqual([[3], [4, 5]]);
      expect(await texts(hand)).toEqual(['shown']);
    }
    expect(await texts(admin)).toEqual(['hidden', 'shown', 'waiting']);
  });
});

test('of a draft, of one that is asked, and of one that too few answered the same is told: nothing', async () => {
  const desk = await openDesk();
  const { admin } = await schoolWithClass(desk);
  await keep(admin, 'bbbbbbbb');
  await openedSurvey(admin, 'cccccccc');
  await openedSurvey(admin, 'dddddddd');
  await tell(desk, 'dddddddd', { parts: [] });
  for (const survey of ['bbbbbbbb', 'cccccccc', 'dddddddd'])
    expect(await resultsOf(admin, survey)).toEqual({ parts: [], texts: [] });
  expect((await post(admin, surveyResultsPath, { survey: 'eeeeeeee' })).status).toBe(404);
});
