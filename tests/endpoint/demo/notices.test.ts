import { expect, test } from 'vitest';
import { plannedAgainst } from '../../../src/core/planned-against';
import { plannedNights } from '../../../src/core/planned-night';
import { DEMO_CLASSES } from '../../../src/endpoint/demo/classes';
import { figuresAnswer, figuresPath } from '../../../src/wire/figures';
import { noticesAnswer, noticesPath } from '../../../src/wire/notice';
import {
  noHomeworkPath,
  noticeDeskAnswer,
  noticeDeskPath,
  postNoticePath,
} from '../../../src/wire/notice-desk';
import { freshDemo, THURSDAY, type DemoInHand } from '../../setup/demo';

const [DEMO_CLASS] = DEMO_CLASSES;
const TERM = { from: '2026-09-01', to: '2027-01-31' };
const FRIDAY = '2026-11-20';

async function noticesOf(demo: DemoInHand, of: string) {
  const response = await demo.ask(`/demo${noticesPath}`, { class: of, ...TERM });
  return noticesAnswer.parse(await response.json()).notices;
}

async function deskOf(demo: DemoInHand, of: string, night: string) {
  const question = { class: of, from: night, to: night };
  const response = await demo.ask(`/demo/school${noticeDeskPath}`, question);
  return noticeDeskAnswer.parse(await response.json()).nights[0]?.parts ?? [];
}

test('every class has posted tonight, and before it there were days without homework', async () => {
  const demo = await freshDemo();
  for (const { id, name } of DEMO_CLASSES) {
    const tonight = (await noticesOf(demo, id)).find(({ night }) => night === THURSDAY);
    expect(tonight?.tasks.length, name).toBeGreaterThan(1);
  }
  const notices = await noticesOf(demo, DEMO_CLASS.id);
  expect(notices.filter(({ isNoHomework }) => isNoHomework).map(({ night }) => night)).toEqual([
    '2026-09-02',
    '2026-11-04',
  ]);
});

test('one class changed tonight’s maths, and everybody sees what it was before', async () => {
  const demo = await freshDemo();
  const { id } = DEMO_CLASSES.find(({ changes }) => changes)!;
  const math = (await deskOf(demo, id, THURSDAY)).find(({ part }) => part === 'math')!;
  expect(math.before![0]!.minutes).toBe(math.tasks[0]!.minutes! + 10);
  expect((await noticesOf(demo, id)).at(-1)!.changedAt).toBeTypeOf('number');
});

test('what is planned is near what the same homework was measured to take', async () => {
  const demo = await freshDemo();
  for (const { id, name } of DEMO_CLASSES.filter(({ grade, families }) => grade > 2 && families > 14)) {
    const response = await demo.ask(`/demo${figuresPath}`, { class: id, ...TERM });
    const { evenings } = figuresAnswer.parse(await response.json());
    const planned = plannedNights(await noticesOf(demo, id), evenings, () => 'written');
    const { homework } = plannedAgainst([{ evenings, planned }]);
    expect(homework, name).toBeDefined();
    expect(Math.abs(Number(homework?.planned) - Number(homework?.measured)), name).toBeLessThan(12);
  }
});

test('the next evening’s notice waits for its time and is seen when the clock has moved on, as those after it', async () => {
  const demo = await freshDemo();
  const [waiting] = await deskOf(demo, DEMO_CLASS.id, FRIDAY);
  expect(waiting?.shownFrom).toBeGreaterThan((await demo.clock()).now);
  expect((await noticesOf(demo, DEMO_CLASS.id)).at(-1)?.night).toBe(THURSDAY);
  await demo.forward();
  expect((await noticesOf(demo, DEMO_CLASS.id)).at(-1)?.night).toBe(FRIDAY);
  await demo.forward();
  expect((await noticesOf(demo, DEMO_CLASS.id)).at(-1)?.night).toBe('2026-11-23');
});

test('what a visitor posts stands, also where the demo would have posted itself, until all visitors have left', async () => {
  const demo = await freshDemo();
  const revisions = await deskOf(demo, DEMO_CLASS.id, FRIDAY);
  const seen = Object.fromEntries(revisions.map(({ part, revision }) => [part, revision]));
  const tasks = [
    {
      subject: 'math',
      text: '画一张校园地图',
      kind: 'written',
      tier: 'required',
      minutes: 20,
      isAtSchool: false,
    },
  ];
  const posted = await demo.ask(`/demo/teacher${postNoticePath}`, {
    night: FRIDAY,
    classes: [{ class: DEMO_CLASS.id, seen }],
    subjects: ['math'],
    tasks,
  });
  expect(posted.status).toBe(200);
  const coming = { class: DEMO_CLASS.id, night: '2026-11-25', seen: {}, stands: true };
  expect((await demo.ask(`/demo/teacher${noHomeworkPath}`, coming)).status).toBe(200);
  await demo.forward();
  await demo.forward();
  await demo.forward();
  await demo.forward();
  const notices = await noticesOf(demo, DEMO_CLASS.id);
  expect(notices.find(({ night }) => night === FRIDAY)?.tasks).toContainEqual(tasks[0]);
  expect(notices.find(({ night }) => night === coming.night)).toMatchObject({
    isNoHomework: true,
    tasks: [],
  });
});

test('a demo in which a notice was posted begins anew when its visitors have left, though its clock was never moved', async () => {
  const demo = await freshDemo();
  const began = await demo.clock();
  const coming = { class: DEMO_CLASS.id, night: '2026-11-25', seen: {}, stands: true };
  await demo.ask(`/demo/teacher${noHomeworkPath}`, coming);
  demo.pass(2 * 60 * 60_000 + 1);
  await demo.renew();
  expect((await demo.clock()).id).not.toBe(began.id);
  expect(await deskOf(demo, DEMO_CLASS.id, coming.night)).toEqual([]);
});
