import Database from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Contribution } from '../../../src/core/contribution';
import { SUBJECTS } from '../../../src/core/subject';
import { DEMO_CLASSES } from '../../../src/endpoint/demo/classes';
import { openDemo } from '../../../src/endpoint/demo/demo';
import { settleDemoFolder } from '../../../src/endpoint/demo/folder';
import { openTokenWork } from '../../../src/endpoint/tokens/work';
import { addClassesPath, changeClassPath, classesAnswer, classesPath } from '../../../src/wire/classes';
import { demoForwardPath } from '../../../src/wire/demo';
import { figuresAnswer, figuresPath, type FiguresAnswer } from '../../../src/wire/figures';
import { classPath } from '../../../src/wire/class';
import { signInPath } from '../../../src/wire/account';
import { meAnswer, mePath } from '../../../src/wire/me';
import { invitePath } from '../../../src/wire/people';
import { contributeToDemo } from '../../setup/demo-family';
import { freshDemo, PAGE, SUNDAY, THURSDAY, type DemoInHand } from '../../setup/demo';
import { openDesk } from '../../setup/desk';
import { freshPlace } from '../../setup/keeping';
import { TOKEN_THREAD } from '../../setup/world';

const [DEMO_CLASS] = DEMO_CLASSES;
const classNamed = (name: string) => DEMO_CLASSES.find((each) => each.name === name) ?? DEMO_CLASS;

async function figuresOf(demo: DemoInHand, classId: string): Promise<FiguresAnswer> {
  const response = await demo.ask(`/demo${figuresPath}`, {
    class: classId,
    from: '2026-09-01',
    to: '2027-01-31',
  });
  return figuresAnswer.parse(await response.json());
}

/** A long evening, so that it shows in the mean of some twenty-five families. */
function hours(minutes: number): Contribution {
  const s = Object.fromEntries(SUBJECTS.map((subject) => [subject, subject === 'mixed' ? minutes : null]));
  return { s: s as Contribution['s'], a: 0, o: 0 };
}

test('each class of the demo shows another state, told by release', async () => {
  const demo = await freshDemo();
  const told = async (name: string) => {
    const { evenings, weeks } = await figuresOf(demo, classNamed(name).id);
    const school = evenings.filter(({ kind }) => kind === 'school');
    const over = school.filter(
      ({ minutes, limit }) => minutes !== 'under-8' && minutes > (limit.minutes ?? 1000),
    );
    return { evenings, weeks, school, over };
  };
  const demoClass = await told('三年级2班');
  expect(demoClass.school.length).toBeGreaterThan(35);
  expect(demoClass.evenings.every(({ band }) => band === '20+')).toBe(true);
  expect(demoClass.school.at(-1)?.night).toBe('2026-11-17');
  expect(Object.keys(demoClass.school[0]?.subjects ?? {})).toEqual(
    expect.arrayContaining(['chinese', 'math']),
  );
  expect(demoClass.evenings.some(({ atSchool }) => atSchool !== 'under-8')).toBe(true);
  const firstGrade = await told('一年级1班');
  expect(firstGrade.evenings.length).toBeGreaterThan(20);
  expect(
    firstGrade.evenings.every(
      ({ minutes, limit, kind }) => minutes === 'under-8' && (kind !== 'school' || limit.minutes === 0),
    ),
  ).toBe(true);
  expect(await told('三年级1班')).toMatchObject({ evenings: [], weeks: [] });
  const weekly = await told('四年级1班');
  expect(weekly.evenings).toEqual([]);
  expect(weekly.weeks.length).toBeGreaterThan(3);
  const heavy = await told('五年级3班');
  expect(heavy.over.length).toBeGreaterThan(3);
  expect(heavy.over.length).toBeLessThan(heavy.school.length / 2);
  expect((await told('七年级1班')).school[0]?.limit.minutes).toBe(90);
  const begun = await told('九年级4班');
  expect(begun.evenings.every(({ night }) => night >= '2026-11-12')).toBe(true);
  expect(begun.evenings.length).toBeGreaterThan(0);
});

