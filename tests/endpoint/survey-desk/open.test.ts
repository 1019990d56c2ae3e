import { describe, expect, test } from 'vitest';
import { addNights } from '../../../src/core/night';
import { logAnswer, logPath } from '../../../src/wire/log';
import { deskSurveyAnswer, openSurveyPath, type SurveyDraft } from '../../../src/wire/survey-desk';
import {
  addClasses,
  answerOf,
  authOf,
  enrol,
  foundSchool,
  mint,
  openDesk,
  post,
  told,
  type Desk,
  type Hand,
} from '../../setup/desk';
import { everyRow } from '../../setup/every-row';
import { ENGINES } from '../../setup/keeping';
import { rolled, schoolYear, SEPTEMBER } from '../../setup/school-year';
import { draftOf, keep, openedSurvey, openingOf, said, surveysOf, yesNo } from '../../setup/surveys';

const ID = 'aaaaaaaa';
const open = (hand: Hand, differs: object = {}) => told(post(hand, openSurveyPath, openingOf(ID, differs)));

async function seatFamilies({ desk, admin }: { desk: Desk; admin: Hand }, classId: string, families: number) {
  const { codes } = await mint(admin, classId);
  for (let family = 1; family <= families; family += 1)
    await enrol(desk, codes[family] ?? '', authOf(family, classId));
}

/** Two third grades, of which one has five families in their seats and one four, and a fourth; a draft beside them. */
async function school(engine: 'sqlite' | 'postgres' = 'sqlite') {
  const desk = await openDesk(engine);
  const admin = await foundSchool(desk);
  const [joined = '', empty = '', fourth = ''] = await addClasses(
    admin,
    '三年级1班',
    '三年级2班',
    '四年级1班',
  );
  await seatFamilies({ desk, admin }, joined, 5);
  await seatFamilies({ desk, admin }, empty, 4);
  await keep(admin, ID);
  return { desk, admin, joined, empty, fourth };
}

