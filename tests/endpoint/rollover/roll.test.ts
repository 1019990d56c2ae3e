import { describe, expect, test } from 'vitest';
import { meAnswer, mePath } from '../../../src/wire/me';
import { noticeDeskPath } from '../../../src/wire/notice-desk';
import { invitePath, teachPath } from '../../../src/wire/people';
import { classesAnswer } from '../../../src/wire/classes';
import { figuresPath } from '../../../src/wire/figures';
import {
  addClasses,
  answerOf,
  authOf,
  enrol,
  invited,
  look,
  mint,
  openByDoor,
  post,
  told,
} from '../../setup/desk';
import { everyRow } from '../../setup/every-row';
import { ENGINES } from '../../setup/keeping';
import {
  asProposed,
  lookAtRollover,
  roll,
  rolled,
  schoolYear,
  SEPTEMBER,
  type SchoolYear,
} from '../../setup/school-year';
import { openedSurvey } from '../../setup/surveys';

const classNames = async ({ admin }: SchoolYear) =>
  (await answerOf(classesAnswer, look(admin, '/v1/school/classes'))).classes.map(({ name }) => name);

const tokens = ({ desk, third }: SchoolYear, term: string) =>
  told(
    post({ desk, headers: { authorization: `Bearer ${authOf(1, third)}` } }, '/v1/issue', {
      term,
      nights: [],
      surveys: [],
    }),
  );

