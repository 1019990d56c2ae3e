/* eslint max-lines: ['error', 540] -- a question for each route of the one table. */
import { betterAuth } from 'better-auth';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { accountEmail } from '../../src/core/account';
import { authOptions } from '../../src/endpoint/auth-options';
import { setupLink } from '../../src/endpoint/console-links';
import { POLICIES, type Policy, type Route } from '../../src/endpoint/door/route';
import { ROUTES } from '../../src/endpoint/routes';
import { beginFactorAnswer, sessionsAnswer } from '../../src/wire/account';
import { classesAnswer } from '../../src/wire/classes';
import { replySurveyPath } from '../../src/wire/survey-desk';
import { meAnswer, mePath } from '../../src/wire/me';
import { inviteAnswer, invitePath, peopleAnswer } from '../../src/wire/people';
import {
  addClasses,
  answerOf,
  ask as askAt,
  authOf,
  consoleLink,
  enrol,
  foundSchool,
  hoursAhead,
  invited,
  look,
  mint,
  openByDoor,
  openDesk,
  ORIGIN,
  PASSWORD,
  post,
  SCHOOL,
  secretOf,
  told,
  type Desk,
  type Hand,
  cookieOf,
  signIn,
} from '../setup/desk';
import { everyRow } from '../setup/every-row';
import { answersOf } from '../setup/survey-families';
import { draftOf, keep, openedSurvey, openingOf, tell } from '../setup/surveys';
import { digitsOf, turnOnFactor } from '../setup/second-factor';
import { ticketFor } from '../setup/tokens';

/** Whoever may stand at a door. */
const ROLES = [
  'nobody',
  'teacher of another class',
  'lead of another grade',
  'auditor',
  'subject teacher',
  'lead',
  'teacher',
  'admin',
  'admin of another school',
] as const;
const SIGNED_IN = ROLES.filter((role) => role !== 'nobody');
type Role = (typeof ROLES)[number];

type School = { admin: Hand; classId: string; otherClass: string; person: string };
type Cookies = Record<Exclude<Role, 'nobody'>, string>;
type Ids = Pick<School, 'classId' | 'otherClass' | 'person'>;
type Town = { folder: string; cookies: Cookies; own: Ids; foreign: Ids };

/** Two schools, and a person in each role of the first; built once, and copied for each cell of the matrix. */
async function buildTown(): Promise<Town> {
  const desk = await openDesk();
  const admin = await foundSchool(desk, '王校长');
  const foreignAdmin = await foundSchool(desk, '赵校长');
  const [classId = '', otherClass = ''] = await addClasses(admin, '三年级1班', '三年级2班');
  const [foreignClass = '', foreignOther = ''] = await addClasses(foreignAdmin, '三年级1班', '三年级2班');
  const teacher = await invited(admin, '李老师', { role: 'teacher', class: classId });
  const other = await invited(admin, '周老师', { role: 'teacher', class: otherClass });
  const subjectTeacher = await invited(admin, '郑老师', {
    role: 'teacher',
    class: classId,
    subjects: ['math'],
  });
  const lead = await invited(admin, '冯组长', { role: 'lead', grade: 3 });
  const otherLead = await invited(admin, '陈组长', { role: 'lead', grade: 4 });
  const auditor = await invited(admin, '卫督学', { role: 'auditor' });
  await invited(foreignAdmin, '钱老师', { role: 'teacher', class: foreignClass });
  const own = { classId, otherClass, person: await personNamed(admin, '李老师') };
  const person = await personNamed(foreignAdmin, '钱老师');
  const folder = mkdtempSync(join(tmpdir(), 'lamplight-town-'));
  cpSync(desk.world.folder, folder, { recursive: true });
  return {
    folder,
    cookies: {
      'teacher of another class': other.cookie,
      'lead of another grade': otherLead.cookie,
      auditor: auditor.cookie,
      'subject teacher': subjectTeacher.cookie,
      lead: lead.cookie,
      teacher: teacher.cookie,
      admin: admin.cookie,
      'admin of another school': foreignAdmin.cookie,
    },
    own,
    foreign: { classId: foreignClass, otherClass: foreignOther, person },
  };
}

