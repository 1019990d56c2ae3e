import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { APIRequestContext, Browser, BrowserContext } from 'playwright-core';
import { openDemo } from '../../src/endpoint/demo/demo';
import { settleDemoFolder } from '../../src/endpoint/demo/folder';
import { makeApp } from '../../src/endpoint/app';
import { setupLink } from '../../src/endpoint/console-links';
import { BUILT } from '../setup/served';
import { openWorld } from '../setup/world';
import { AT_HOMEWORK } from './diaries';
import { fillAtWork } from './school-at-work';
import { fillDoors, fillSurveys } from './school-surveys';
import { fillToldSurveys } from './school-told';
import { fillTold } from './told-classes';

/**
 * Who looks at a screen of the school: nobody signed in, the admin of a school with classes, of one without,
 * of one with figures, a grade's lead there, or a subject's teacher.
 */
export type Visitor = 'nobody' | 'admin' | 'beginner' | 'reader' | 'lead' | 'teacher';

type Cookies = Parameters<BrowserContext['addCookies']>[0];

/** A real endpoint on Monday evening with two schools, set up by its own routes. */
export type School = {
  origin: string;
  cookies: Record<Visitor, Cookies>;
  /** A scene's path with what stands behind its #: `{class}`, `{setup}`, `{invite}`, or a told class by its state. */
  addressOf: (path: string) => string;
  close: () => Promise<void>;
};

const PASSWORD = 'a lamp on the desk';

const CLASSES = [
  { name: '一年级1班', grade: '', size: '38' },
  { name: '三年级1班', grade: '', size: '42' },
  { name: '三年级2班', grade: '', size: '41' },
  { name: '六年级（10）班', grade: '', size: '45' },
  { name: '2024级3班', grade: '', size: '40' },
];

/** Asks the endpoint as a page of its own would, and stops at anything but the answer asked for. */
function asker(request: APIRequestContext, origin: string) {
  return async (path: string, data: object): Promise<Record<string, never>> => {
    const answer = await request.post(`${origin}${path}`, { data, headers: { origin } });
    if (!answer.ok()) throw new Error(`${path} was refused: ${await answer.text()}`);
    return (await answer.json()) as Record<string, never>;
  };
}

type Ask = ReturnType<typeof asker>;

function found(ask: Ask, link: string, [name, admin]: readonly [string, string]) {
  return ask('/v1/setup', {
    link,
    school: {
      name,
      system: 'cn63',
      limit: { preset: 'cn-national' },
      contact: '教导处 021-5555 0101',
      zone: 'Asia/Shanghai',
    },
    admin: { name: admin, password: PASSWORD },
  });
}

/** Classes, a teacher, an opened class, an open invite: a school some days old. */
async function fill(ask: Ask, teacher: Ask): Promise<{ class: string; invite: string }> {
  const { lines } = (await ask('/v1/school/classes/add', { classes: CLASSES, dryRun: false })) as unknown as {
    lines: { id: string }[];
  };
  const [, first = '', second = ''] = lines.map(({ id }) => id);
  const invite = async (of: string) =>
    String((await ask('/v1/school/people/invite', { role: 'teacher', class: of }))['link']).split('#')[1] ??
    '';
  await teacher('/v1/link/accept', { link: await invite(second), name: '李老师', password: PASSWORD });
  await ask('/v1/school/slips/mint', { class: second, seats: 'missing' });
  const until = AT_HOMEWORK + 2 * 60 * 60 * 1000;
  await ask('/v1/school/opening/open', { class: first, until });
  return { class: second, invite: await invite(first) };
}

export async function openSchool(browser: Browser): Promise<School> {
  const world = await openWorld(BUILT, { clock: () => new Date(AT_HOMEWORK) });
  // As behind a school's own web address: on plain http the page would speak of the network first.
  // The demo beside it stands still at the hour it begins.
  const demo = openDemo({
    place: await settleDemoFolder(world),
    tokens: world.tokens,
    real: () => new Date(AT_HOMEWORK),
    passed: () => 0,
    outside: { origin: undefined },
  });
  await demo.make();
  const app = makeApp({ ...world, atHome: 'https://lamplight.example', demo: demo.answer });
  const server = serve({ fetch: app.fetch, port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const freshLink = async () => {
    const { lines } = await setupLink(world, new URL(origin));
    return /#(\S+)/.exec(lines.join('\n'))?.[1] ?? '';
  };
  const [admins, beginners, teachers, readers, leads] = await Promise.all(
    [1, 2, 3, 4, 5].map(() => browser.newContext()),
  );
  if (!admins || !beginners || !teachers || !readers || !leads)
    throw new Error('The browser opened no window.');
  const admin = asker(admins.request, origin);
  await found(admin, await freshLink(), ['江畔小学', '王敏']);
  const { class: classId, invite } = await fill(admin, asker(teachers.request, origin));
  await found(asker(beginners.request, origin), await freshLink(), ['向阳小学', '陈校长']);
  const reader = asker(readers.request, origin);
  await found(reader, await freshLink(), ['东湖小学', '周敏']);
  const told = await fillTold(world, reader);
  await teachers.clearCookies();
  const notice = await fillAtWork(world, reader, {
    first: told['firstWeek'] ?? '',
    lead: asker(leads.request, origin),
    teacher: asker(teachers.request, origin),
  });
  await fillSurveys(world, reader);
  await fillDoors(admin);
  await fillToldSurveys(world, reader);
  const setup = await freshLink();
  const cookies = {
    nobody: [],
    admin: await admins.cookies(),
    beginner: await beginners.cookies(),
    reader: await readers.cookies(),
    lead: await leads.cookies(),
    teacher: await teachers.cookies(),
  };
  for (const context of [admins, beginners, teachers, readers, leads]) await context.close();
  return {
    origin,
    cookies,
    addressOf: (path) =>
      Object.entries({ class: classId, setup, invite, notice, ...told }).reduce(
        (address, [name, behind]) => address.replace(`{${name}}`, behind),
        path,
      ),
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await demo.close();
      await world.close();
    },
  };
}
