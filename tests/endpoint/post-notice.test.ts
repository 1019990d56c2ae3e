import { describe, expect, test } from 'vitest';
import type { Task } from '../../src/core/notice';
import { classAnswer } from '../../src/wire/class';
import { noticesAnswer, noticesPath } from '../../src/wire/notice';
import { noHomeworkPath, noticeDeskAnswer, noticeDeskPath, postNoticePath } from '../../src/wire/notice-desk';
import {
  addClasses,
  answerOf,
  foundSchool,
  invited,
  openDesk,
  post,
  told,
  type Desk,
  type Hand,
} from '../setup/desk';
import { everyRow } from '../setup/every-row';
import { ENGINES } from '../setup/keeping';

const NIGHT = '2026-11-23';
const HOUR = 60 * 60_000;
const task = (text: string, differs: Partial<Task> = {}): Task => ({
  subject: 'math',
  text,
  kind: 'written',
  tier: 'required',
  minutes: 15,
  isAtSchool: false,
  ...differs,
});
const chinese = (text: string) => task(text, { subject: 'chinese' });

const DONE = { status: 200, body: { changed: true } };
const conflict = (field: string) => ({ status: 409, body: { problem: 'notice-changed', field } });

/** Posts for Monday: of each class what was seen of it. */
const postTasks = (
  hand: Hand,
  seen: Record<string, object>,
  ...[tasks, differs]: [tasks: Task[], differs?: object]
) =>
  told(
    post(hand, postNoticePath, {
      night: NIGHT,
      classes: Object.entries(seen).map(([id, revisions]) => ({ class: id, seen: revisions })),
      subjects: [...new Set(tasks.map(({ subject }) => subject))],
      tasks,
      ...differs,
    }),
  );

const deskOf = (hand: Hand, classId: string) =>
  answerOf(noticeDeskAnswer, post(hand, noticeDeskPath, { class: classId, from: NIGHT, to: NIGHT }));

async function shown(desk: Desk, classId: string) {
  const question = { class: classId, from: NIGHT, to: NIGHT };
  const { notices } = await answerOf(noticesAnswer, post({ desk }, noticesPath, question));
  return notices.map(({ tasks, isNoHomework, changedAt }) => ({
    texts: isNoHomework ? '无作业日' : tasks.map(({ text }) => text),
    isChanged: changedAt !== undefined,
  }));
}

async function school(desk: Desk) {
  const admin = await foundSchool(desk);
  const [one = '', two = ''] = await addClasses(admin, '三年级1班', '三年级2班');
  return { admin, one, two };
}

describe.each(ENGINES)('on %s', (engine) => {
  test('two teachers who post at once to one class both stand', async () => {
    const desk = await openDesk(engine);
    const { admin, one } = await school(desk);
    const [math, language] = await Promise.all([
      postTasks(admin, { [one]: {} }, [task('练习册 P12')]),
      postTasks(admin, { [one]: {} }, [chinese('抄写生字')]),
    ]);
    expect([math, language]).toEqual([DONE, DONE]);
    expect(await shown(desk, one)).toEqual([{ texts: ['抄写生字', '练习册 P12'], isChanged: false }]);
  });

  test('of two who change one subject at once one stands, and the other is told which', async () => {
    const desk = await openDesk(engine);
    const { admin, one } = await school(desk);
    const answers = await Promise.all(
      ['练习册 P12', '练习册 P13'].map((text) => postTasks(admin, { [one]: {} }, [task(text)])),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers).toContainEqual(conflict('math'));
    const [notice] = await shown(desk, one);
    expect(notice?.texts).toHaveLength(1);
  });

  test('several classes are posted to together or not at all', async () => {
    const desk = await openDesk(engine);
    const { admin, one, two } = await school(desk);
    await postTasks(admin, { [two]: {} }, [task('口算')]);
    desk.wait(1000);
    const before = await everyRow(desk.world.keeping);
    expect(await postTasks(admin, { [one]: {}, [two]: {} }, [task('练习册')])).toEqual(conflict('math'));
    expect(await everyRow(desk.world.keeping)).toEqual(before);
    expect(await postTasks(admin, { [one]: {}, [two]: { math: 1 } }, [task('练习册')])).toEqual(DONE);
    expect(await shown(desk, one)).toEqual([{ texts: ['练习册'], isChanged: false }]);
    expect(await shown(desk, two)).toEqual([{ texts: ['练习册'], isChanged: true }]);
  });
});

test('an answer that was lost may be asked for again: nothing is posted twice', async () => {
  const desk = await openDesk();
  const { admin, one } = await school(desk);
  expect(await postTasks(admin, { [one]: {} }, [task('练习册')])).toEqual(DONE);
  desk.wait(1000);
  expect(await postTasks(admin, { [one]: {} }, [task('练习册')])).toEqual(DONE);
  const { nights } = await deskOf(admin, one);
  expect(nights[0]?.parts.map(({ revision }) => revision)).toEqual([1]);
});

test('what is set for later is shown then, on phones too, and the desk has it before', async () => {
  const desk = await openDesk();
  const { admin, one } = await school(desk);
  const shownFrom = desk.world.clock().getTime() + HOUR;
  await postTasks(admin, { [one]: {} }, [task('练习册')], { shownFrom });
  expect(await shown(desk, one)).toEqual([]);
  expect((await deskOf(admin, one)).nights[0]?.parts).toMatchObject([{ part: 'math', shownFrom }]);
  desk.wait(HOUR);
  expect(await shown(desk, one)).toEqual([{ texts: ['练习册'], isChanged: false }]);
  const { notices } = await answerOf(classAnswer, post({ desk }, '/v1/class', { class: one }));
  expect(notices?.map(({ night }) => night)).toEqual([NIGHT]);
});