let built: Promise<Town> | undefined;
afterAll(async () => {
  if (built) rmSync((await built).folder, { recursive: true });
});

type Cell = { desk: Desk; handOf: (role: Role) => Hand; own: School; foreign: School };

async function openCell(): Promise<Cell> {
  const town = await (built ??= buildTown());
  const desk = await openDesk('sqlite', town.folder);
  const handOf = (role: Role): Hand => (role === 'nobody' ? { desk } : { desk, cookie: town.cookies[role] });
  return {
    desk,
    handOf,
    own: { ...town.own, admin: handOf('admin') },
    foreign: { ...town.foreign, admin: handOf('admin of another school') },
  };
}

async function personNamed(admin: Hand, name: string): Promise<string> {
  const { people } = await answerOf(peopleAnswer, look(admin, '/v1/school/people'));
  return people.find((each) => each.name === name)?.person ?? '';
}

async function inviteIn({ admin, classId }: School): Promise<{ id: string; secret: string }> {
  const question = { role: 'teacher', class: classId };
  const { link } = await answerOf(inviteAnswer, post(admin, invitePath, question));
  const { invites } = await answerOf(peopleAnswer, look(admin, '/v1/school/people'));
  return { id: invites.at(-1)?.invite ?? '', secret: secretOf(link) };
}

async function doorOf({ admin, classId }: School): Promise<string> {
  return (await openByDoor(admin, classId, 1)).door;
}

/** Five families in their seats: from then on tokens are given out. */
async function seatFive({ admin, classId }: School, desk: Desk): Promise<void> {
  const { codes } = await mint(admin, classId, 'unused');
  for (const family of [1, 2, 3, 4, 5]) await enrol(desk, codes[family] ?? '', authOf(family, classId));
}

/** The cookie a question is asked with, where it is another than that of whoever stands there. */
const cookies = new WeakMap<Desk, string>();
const withCookie = ({ admin: { desk } }: School): Record<string, string> => {
  const cookie = cookies.get(desk);
  return cookie === undefined ? {} : { cookie };
};

/** What a question carries in its headers. */
const HEADERS: Record<string, (school: School) => Record<string, string>> = {
  '/v1/issue': ({ classId }) => ({ authorization: `Bearer ${authOf(1, classId)}` }),
  '/v1/auth/second-step': withCookie,
  '/v1/auth/two-factor/disable': withCookie,
  '/v1/auth/two-factor/generate-backup-codes': withCookie,
};

/** Whoever asks has a second factor, and knows both. */
async function ofGuarded(_school: School, desk: Desk, hand: Hand): Promise<unknown> {
  if (hand.cookie === undefined) return { password: PASSWORD, proof: '123456' };
  const { cookie, secret } = await turnOnFactor(hand);
  cookies.set(desk, cookie);
  return { password: PASSWORD, proof: digitsOf(secret, 1) };
}

/** The survey of a school. */
const surveyIn = (classId: string) => classId.slice(0, 8);