describe.each(ENGINES)('on %s', (engine) => {
  test('classes are written anew, the sixth grade leaves, and a new first grade is there', async () => {
    const year = await schoolYear(engine);
    await rolled(year);
    expect(await classNames(year)).toEqual(['一年级1班', '四年级2班', '2023级1班']);
    const { classes } = await answerOf(classesAnswer, look(year.admin, '/v1/school/classes'));
    expect(classes.map(({ grade }) => grade)).toEqual([1, 4, 5]);
    expect(await lookAtRollover(year.admin)).toMatchObject({
      state: 'early',
      year: 2028,
      undo: { year: 2027 },
    });
  });

  test('two admins at once begin one year, and nothing is done twice', async () => {
    const year = await schoolYear(engine);
    year.desk.turn(SEPTEMBER);
    const other = await invited(year.admin, '赵校长', { role: 'admin' });
    const question = asProposed(await lookAtRollover(year.admin));
    const both = await Promise.all([roll(year.admin, question), roll(other, question)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toEqual({ problem: 'rollover-done' });
    expect(await classNames(year)).toEqual(['四年级2班', '2023级1班']);
    const before = await everyRow(year.desk.world.keeping);
    expect(await roll(year.admin, question)).toMatchObject({
      status: 409,
      body: { problem: 'rollover-done' },
    });
    expect(await everyRow(year.desk.world.keeping)).toEqual(before);
  });
});

test('what let families in a year ago stops at once, and is still there', async () => {
  const year = await schoolYear();
  expect(await tokens(year, '2026b')).toMatchObject({ status: 200 });
  year.desk.turn('2027-08-20T10:00:00+08:00');
  expect(await tokens(year, '2026b')).toMatchObject({ status: 200 });
  const seats = (await everyRow(year.desk.world.keeping))['enrolment'];
  expect(await roll(year.admin, asProposed(await lookAtRollover(year.admin)))).toMatchObject({ status: 200 });
  expect(await tokens(year, '2026b')).toEqual({ status: 401, body: { problem: 'seat-unknown' } });
  expect(await enrol(year.desk, year.unspent, authOf(9, year.third))).toMatchObject({ status: 404 });
  expect((await everyRow(year.desk.world.keeping))['enrolment']).toEqual(seats);
});

test('a slip printed in August for the year that begins is good after it as before', async () => {
  const year = await schoolYear();
  year.desk.turn('2027-08-20T10:00:00+08:00');
  const { codes } = await mint(year.admin, year.third);
  await roll(year.admin, asProposed(await lookAtRollover(year.admin)));
  expect(await enrol(year.desk, codes[0] ?? '', authOf(1, year.third))).toMatchObject({ status: 200 });
  expect(await tokens(year, '2027a')).toMatchObject({ status: 425 });
});

test('of a class that left the figures can be read, and nothing else: no slip, no door, no key', async () => {
  const year = await schoolYear();
  await openByDoor(year.admin, year.sixth);
  await rolled(year);
  const { sixth: id, admin, desk } = year;
  const refused = { status: 409, body: { problem: 'class-left' } };
  expect(await told(post(admin, '/v1/school/slips/mint', { class: id, seats: 'missing' }))).toEqual(refused);
  expect(await told(post(admin, '/v1/school/opening', { class: id }))).toEqual(refused);
  const draft = { name: '六年级2班', grade: 6, size: 40 };
  expect(await told(post(admin, '/v1/school/classes/change', { class: id, draft }))).toEqual(refused);
  expect(await told(post({ desk }, '/v1/key', { class: id }))).toEqual({
    status: 404,
    body: { problem: 'code-unknown' },
  });
  expect(await told(post({ desk }, '/v1/class', { class: id }))).toMatchObject({
    status: 200,
    body: { grade: 6, name: '六年级1班', isOpen: false },
  });
  const nights = { class: id, from: '2027-06-01', to: '2027-06-30' };
  expect(await told(post({ desk }, figuresPath, nights))).toMatchObject({ status: 200 });
  const taught = await answerOf(classesAnswer, look(year.teacher, '/v1/school/classes'));
  expect(taught.classes).toEqual([]);
});

test('a class that left is in no lead’s grade, and nobody is invited or given to it', async () => {
  const year = await schoolYear();
  await rolled(year);
  const { sixth: id, admin, teacher } = year;
  // It would be a seventh grade now.
  const lead = await invited(admin, '孙老师', { role: 'lead', grade: 7 });
  const nights = { class: id, from: '2027-06-01', to: '2027-06-30' };
  expect(await told(post(lead, noticeDeskPath, nights))).toMatchObject({ status: 403 });
  expect(await told(post(admin, noticeDeskPath, nights))).toMatchObject({ status: 200 });
  const refused = { status: 409, body: { problem: 'class-left' } };
  expect(await told(post(admin, invitePath, { role: 'teacher', class: id }))).toEqual(refused);
  const { person } = await answerOf(meAnswer, look(teacher, mePath));
  expect(await told(post(admin, teachPath, { class: id, person, teaches: true }))).toEqual(refused);
});

test('the name of a class that left is free for the next', async () => {
  const year = await schoolYear();
  await rolled(year);
  expect(await addClasses(year.admin, '六年级1班')).not.toContain('class-name-taken');
});

describe('an exception', () => {
  const decide = async (year: SchoolYear, change: (question: ReturnType<typeof asProposed>) => void) => {
    year.desk.turn(SEPTEMBER);
    const question = asProposed(await lookAtRollover(year.admin));
    change(question);
    return roll(year.admin, question);
  };
  const of = (question: ReturnType<typeof asProposed>, id: string) =>
    question.classes.find((each) => each.class === id)!;

  test('stays down, keeps its name and its grade, and what it was a year ago', async () => {
    const year = await schoolYear();
    const { status } = await decide(year, (question) =>
      Object.assign(of(question, year.third), { kind: 'stays', name: '三年级2班' }),
    );
    expect(status).toBe(200);
    const { classes } = await answerOf(classesAnswer, look(year.admin, '/v1/school/classes'));
    expect(classes.find(({ id }) => id === year.third)).toMatchObject({ name: '三年级2班', grade: 3 });
    expect(
      await year.desk.world.keeping.main
        .selectFrom('class_year')
        .selectAll()
        .where('class_id', '=', year.third)
        .execute(),
    ).toMatchObject([{ year: 2026, name: '三年级2班', entry_year: 2024 }]);
  });

  test('is split: one goes on smaller, and the other half is a new class of the same grade', async () => {
    const year = await schoolYear();
    const { status } = await decide(year, (question) => {
      Object.assign(of(question, year.third), { size: 21 });
      question.added.push({ name: '四年级3班', grade: '', size: '21' });
    });
    expect(status).toBe(200);
    expect(await classNames(year)).toEqual(['四年级2班', '四年级3班', '2023级1班']);
  });

  test('goes on although it would leave, and the school has a seventh grade', async () => {
    const year = await schoolYear();
    const { status } = await decide(year, (question) => {
      const at = question.classes.findIndex((each) => each.class === year.sixth);
      question.classes[at] = {
        kind: 'rises',
        class: year.sixth,
        was: '六年级1班',
        name: '七年级1班',
        size: 42,
      };
    });
    expect(status).toBe(200);
    expect(await classNames(year)).toContain('七年级1班');
  });

  test.each([
    ['a name that another has', { name: '2023级1班' }, 'class-name-taken'],
    ['no name', { name: ' ' }, 'class-name-empty'],
    ['a formula', { name: '=cmd()' }, 'class-name-unreadable'],
  ])('with %s is refused, and which it is is said', async (_, change, problem) => {
    const year = await schoolYear();
    const answered = await decide(year, (question) => {
      Object.assign(of(question, year.third), change);
      // Read last, so that the other class has the name first.
      question.classes.sort((one) => (one.class === year.third ? 1 : -1));
    });
    expect(answered).toEqual({
      status: problem === 'class-name-taken' ? 409 : 400,
      body: { problem, field: `${year.third}.name` },
    });
    expect(await classNames(year)).toEqual(['三年级2班', '2023级1班', '六年级1班']);
  });

  test('of a new class is named by its place', async () => {
    const year = await schoolYear();
    const answered = await decide(year, (question) =>
      question.added.push({ name: '一年级1班', grade: '', size: '0' }),
    );
    expect(answered.body).toEqual({ problem: 'class-size-unreadable', field: 'added.0.size' });
  });
});

describe('nothing begins', () => {
  test('before August, and the page says from when', async () => {
    const year = await schoolYear();
    const told1 = await lookAtRollover(year.admin);
    expect(told1).toMatchObject({ state: 'early', year: 2027, from: '2027-08-01' });
    expect(await roll(year.admin, asProposed(told1))).toEqual({
      status: 409,
      body: { problem: 'rollover-early' },
    });
    expect(await classNames(year)).toEqual(['三年级2班', '2023级1班', '六年级1班']);
  });

  test('by a page that was drawn before a class was added or renamed', async () => {
    const year = await schoolYear();
    const drawn = asProposed(await lookAtRollover(year.admin));
    await addClasses(year.admin, '五年级1班');
    year.desk.turn(SEPTEMBER);
    const stale = { status: 409, body: { problem: 'rollover-stale' } };
    expect(await roll(year.admin, drawn)).toEqual(stale);
    const seen = asProposed(await lookAtRollover(year.admin));
    const draft = { name: '三年级9班', grade: 4, size: 42 };
    await post(year.admin, '/v1/school/classes/change', { class: year.third, draft });
    expect(await roll(year.admin, seen)).toEqual(stale);
    expect(await roll(year.admin, { ...seen, classes: [...seen.classes, ...seen.classes] })).toEqual(stale);
  });
});

test('while a survey is answered the year does not begin, and the page says until when', async () => {
  const year = await schoolYear();
  await openedSurvey(year.admin, 'aaaaaaaa', { opens: '2027-08-10', closes: '2027-08-31' });
  year.desk.turn('2027-09-02T05:59:00+08:00');
  const there = await lookAtRollover(year.admin);
  expect(there.surveyUntil).toBe(Date.parse('2027-09-02T06:00:00+08:00'));
  const before = await everyRow(year.desk.world.keeping);
  expect(await roll(year.admin, asProposed(there))).toEqual({
    status: 409,
    body: { problem: 'rollover-survey-open' },
  });
  expect(await everyRow(year.desk.world.keeping)).toEqual(before);
  year.desk.turn('2027-09-02T06:00:00+08:00');
  expect((await lookAtRollover(year.admin)).surveyUntil).toBeUndefined();
  expect((await roll(year.admin, asProposed(there))).status).toBe(200);
});

test('until the summer’s total has closed the page says until when letters to the old year may come', async () => {
  const year = await schoolYear();
  year.desk.turn('2027-08-20T10:00:00+08:00');
  expect((await lookAtRollover(year.admin)).openUntil).toBe(Date.parse('2027-09-02T06:00:00+08:00'));
  year.desk.turn(SEPTEMBER);
  expect((await lookAtRollover(year.admin)).openUntil).toBeUndefined();
});