describe.each(ENGINES)('on %s', (engine) => {
  test('a class in which five families sit is asked by its seats, one with four by a door, and no other is asked', async () => {
    const { desk, admin, joined, empty } = await school(engine);
    const asking = post(admin, openSurveyPath, openingOf(ID));
    const { survey } = await answerOf(deskSurveyAnswer, asking);
    expect(survey).toMatchObject({ state: 'opened', revision: 2, opens: '2026-11-22', closes: '2026-11-29' });
    const byClass = new Map(survey.classes.map((each) => [each.class, each]));
    expect(byClass.get(joined)).toEqual({ class: joined, way: 'token' });
    expect(byClass.get(empty)).toEqual({
      class: empty,
      way: 'door',
      door: expect.stringMatching(/^[0-9a-z]{16}$/),
    });
    expect(byClass.size).toBe(2);
    const rows = await desk.world.keeping.main.selectFrom('survey_class').select('grade').execute();
    expect(rows.map(({ grade }) => grade)).toEqual([3, 3]);
  });

  test('whose answer was lost is answered the same again, by the doors that stand', async () => {
    const { desk, admin } = await school(engine);
    const first = await open(admin);
    const before = await everyRow(desk.world.keeping);
    expect(await open(admin)).toEqual(first);
    expect(await everyRow(desk.world.keeping)).toEqual(before);
    const changed = { status: 409, body: { problem: 'survey-changed' } };
    expect(await open(admin, { closes: '2026-11-30' })).toEqual(changed);
    expect(await open(admin, { grades: [3, 4] })).toEqual(changed);
  });

  test('a survey opened twice at once is opened once', async () => {
    const { desk, admin } = await school(engine);
    const answers = await Promise.all([open(admin), open(admin, { grades: [4] })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await desk.world.keeping.main.selectFrom('survey').select('revision').execute()).toEqual([
      { revision: 2 },
    ]);
  });
});

test('a class of these grades that the school leaves out is not asked', async () => {
  const { admin, joined, empty, fourth } = await school();
  await open(admin, { grades: [3, 4], without: [joined] });
  const [survey] = await surveysOf(admin);
  expect(survey?.classes.map((each) => each.class).sort()).toEqual([empty, fourth].sort());
});

const WRONG = {
  'from yesterday on': [{ opens: '2026-11-21' }, { problem: 'survey-in-past', field: 'opens' }],
  'that ends before it begins': [
    { opens: '2026-11-25', closes: '2026-11-24' },
    { problem: 'survey-dates-backwards', field: 'closes' },
  ],
  'of 61 days': [{ closes: addNights('2026-11-22', 60) }, { problem: 'survey-too-long', field: 'closes' }],
  'of the next school year': [
    { opens: '2027-09-01', closes: '2027-09-05' },
    { problem: 'survey-other-year', field: 'opens' },
  ],
  'that nobody is asked': [{ grades: [9] }, { problem: 'survey-nobody-asked' }],
  'without a class that is none': [{ without: ['0000000000'] }, { problem: 'class-unknown' }],
} as const;

test.each(Object.entries(WRONG))(
  'a survey %s is refused, and stays a draft',
  async (_, [differs, refusal]) => {
    const { desk, admin } = await school();
    const before = await everyRow(desk.world.keeping);
    expect((await open(admin, differs)).body).toEqual(refusal);
    expect(await everyRow(desk.world.keeping)).toEqual(before);
  },
);

test('whoever leaves out all classes of these grades is told that nobody is asked', async () => {
  const { admin, joined, empty } = await school();
  expect((await open(admin, { without: [joined, empty] })).body).toEqual({ problem: 'survey-nobody-asked' });
});

const FAULTY: Record<string, SurveyDraft> = {
  'no title': draftOf(''),
  'no question': draftOf('家长问卷', []),
  'a question in Chinese alone': draftOf('家长问卷', [yesNo('a', { title: { 'zh-cn': '累吗？', en: '' } })]),
  'a name twice': draftOf('家长问卷', [yesNo('a'), yesNo('a')]),
  'a circle of conditions': draftOf('家长问卷', [
    yesNo('a', { visibleIf: '{b} = true' }),
    yesNo('b', { visibleIf: '{a} = true' }),
  ]),
  'a condition on no question': draftOf('家长问卷', [yesNo('a', { visibleIf: '{c} = true' })]),
  'a script in a note': draftOf('家长问卷', [
    yesNo('a'),
    { type: 'html', name: 'n', visibleIf: '', html: said('<script>alert(1)</script>') },
  ]),
  '61 questions': draftOf(
    '家长问卷',
    Array.from({ length: 61 }, (_, index) => yesNo(`q${String(index)}`)),
  ),
  'a table of a question that is not there': { ...draftOf('家长问卷'), crosses: [['long', 'c']] },
};

test.each(Object.entries(FAULTY))('a draft with %s is kept, and not opened', async (_, draft) => {
  const { admin } = await school();
  await keep(admin, ID, { draft, revision: 1 });
  expect(await open(admin, { revision: 2 })).toEqual({ status: 400, body: { problem: 'survey-faulty' } });
});

test('today is a date by the school’s clock, and ends at midnight', async () => {
  const { desk, admin } = await school();
  desk.turn('2026-11-22T23:59:00+08:00');
  const { status } = await open(admin);
  expect(status).toBe(200);
  await keep(admin, 'bbbbbbbb');
  desk.turn('2026-11-23T00:00:00+08:00');
  const late = post(admin, openSurveyPath, openingOf('bbbbbbbb'));
  expect((await told(late)).body).toEqual({ problem: 'survey-in-past', field: 'opens' });
});

test('a class is asked twenty surveys at one time, and the next when one of them has closed', async () => {
  const { desk, admin } = await school();
  const idOf = (index: number) => `s${String(index).padStart(7, '0')}`;
  for (let index = 0; index < 20; index += 1) await openedSurvey(admin, idOf(index), { grades: [4] });
  expect(await open(admin, { grades: [3, 4] })).toEqual({
    status: 409,
    body: { problem: 'surveys-at-once' },
  });
  expect((await open(admin, { grades: [3] })).status).toBe(200);
  await keep(admin, 'bbbbbbbb');
  const late = { grades: [4], opens: '2026-12-01', closes: '2026-12-02' };
  const asking = () => told(post(admin, openSurveyPath, openingOf('bbbbbbbb', late)));
  desk.turn('2026-12-01T05:59:00+08:00');
  expect((await asking()).status).toBe(409);
  desk.turn('2026-12-01T06:00:00+08:00');
  expect((await asking()).status).toBe(200);
});

test('a class that has left is not asked, and before the new year has begun at the desk nobody is', async () => {
  const year = await schoolYear();
  await keep(year.admin, ID);
  year.desk.turn(SEPTEMBER);
  const dates = { opens: '2027-09-06', closes: '2027-09-20', grades: [1, 4, 5, 6, 7] };
  expect(await open(year.admin, dates)).toEqual({
    status: 409,
    body: { problem: 'survey-before-rollover' },
  });
  await rolled(year);
  const { status } = await open(year.admin, dates);
  expect(status).toBe(200);
  const [survey] = await surveysOf(year.admin);
  expect(survey?.classes.map((each) => each.class)).not.toContain(year.sixth);
  // Its families sat there last year: this year nobody does.
  expect(survey?.classes.find((each) => each.class === year.third)).toMatchObject({ way: 'door' });
});

test('the log says who opened what for how many classes', async () => {
  const { desk, admin } = await school();
  desk.wait(1);
  await open(admin);
  const { lines } = await answerOf(logAnswer, post(admin, logPath, { lines: 'page', about: 'surveys' }));
  expect(lines[0]).toMatchObject({
    act: 'survey-opened',
    name: '王校长',
    about: { survey: '家长问卷', count: 2 },
  });
});