/** For each row a question that whoever may ask gets answered, about one school's own things. A row without one fails. */
const QUESTIONS: Record<string, (school: School, desk: Desk, hand: Hand) => Promise<unknown>> = {
  '/v1/key': async ({ classId }) => ({ class: classId }),
  '/v1/class': async ({ classId }) => ({ class: classId }),
  '/v1/open': async (school) => ({ class: school.classId, door: await doorOf(school) }),
  '/v1/enrol': async ({ admin, classId }) => ({
    code: (await mint(admin, classId, 'unused')).codes[0],
    auth: authOf(1, classId),
  }),
  '/v1/issue': async (school, desk) => {
    await seatFive(school, desk);
    return { term: '2026a', nights: [], surveys: [] };
  },
  // On the desk's Sunday, the weekend that began on Friday.
  '/v1/night': async ({ classId }, desk) => ({
    ...(await ticketFor(desk, { family: 1, classId, night: '2026-11-20' })),
    r: 1,
    v: null,
  }),
  '/v1/surveys': async ({ classId }) => ({ class: classId }),
  '/v1/answers': async ({ admin, classId }, desk) => {
    const { classes } = await openedSurvey(admin, surveyIn(classId));
    const door = classes.find((each) => each.class === classId)?.door ?? '';
    return answersOf(desk, { classId, survey: surveyIn(classId), family: 1, door }, { v: { long: 'yes' } });
  },
  '/v1/figures': async ({ classId }) => ({ class: classId, from: '2026-11-16', to: '2026-11-22' }),
  '/v1/link': async (school) => ({ link: (await inviteIn(school)).secret }),
  '/v1/link/accept': async (school) => ({
    link: (await inviteIn(school)).secret,
    name: '新老师',
    password: PASSWORD,
  }),
  '/v1/setup': async (_school, desk) => ({
    link: secretOf(consoleLink((await setupLink(desk.world, new URL(ORIGIN))).lines)),
    school: SCHOOL,
    admin: { name: '孙校长', password: PASSWORD },
  }),
  '/v1/auth/sign-in/email': async () => ({ email: accountEmail('王校长'), password: PASSWORD }),
  '/v1/auth/second-step': async ({ admin }, desk) => {
    const { secret } = await turnOnFactor(admin);
    cookies.set(desk, cookieOf(await signIn(desk, '王校长')));
    return { proof: digitsOf(secret, 1) };
  },
  '/v1/auth/two-factor/enable': async () => ({ password: PASSWORD }),
  '/v1/auth/two-factor/confirm': async (_school, _desk, hand) => {
    if (hand.cookie === undefined) return { proof: '123456' };
    const asking = post(hand, '/v1/auth/two-factor/enable', { password: PASSWORD });
    return { proof: digitsOf((await answerOf(beginFactorAnswer, asking)).secret) };
  },
  '/v1/auth/two-factor/disable': ofGuarded,
  '/v1/auth/two-factor/generate-backup-codes': ofGuarded,
  '/v1/auth/revoke-session': async (_school, _desk, hand) => {
    if (hand.cookie === undefined) return { session: 'x' };
    const { sessions } = await answerOf(sessionsAnswer, look(hand, '/v1/auth/list-sessions'));
    return { session: sessions[0]?.id };
  },
  '/v1/auth/sign-out': async () => ({}),
  '/v1/auth/change-password': async () => ({ currentPassword: PASSWORD, newPassword: `${PASSWORD} 2` }),
  '/v1/auth/revoke-other-sessions': async () => ({}),
  '/v1/school/classes/add': async () => ({
    classes: [{ name: '五年级1班', grade: '', size: '40' }],
    dryRun: false,
  }),
  '/v1/school/classes/change': async ({ classId }) => ({
    class: classId,
    draft: { name: '三年级9班', grade: 3, size: 41 },
  }),
  '/v1/school/people/invite': async ({ classId }) => ({ role: 'teacher', class: classId }),
  '/v1/school/people/revoke-invite': async (school) => ({ invite: (await inviteIn(school)).id }),
  '/v1/school/people/remove': async ({ person }) => ({ person }),
  '/v1/school/people/teach': async ({ person, otherClass }) => ({
    person,
    class: otherClass,
    teaches: true,
  }),
  '/v1/school/people/change-role': async ({ person }) => ({ person, role: 'auditor' }),
  '/v1/school/people/second-factor-off': async ({ person }) => ({ person }),
  '/v1/school/log': async () => ({ lines: 'page' }),
  '/v1/school/figures': async () => ({ from: '2026-11-16', to: '2026-11-22' }),
  // Any school's classes are of the year before, and so the new one can begin.
  '/v1/school/rollover/roll': async ({ classId, otherClass }, { world }) => {
    await world.keeping.commitMain((writes) => writes.updateTable('class').set({ year: 2025 }).execute());
    const decided = (id: string, name: string) => ({ kind: 'rises', class: id, was: name, name, size: 40 });
    const classes = [decided(classId, '三年级1班'), decided(otherClass, '三年级2班')];
    return { year: 2026, classes, added: [] };
  },
  '/v1/school/rollover/undo': async (_school, { world }) => {
    const before = JSON.stringify({ classes: [], teaching: [], opening: [], link: [], added: [] });
    await world.keeping.commitMain(async (writes) => {
      for (const { school_id } of await writes.selectFrom('school').select('school_id').execute())
        await writes
          .insertInto('rollover')
          .values({ school_id, year: 2026, rolled_at: world.clock().getTime(), state: 'undoable', before })
          .execute();
    });
    return { year: 2026 };
  },
  '/v1/school/end': async ({ admin }) => ({
    name: (await answerOf(meAnswer, look(admin, mePath))).school.name,
    password: PASSWORD,
  }),
  '/v1/school/report': async () => ({ period: '2026-11' }),
  '/v1/school/report/text': async () => ({ period: '2026-11', head: 'next', text: '减负', revision: 0 }),
  '/v1/school/limits/add': async () => ({
    from: '2027-03-01',
    limit: { preset: 'school-40-60' },
    source: '',
  }),
  '/v1/school/limits/remove': async () => ({ from: '2027-03-01' }),
  '/v1/school/days/change': async () => ({
    change: { kind: 'friday', counts: true },
    from: 'next',
    accepts: [],
  }),
  '/v1/school/days/class': async ({ classId }) => ({
    class: classId,
    change: { kind: 'evenings', nights: ['2026-12-02'], says: 'no-homework' },
    from: 'next',
    accepts: [],
  }),
  '/v1/school/alerts/change': async () => ({ grade: 3, rule: { isOn: true, nights: 3, span: 5 } }),
  '/v1/school/slips/mint': async ({ classId }) => ({ class: classId, seats: 'missing' }),
  '/v1/school/slips/revoke': async ({ classId }) => ({ class: classId, seats: 'unused' }),
  '/v1/school/opening': async ({ classId }) => ({ class: classId }),
  '/v1/school/opening/open': async ({ admin, classId }) => ({
    class: classId,
    until: hoursAhead(admin.desk, 12),
  }),
  '/v1/notices': async ({ classId }) => ({ class: classId, from: '2026-11-16', to: '2026-11-29' }),
  '/v1/school/notices': async ({ classId }) => ({ class: classId, from: '2026-11-16', to: '2026-11-29' }),
  '/v1/school/notices/post': async ({ classId }) => ({
    night: '2026-11-23',
    classes: [{ class: classId, seen: {} }],
    subjects: ['math'],
    tasks: [
      {
        subject: 'math',
        text: '练习册 P12',
        kind: 'written',
        tier: 'required',
        minutes: 15,
        isAtSchool: false,
      },
    ],
  }),
  '/v1/school/notices/no-homework': async ({ classId }) => ({
    class: classId,
    night: '2026-11-23',
    seen: {},
    stands: true,
  }),
  '/v1/school/notices/page': async ({ classId }) => ({ class: classId, act: 'renew' }),
  '/v1/school/survey/keep': async ({ admin, classId }) => {
    await keep(admin, surveyIn(classId));
    return { survey: surveyIn(classId), revision: 1, draft: draftOf('家长问卷二') };
  },
  '/v1/school/survey/remove': async ({ admin, classId }) => {
    await keep(admin, surveyIn(classId));
    return { survey: surveyIn(classId), revision: 1 };
  },
  '/v1/school/survey/open': async ({ admin, classId }) => {
    await keep(admin, surveyIn(classId));
    return openingOf(surveyIn(classId));
  },
  '/v1/school/survey/withdraw': async ({ admin, classId }) => {
    await openedSurvey(admin, surveyIn(classId), { opens: '2026-11-23' });
    return { survey: surveyIn(classId), revision: 2 };
  },
  '/v1/school/survey/end': async ({ admin, classId }) => {
    await openedSurvey(admin, surveyIn(classId));
    return { survey: surveyIn(classId), revision: 2, closes: '2026-12-06' };
  },
  '/v1/school/survey/results': async ({ admin, classId }, desk) => {
    await openedSurvey(admin, surveyIn(classId));
    await tell(desk, surveyIn(classId));
    await post(admin, replySurveyPath, { survey: surveyIn(classId), revision: 2, reply: '', isShown: true });
    return { survey: surveyIn(classId) };
  },
  '/v1/school/survey/text': async ({ admin, classId }, desk) => {
    await openedSurvey(admin, surveyIn(classId));
    await tell(desk, surveyIn(classId), { texts: ['少一点作业'] });
    return { survey: surveyIn(classId), id: 'text0', state: 'shown' };
  },
  '/v1/school/survey/reply': async ({ admin, classId }, desk) => {
    await openedSurvey(admin, surveyIn(classId));
    await tell(desk, surveyIn(classId));
    return { survey: surveyIn(classId), revision: 2, reply: '周三不留作业。', isShown: true };
  },
  '/v1/school/opening/close': async ({ classId }) => ({ class: classId, revoke: false }),
};