test('a letter of the demo family is in the figure after the clock was moved, and the next evening after the next', async () => {
  const [without, with300] = [await freshDemo(), await freshDemo()];
  expect(await contributeToDemo(with300, { night: THURSDAY, v: hours(600) })).toBe(204);
  const meanOf = async (demo: DemoInHand) => {
    const evening = (await figuresOf(demo, DEMO_CLASS.id)).evenings.find(({ night }) => night === THURSDAY);
    return typeof evening?.minutes === 'number' ? evening.minutes : undefined;
  };
  expect(await meanOf(with300)).toBeUndefined();
  for (const demo of [without, with300]) await demo.forward();
  // All the same families, the same draws, and one more: (600 - 60) / 25 and the rounding.
  const [before, after] = [await meanOf(without), await meanOf(with300)];
  expect(Number(after) - Number(before)).toBeGreaterThanOrEqual(15);
  expect(Number(after) - Number(before)).toBeLessThanOrEqual(30);
  expect(await contributeToDemo(with300, { night: THURSDAY, v: hours(60) })).toBe(410);
  expect(new Date((await with300.clock()).now).toISOString()).toBe('2026-11-20T22:01:00.000Z');
  const { now } = await with300.forward();
  // From the Saturday on: the weekend, which closes on Tuesday.
  expect(new Date(now).toISOString()).toBe('2026-11-23T22:01:00.000Z');
  const nights = (await figuresOf(with300, DEMO_CLASS.id)).evenings.map(({ night }) => night);
  expect(nights.slice(-2)).toEqual([THURSDAY, '2026-11-20']);
});

test('what is written down in the morning a forward led to is taken by the next one', async () => {
  const demo = await freshDemo();
  await demo.forward();
  const morning = await demo.forward();
  expect(new Date(morning.now).toISOString()).toBe('2026-11-23T22:01:00.000Z');
  expect(await contributeToDemo(demo, { night: '2026-11-24', v: hours(600) })).toBe(400);
  await demo.ask(`/demo${demoForwardPath}`, { ...PAGE, turn: morning.turn, waiting: 1 });
  const { now, turn } = await demo.clock({ turn: morning.turn, waiting: 1 });
  expect(new Date(now).toISOString().slice(0, 16)).toBe('2026-11-24T02:00');
  expect(await contributeToDemo(demo, { night: '2026-11-24', v: hours(600) })).toBe(204);
  await demo.clock({ turn });
});

test('its desks stand open, as the teacher of one class and as the school', async () => {
  const demo = await freshDemo();
  const seen = async (desk: string) => ({
    me: meAnswer.parse(await (await demo.look(`/demo/${desk}${mePath}`)).json()),
    classes: classesAnswer.parse(await (await demo.look(`/demo/${desk}${classesPath}`)).json()).classes,
  });
  const teacher = await seen('teacher');
  expect(teacher.me).toMatchObject({
    role: 'teacher',
    name: '李老师',
    familiesAt: 'http://localhost:8080/demo/parent',
  });
  expect(teacher.classes.map(({ id }) => id)).toEqual([DEMO_CLASS.id]);
  expect(teacher.classes[0]).toMatchObject({ families: '20+', grade: 3 });
  const school = await seen('school');
  expect(school.me.role).toBe('admin');
  expect(school.classes).toHaveLength(DEMO_CLASSES.length);
  expect(school.classes.find(({ name }) => name === '三年级1班')?.families).toBe('0-4');
});