test('a subject taken back is gone, and the notice says that it changed', async () => {
  const desk = await openDesk();
  const { admin, one } = await school(desk);
  await postTasks(admin, { [one]: {} }, [task('练习册'), chinese('背诵')]);
  desk.wait(1000);
  expect(await postTasks(admin, { [one]: { math: 1 } }, [], { subjects: ['math'] })).toEqual(DONE);
  expect(await shown(desk, one)).toEqual([{ texts: ['背诵'], isChanged: true }]);
});

describe('a no-homework day', () => {
  const noHomework = (hand: Hand, classId: string, differs: object) =>
    told(post(hand, noHomeworkPath, { class: classId, night: NIGHT, seen: {}, stands: true, ...differs }));

  test('takes back what was posted, once its teacher has seen that', async () => {
    const desk = await openDesk();
    const { admin, one } = await school(desk);
    await postTasks(admin, { [one]: {} }, [task('练习册')]);
    desk.wait(1000);
    expect(await noHomework(admin, one, {})).toEqual(conflict('math'));
    expect(await noHomework(admin, one, { seen: { math: 1 } })).toEqual(DONE);
    expect(await shown(desk, one)).toEqual([{ texts: '无作业日', isChanged: true }]);
  });

  test('is the class teacher’s word: a subject teacher does not end it, the class teacher does', async () => {
    const desk = await openDesk();
    const { admin, one } = await school(desk);
    const math = await invited(admin, '郑老师', { role: 'teacher', class: one, subjects: ['math'] });
    await noHomework(admin, one, {});
    desk.wait(1000);
    expect(await postTasks(math, { [one]: { 'no-homework': 1 } }, [task('练习册')])).toEqual({
      status: 409,
      body: { problem: 'notice-no-homework' },
    });
    expect(await postTasks(admin, { [one]: { 'no-homework': 1 } }, [task('练习册')])).toEqual(DONE);
    expect(await shown(desk, one)).toEqual([{ texts: ['练习册'], isChanged: true }]);
  });

  test('is taken back alone, too', async () => {
    const desk = await openDesk();
    const { admin, one } = await school(desk);
    await noHomework(admin, one, {});
    desk.wait(1000);
    expect(await noHomework(admin, one, { seen: { 'no-homework': 1 }, stands: false })).toEqual(DONE);
    expect(await shown(desk, one)).toEqual([{ texts: [], isChanged: true }]);
  });
});

describe('a subject teacher', () => {
  test('posts the own subject to all classes at once, and no other, nor to a class not taught', async () => {
    const desk = await openDesk();
    const { admin, one, two } = await school(desk);
    const math = await invited(admin, '郑老师', { role: 'teacher', class: one, subjects: ['math'] });
    expect(await deskOf(math, one)).toMatchObject({ mine: ['math'] });
    expect(await postTasks(math, { [one]: {} }, [chinese('抄写')])).toMatchObject({ status: 403 });
    expect(await postTasks(math, { [one]: {}, [two]: {} }, [task('练习册')])).toMatchObject({ status: 403 });
    expect(await postTasks(math, { [one]: {} }, [task('练习册')])).toEqual(DONE);
  });
});

describe('bad input', () => {
  test.each([
    ['no words', [task('   ')]],
    ['501 characters', [task('字'.repeat(501))]],
    ['a line break', [task('抄写\n背诵')]],
    ['words that turn the line around', [task('抄写\u202Eabc')]],
    ['absurd minutes', [task('抄写', { minutes: 481 })]],
    ['less than no minutes', [task('抄写', { minutes: -5 })]],
  ])('%s are refused, and nothing is kept', async (_what, tasks) => {
    const desk = await openDesk();
    const { admin, one } = await school(desk);
    expect(await postTasks(admin, { [one]: {} }, tasks)).toMatchObject({ status: 400 });
    expect(await shown(desk, one)).toEqual([]);
  });

  test('markup and emoji are text, and come back as they were', async () => {
    const desk = await openDesk();
    const { admin, one } = await school(desk);
    const text = '<b onclick="alert(1)">抄写</b> 👨‍👩‍👧 & "第5课" {{name}} =1+1';
    await postTasks(admin, { [one]: {} }, [task(text)]);
    expect(await shown(desk, one)).toEqual([{ texts: [text], isChanged: false }]);
  });

  test('more tasks than an evening has are refused, also where they come subject by subject', async () => {
    const desk = await openDesk();
    const { admin, one } = await school(desk);
    const many = (count: number, make: (text: string) => Task) =>
      Array.from({ length: count }, (_, index) => make(`第${index}题`));
    await postTasks(admin, { [one]: {} }, many(30, task));
    expect(await postTasks(admin, { [one]: {} }, many(11, chinese))).toEqual({
      status: 400,
      body: { problem: 'notice-too-long' },
    });
  });

  test('a night long over, or far ahead, is not posted for', async () => {
    const desk = await openDesk();
    const { admin, one } = await school(desk);
    for (const night of ['2026-11-01', '2027-06-01'])
      expect(await postTasks(admin, { [one]: {} }, [task('练习册')], { night })).toMatchObject({
        status: 400,
      });
  });
});