/** Who is let in to what is the first school's. */
const MAY: Record<Policy, readonly Role[]> = {
  // Families send no cookie: a browser that has one could be told apart, and is refused.
  anonymous: ['nobody'],
  enrol: ['nobody'],
  link: ROLES,
  'sign-in': ROLES,
  account: SIGNED_IN,
  'signed-in': SIGNED_IN,
  colleague: SIGNED_IN.filter((role) => role !== 'admin of another school'),
  admin: ['admin'],
  overseer: ['lead of another grade', 'auditor', 'lead', 'admin'],
  inspector: ['auditor', 'admin'],
  'class-teacher': ['lead', 'teacher', 'admin'],
  teacher: ['subject teacher', 'lead', 'teacher', 'admin'],
  'class-reader': ['auditor', 'subject teacher', 'lead', 'teacher', 'admin'],
};

/** Policies of what a school owns. */
const CLOSED: readonly Policy[] = [
  'colleague',
  'admin',
  'overseer',
  'inspector',
  'class-teacher',
  'teacher',
  'class-reader',
];

/** Rows that name nothing of a school's: whoever asks is told about the own school, and of no other. */
const NAMES_NOTHING = [
  '/v1/school/classes/add',
  '/v1/school/people',
  '/v1/school/figures',
  '/v1/school/rollover',
  '/v1/school/rollover/undo',
  '/v1/school/stored',
  '/v1/school/log',
  '/v1/school/report',
  '/v1/school/report/text',
  '/v1/school/limits/add',
  '/v1/school/limits/remove',
  '/v1/school/days/change',
  '/v1/school/alerts/change',
];

