import { expect, test } from 'vitest';
import { isProblem } from '../../../src/core/problem';
import { askSurveysOf } from '../../../src/school/report/ask-surveys';
import { replySurveyPath } from '../../../src/wire/survey-desk';
import { addClasses, invited, post, type Hand } from '../../setup/desk';
import { openAdminsRoom, type Room } from '../../setup/school-room';
import { REST, tellSurvey, THIRD } from '../../setup/told-survey';

const NOVEMBER = { first: '2026-11-01', last: '2026-11-30' };
const DECEMBER = { first: '2026-12-01', last: '2026-12-31' };

type Telling = Room & { admin: Hand; ids: string[] };

async function openTelling(): Promise<Telling> {
  const room = await openAdminsRoom();
  const admin = { desk: room.desk, cookie: room.jar.cookie };
  const ids = await addClasses(admin, '三年级1班', '三年级2班', '四年级1班', '五年级1班');
  return { ...room, admin, ids };
}

const classOf = (id: string, name: string) => ({
  class: id,
  name,
  grade: 3 as const,
  evenings: [],
  weeks: [],
  planned: [],
});

async function asked(differs: Partial<Parameters<typeof askSurveysOf>[0]> = {}) {
  const answer = await askSurveysOf({ nights: NOVEMBER, grade: undefined, classes: [], ...differs });
  if (isProblem(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

test('a survey is of the report in whose period its last date lies, in the order they closed', async () => {
  const { desk, admin } = await openTelling();
  await tellSurvey({ desk, hand: admin }, { closes: '2026-11-30' });
  await tellSurvey({ desk, hand: admin }, { survey: 'bbbbbbbb', closes: '2026-11-26' });
  await tellSurvey({ desk, hand: admin }, { survey: 'cccccccc', closes: '2026-12-01' });
  expect((await asked()).map(({ closes }) => closes)).toEqual(['2026-11-26', '2026-11-30']);
  expect((await asked({ nights: DECEMBER })).map(({ closes }) => closes)).toEqual(['2026-12-01']);
});

test('a lead’s report has the own grade’s part, nothing families wrote, and no survey that did not ask that grade', async () => {
  const { desk, admin, jar } = await openTelling();
  await tellSurvey({ desk, hand: admin }, { parts: [THIRD, REST], texts: ['少抄写'] });
  jar.cookie = (await invited(admin, '冯组长', { role: 'lead', grade: 3 })).cookie;
  expect(await asked({ grade: 3 })).toMatchObject([{ parts: [THIRD], texts: undefined }]);
  jar.cookie = (await invited(admin, '程组长', { role: 'lead', grade: 4 })).cookie;
  expect(await asked({ grade: 4 })).toEqual([]);
});

test('the reply stands in the report only while parents are shown it', async () => {
  const { desk, admin } = await openTelling();
  await tellSurvey({ desk, hand: admin });
  const reply = { survey: 'aaaaaaaa', revision: 2, reply: '周三不留作业。', isShown: false };
  expect(await post(admin, replySurveyPath, reply)).toMatchObject({ status: 200 });
  expect(await asked()).toMatchObject([{ reply: '' }]);
  expect(await post(admin, replySurveyPath, { ...reply, revision: 3, isShown: true })).toMatchObject({
    status: 200,
  });
  expect(await asked()).toMatchObject([{ reply: '周三不留作业。' }]);
});

test('what nobody has let through is not in the report, not even an admin’s', async () => {
  const { desk, admin } = await openTelling();
  await tellSurvey({ desk, hand: admin }, { texts: ['少抄写'] });
  expect(await asked()).toMatchObject([{ texts: [] }]);
});

test('a class asked by its code is named, and one without a name is counted', async () => {
  const { desk, admin, ids } = await openTelling();
  await tellSurvey({ desk, hand: admin });
  const classes = [classOf(ids[0] ?? '', '三年级1班')];
  expect(await asked({ classes })).toMatchObject([{ doors: { named: ['三年级1班'], unnamed: 1 } }]);
});