test('nobody signs in to the demo, invites or is told of it at a school of this endpoint', async () => {
  const demo = await freshDemo();
  const refused = { problem: 'not-in-demo' };
  for (const [path, question] of [
    [signInPath, { email: 'a@b.invalid', password: 'a long enough word' }],
    [invitePath, { role: 'admin' }],
  ] as const) {
    const response = await demo.ask(`/demo/school${path}`, question);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject(refused);
    expect(response.headers.get('set-cookie')).toBeNull();
  }
  expect((await demo.look('/demo/v1/school/me')).status).toBe(404);
  const desk = await openDesk();
  const ask = (path: string, question: object) => {
    const body = JSON.stringify(question);
    const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
    return desk.fetch(path, { method: 'POST', headers, body });
  };
  expect((await ask(classPath, { class: DEMO_CLASS.id })).status).toBe(404);
  expect((await ask(figuresPath, { class: DEMO_CLASS.id, from: THURSDAY, to: THURSDAY })).status).toBe(404);
  for (const path of ['/demo', '/demo/parent', '/demo/teacher', '/demo/school', '/demo/teacher/v1/school/me'])
    expect((await desk.fetch(path, { headers: { accept: 'text/html' } })).status, path).toBe(404);
  expect((await ask('/demo/v1/clock', {})).status).toBe(404);
});

test('no visitor changes the classes of the others, nor fills the disk with more of them', async () => {
  const demo = await freshDemo();
  const before = await (await demo.look(`/demo/school${classesPath}`)).text();
  for (const [path, question] of [
    [addClassesPath, { classes: [{ name: '三年级9班', grade: '3', size: '40' }], dryRun: false }],
    [changeClassPath, { class: DEMO_CLASS.id, draft: { name: '三年级2班', grade: 3, size: 27 } }],
  ] as const) {
    const response = await demo.ask(`/demo/school${path}`, question);
    expect(await response.json()).toMatchObject({ problem: 'not-in-demo' });
  }
  expect(await (await demo.look(`/demo/school${classesPath}`)).text()).toBe(before);
});

test('while it is made it says come back, and what lies in its folder is marked', async () => {
  const demo = await freshDemo();
  const file = new Database(join(demo.folder, 'main.sqlite'), { readonly: true });
  expect(file.prepare("select name from sqlite_master where name = 'simulation'").get()).toBeDefined();
  // No account of it can be entered.
  expect(file.prepare('select distinct password from account').pluck().all()).toEqual(['none']);
  file.close();
});

test('a demo that cannot be made leaves nothing of itself on the disk of a school', async () => {
  const home = await freshPlace('sqlite');
  const place = await settleDemoFolder(home);
  const tokens = openTokenWork(TOKEN_THREAD, () => undefined);
  onTestFinished(tokens.close);
  let asked = 0;
  const real = () => {
    asked += 1;
    if (asked > 1) throw new Error('The clock stands still.');
    return SUNDAY;
  };
  const demo = openDemo({ place, tokens, real, passed: () => 0, outside: { origin: undefined } });
  await expect(demo.make()).rejects.toThrow('The clock stands still.');
  expect(readdirSync(place.folder)).toEqual(['SIMULATION']);
});

test('a page that never follows holds the clock up for its patience, and a letter that never goes for nine steps', async () => {
  const demo = await freshDemo({ patience: 150 });
  await demo.clock({ page: 'nobodyhome0000000000', waiting: 3 });
  const one = await demo.forward();
  expect(one.turn).toBe(2);
  const stuck = await demo.forward(() => 1);
  expect(stuck.turn).toBe(2 + 10 + 1);
  expect(stuck.isMoving).toBe(false);
});

test('a demo whose visitors moved its clock and left begins anew for the next one, and no other does', async () => {
  const demo = await freshDemo();
  const began = await demo.clock();
  demo.pass(3 * 60 * 60_000);
  await demo.renew();
  expect((await demo.clock()).id).toBe(began.id);
  await demo.forward();
  demo.pass(60 * 60_000);
  await demo.renew();
  expect((await demo.clock()).id).toBe(began.id);
  demo.pass(2 * 60 * 60_000 + 1);
  await demo.renew();
  const again = await demo.clock();
  expect(again.id).not.toBe(began.id);
  expect(again).toMatchObject({ now: began.now, next: began.next, turn: 0 });
});