function isLetIn({ policy, path }: Route, role: Role): boolean {
  return MAY[policy].includes(role) || (role === 'admin of another school' && NAMES_NOTHING.includes(path));
}

/** Refused: families with a cookie as malformed, nobody as not signed in, all others as not allowed or not there. */
function refusedStatus({ policy }: Route, role: Role): number[] {
  if (policy === 'anonymous' || policy === 'enrol') return [400];
  if (role === 'nobody') return [401];
  return role === 'admin of another school' ? [403, 404] : [403];
}

/** Asks, and says what was answered and whether a row of any table changed by it. */
async function ask(route: Route, { desk, handOf }: Cell, { role, about }: { role: Role; about: School }) {
  const question = await QUESTIONS[route.path]?.(about, desk, handOf(role));
  const before = await everyRow(desk.world.keeping);
  const hand = { ...handOf(role), headers: HEADERS[route.path]?.(about) ?? {} };
  const answering =
    route.method === 'GET' ? look(handOf(role), route.path) : askAt(hand, route, JSON.stringify(question));
  const answered = await told(answering);
  return { ...answered, before, after: await everyRow(desk.world.keeping) };
}

test('every row of the table has its question in this matrix, and every policy its roles', () => {
  const missing = ROUTES.filter(({ method, path }) => method !== 'GET' && !(path in QUESTIONS));
  expect(missing.map(({ path }) => path)).toEqual([]);
  expect(Object.keys(QUESTIONS).filter((path) => !ROUTES.some((route) => route.path === path))).toEqual([]);
  expect(Object.keys(MAY).sort()).toEqual([...POLICIES].sort());
  expect(new Set(ROUTES.map(({ method, path }) => `${method} ${path}`)).size).toBe(ROUTES.length);
});

describe.each(ROUTES.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
  '$name',
  ({ route }) => {
    test.each(ROLES.filter((role) => isLetIn(route, role)))('lets in: %s', async (role) => {
      const cell = await openCell();
      const { status, body } = await ask(route, cell, { role, about: cell.own });
      expect({ status, body }).toMatchObject({ status: route.method === 'PUT' ? 204 : 200 });
    });

    test.each(ROLES.filter((role) => !isLetIn(route, role)))(
      'refuses, and changes nothing: %s',
      async (role) => {
        const cell = await openCell();
        const { status, body, before, after } = await ask(route, cell, { role, about: cell.own });
        expect(refusedStatus(route, role)).toContain(status);
        expect(body).toEqual({ problem: expect.any(String) });
        expect(after).toEqual(before);
      },
    );

    const isOwned = CLOSED.includes(route.policy) && !NAMES_NOTHING.includes(route.path);
    test.each(isOwned ? (['teacher', 'admin'] as const) : [])(
      'is closed to what another school owns: %s',
      async (role) => {
        const cell = await openCell();
        const { status, before, after } = await ask(route, cell, { role, about: cell.foreign });
        expect([403, 404]).toContain(status);
        expect(after).toEqual(before);
      },
    );
  },
);

test('whoever asks by GET is told of the own school and classes only', async () => {
  const cell = await openCell();
  const idsFor = async (role: Role) => {
    const { classes } = await answerOf(classesAnswer, look(cell.handOf(role), '/v1/school/classes'));
    return classes.map(({ id }) => id).sort();
  };
  expect(await idsFor('teacher')).toEqual([cell.own.classId]);
  expect(await idsFor('teacher of another class')).toEqual([cell.own.otherClass]);
  expect(await idsFor('admin')).toEqual([cell.own.classId, cell.own.otherClass].sort());
  expect(await idsFor('admin of another school')).toEqual(
    [cell.foreign.classId, cell.foreign.otherClass].sort(),
  );
  const { people } = await answerOf(
    peopleAnswer,
    look(cell.handOf('admin of another school'), '/v1/school/people'),
  );
  expect(people.map(({ name }) => name).sort()).toEqual(['赵校长', '钱老师'].sort());
});

test('no path of better-auth is answered but those that have a row', async () => {
  const { desk, handOf } = await openCell();
  const { keeping } = desk.world;
  const { api } = betterAuth(authOptions({ db: keeping.main, type: keeping.engine }, 'a'.repeat(43)));
  const paths = Object.values(api).map((each) => (each as { path?: string }).path ?? '');
  expect(paths).toContain('/sign-up/email');
  expect(paths.length).toBeGreaterThan(25);
  for (const path of paths.map((each) => `/v1/auth${each.replaceAll(/:\w+/g, 'x')}`)) {
    for (const method of ['GET', 'POST']) {
      if (ROUTES.some((route) => route.path === path && route.method === method)) continue;
      const answering = method === 'GET' ? look(handOf('admin'), path) : post(handOf('admin'), path, {});
      expect({ path, ...(await told(answering)) }).toEqual({
        path,
        status: 404,
        body: { problem: 'unknown-path' },
      });
    }
  }
});

test.each([
  ['GET', '/v1/key'],
  ['PUT', '/v1/enrol'],
  ['PUT', '/v1/issue'],
  ['POST', '/v1/night'],
  ['GET', '/v1/night'],
  ['OPTIONS', '/v1/school/me'],
  ['POST', '/v1/school/me'],
  ['POST', '/v1/school/classes/'],
  ['POST', '/v1//school/classes/add'],
  ['POST', '/v1/SCHOOL/me'],
  ['GET', '/v1/auth'],
])('what has no row does not exist: %s %s', async (method, path) => {
  const { desk, handOf } = await openCell();
  const { cookie = '' } = handOf('admin');
  expect((await desk.fetch(path, { method, headers: { cookie, origin: ORIGIN } })).status).toBe(404);
});
