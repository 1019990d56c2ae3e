import { describe, expect, test } from 'vitest';
import { release } from '../../../src/endpoint/release/close';
import { saveEntries } from '../../../src/parent/store/entries';
import type { Home } from '../../../src/parent/store/database';
import { noticesOf } from '../../../src/parent/store/notices';
import { figuresOf } from '../../../src/parent/store/figures';
import type { Fetch } from '../../../src/parent/sync/ask';
import { receive } from '../../../src/parent/sync/receive';
import { newVisit } from '../../../src/parent/sync/when';
import { surveysPath } from '../../../src/wire/answers';
import { classPath } from '../../../src/wire/class';
import { figuresPath } from '../../../src/wire/figures';
import { nightPath } from '../../../src/wire/night';
import { noticesPath } from '../../../src/wire/notice';
import { CLASS_ANSWER, CLASS_ID, FOUND } from '../../setup/class';
import { openDesk, schoolWithClass } from '../../setup/desk';
import { NIGHT } from '../../setup/diary';
import { lettersOf } from '../../setup/evening';
import { publishedOn } from '../../setup/figures';
import { noticeOf, taskOf } from '../../setup/planned';
import { HONEST } from '../../setup/issuer';
import { givenTo, seated, sittingOf } from '../../setup/seat';
import { syncing } from '../../setup/syncing';

const NO_SURVEYS = { body: { class: CLASS_ID, asked: [], told: [] } };

async function receiving(answer: object, more: Parameters<typeof syncing>[0] = {}) {
  const phone = await syncing({
    ...HONEST,
    [classPath]: { body: answer },
    [noticesPath]: { body: { class: CLASS_ID, notices: [] } },
    [surveysPath]: NO_SURVEYS,
    ...more,
  });
  await givenTo(phone.home, phone.child);
  const seen = async () => (await phone.home.enrolments.get(phone.child))!.seen;
  const times = () => phone.spoken.paths().filter((path) => path === classPath).length;
  return { ...phone, seen, times };
}

describe('the class’s facts', () => {
  test('are asked for at the hours of notices, once a visit, by the class’s id alone', async () => {
    const { sync, visit, later, times, spoken } = await receiving(CLASS_ANSWER);
    await sync();
    await later(30);
    await visit(29);
    expect(times()).toBe(1);
    expect(spoken.asked[0]).toMatchObject({ path: classPath, question: { class: CLASS_ID } });
    await visit(1);
    expect(times()).toBe(2);
    await later(24 * 60);
    expect(times()).toBe(2);
    await visit();
    expect(times()).toBe(3);
  });

  test('that changed stand in the seat, and the evening follows them in the same round', async () => {
    const { home, child, sync, seen, letters } = await receiving({
      ...CLASS_ANSWER,
      name: '四年级2班',
      limit: { preset: 'school-40-60' },
      zone: 'Asia/Shanghai',
    });
    await saveEntries(home, [sittingOf(child, 20, { kind: 'other' })]);
    await sync();
    expect(await seen()).toMatchObject({ name: '四年级2班', zone: 'Asia/Shanghai' });
    expect(letters()).toMatchObject([{ v: { s: { math: 20 }, o: 0 } }]);
  });

  test('with a limit of a newer app keep the limit that is known, and change the rest', async () => {
    const { sync, seen } = await receiving({
      ...CLASS_ANSWER,
      limit: { preset: 'mars-2031' },
      calendar: { fridayCounts: true },
      notices: [],
      families: '1000+',
    });
    await sync();
    expect(await seen()).toMatchObject({ limit: CLASS_ANSWER.limit, calendar: { fridayCounts: true } });
  });

  test.each([
    ['of another class', { ...CLASS_ANSWER, class: '0000000000', name: '别的班' }],
    ['with a grade that is none', { ...CLASS_ANSWER, name: '别的班', grade: 40 }],
    ['that are none', { name: '别的班' }],
  ])('%s change nothing', async (_, answer) => {
    const { sync, seen } = await receiving(answer);
    const before = await seen();
    await sync();
    expect(await seen()).toEqual(before);
  });

  test('never change class or school system, and a zone that is none keeps the old one', async () => {
    const { sync, seen } = await receiving({ ...CLASS_ANSWER, system: 'other', zone: 'Moon/Base' });
    await sync();
    expect(await seen()).toMatchObject({ class: CLASS_ID, system: 'cn63', zone: undefined });
  });

  test('that nobody answers keep no evening from going, and are asked for again half an hour later', async () => {
    const { home, child, sync, visit, paths, times } = await receiving({}, { [classPath]: [] });
    await saveEntries(home, [sittingOf(child, 20)]);
    await sync();
    expect(paths()).toEqual([nightPath]);
    await visit(29);
    expect(times()).toBe(1);
    await visit(1);
    expect(times()).toBe(2);
  });

  test('whose surveys got lost on the way are asked for again as well, and then no more', async () => {
    const { sync, visit, times } = await receiving(CLASS_ANSWER, {
      [surveysPath]: [{ status: 503 }, NO_SURVEYS],
    });
    await sync();
    await visit(30);
    expect(times()).toBe(2);
    await visit(29);
    expect(times()).toBe(2);
  });
});

describe('what was posted', () => {
  const posted = (...texts: string[]) => ({
    ...CLASS_ANSWER,
    notices: [noticeOf(texts.map((text) => taskOf({ text })))],
  });
  const kept = async (home: Home) =>
    (await noticesOf(home, CLASS_ID, { first: '2026-08-31', last: '2026-12-31' })).map(({ night, tasks }) => [
      night,
      ...tasks.map(({ text }) => text),
    ]);

  test('comes with the class’s facts, is replaced when it is changed, and goes when it is taken back', async () => {
    const { home, sync, visit } = await receiving(
      {},
      {
        [classPath]: [
          { body: posted('练习册 P12') },
          { body: posted('练习册 P13', '口算一页') },
          { status: 503 },
          { body: posted() },
        ],
      },
    );
    await sync();
    expect(await kept(home)).toEqual([[NIGHT, '练习册 P12']]);
    await visit(60);
    expect(await kept(home)).toEqual([[NIGHT, '练习册 P13', '口算一页']]);
    await visit(12 * 60);
    expect(await kept(home)).toHaveLength(1);
    await visit(6 * 60);
    expect(await kept(home)).toEqual([]);
  });

  test('and that only a newer app can read keeps neither the facts away nor what was kept', async () => {
    const newer = {
      ...CLASS_ANSWER,
      name: '四年级2班',
      notices: [{ night: NIGHT, tasks: [{ kind: 'song' }] }],
    };
    const { home, sync, visit, seen } = await receiving(
      {},
      {
        [classPath]: [{ body: posted('练习册 P12') }, { body: newer }],
      },
    );
    await sync();
    await visit(60);
    expect((await seen()).name).toBe('四年级2班');
    expect(await kept(home)).toEqual([[NIGHT, '练习册 P12']]);
  });

  test('on the nights whose figures are asked for is asked for with them, by the same question', async () => {
    const old = noticeOf([taskOf()], { night: '2026-09-08' });
    const figures = { class: CLASS_ID, evenings: [publishedOn('2026-11-19')], weeks: [] };
    const { home, sync, visit, spoken } = await receiving(CLASS_ANSWER, {
      [noticesPath]: [{ status: 503 }, { body: { class: CLASS_ID, notices: [old] } }],
      [figuresPath]: { body: figures },
    });
    await sync();
    expect(await home.figures.count(), 'a line that breaks between the two').toBe(0);
    await visit(30);
    const asked = (path: string) => spoken.asked.filter((each) => each.path === path);
    expect(asked(noticesPath)[1]).toMatchObject({
      question: asked(figuresPath)[0]!.question,
      init: { credentials: 'omit', referrerPolicy: 'no-referrer' },
    });
    expect(await kept(home)).toEqual([['2026-09-08', '练习册 P12']]);
    expect(await home.figures.count()).toBe(1);
  });
});

describe('what was published', () => {
  const told = (...evenings: object[]) => ({ body: { class: CLASS_ID, evenings, weeks: [] } });
  const asked = ({ asked }: Awaited<ReturnType<typeof syncing>>['spoken']) =>
    asked.filter(({ path }) => path === figuresPath);

  test('is asked for on the first visit of a morning, by the class’s id and the nights alone', async () => {
    const { home, sync, visit, spoken } = await receiving(CLASS_ANSWER, {
      [figuresPath]: told(publishedOn('2026-11-19')),
    });
    await sync();
    await visit(60);
    expect(asked(spoken)).toMatchObject([
      {
        question: { class: CLASS_ID, from: '2026-08-31', to: NIGHT },
        init: { credentials: 'omit', referrerPolicy: 'no-referrer' },
      },
    ]);
    expect(Object.keys(asked(spoken)[0]!.question)).toEqual(['class', 'from', 'to']);
    await visit(10 * 60);
    expect(asked(spoken)[1]?.question).toEqual({ class: CLASS_ID, from: '2026-10-26', to: '2026-11-24' });
    expect((await figuresOf(home, CLASS_ID)).evenings).toMatchObject([publishedOn('2026-11-19')]);
  });

  test('and whose answer was lost is asked for again half an hour later, until it is answered', async () => {
    const { sync, visit, spoken } = await receiving(CLASS_ANSWER, {
      [figuresPath]: [{ status: 503 }, { status: 503 }, told()],
    });
    await sync();
    await visit(29);
    expect(asked(spoken)).toHaveLength(1);
    await visit(1);
    expect(asked(spoken)).toHaveLength(2);
    for (let times = 0; times < 5; times += 1) await visit(60);
    expect(asked(spoken)).toHaveLength(3);
  });

  test('by a newer endpoint is read as far as this app knows it', async () => {
    const limit = { ...publishedOn(NIGHT).limit, id: 'mars-2031', since: '2031-01-01' };
    const newer = { ...publishedOn('2026-11-19', { limit }), median: 50 };
    const { home, sync } = await receiving(CLASS_ANSWER, { [figuresPath]: told(newer) });
    await sync();
    const [kept] = (await figuresOf(home, CLASS_ID)).evenings;
    expect(kept).toMatchObject({ minutes: 55, limit: { id: 'mars-2031', minutes: 60 } });
    expect(kept).not.toHaveProperty('median');
  });

  test.each([
    ['of another class', { ...told(publishedOn('2026-11-19')).body, class: '0000000000' }],
    [
      'with a share over the limit in the place of a mean',
      told(publishedOn('2026-11-19', { minutes: 3 })).body,
    ],
    ['that is none', { evenings: 'none' }],
  ])('%s changes nothing', async (_, body) => {
    const { home, sync } = await receiving(CLASS_ANSWER, { [figuresPath]: { body } });
    await sync();
    expect(await home.figures.count()).toBe(0);
  });

  test('comes to the phone from the endpoint itself, and once the letters are gone nothing else', async () => {
    const desk = await openDesk();
    const { classId } = await schoolWithClass(desk);
    for (const night of ['2026-11-16', '2026-11-17', '2026-11-18'])
      await lettersOf(night === '2026-11-17' ? 9 : 12, desk.world.keeping, { class: classId, night });
    desk.turn('2026-11-23T20:00:00+08:00');
    await release(desk.world);
    const phone = await seated({ seen: { ...FOUND.seen, class: classId } });
    const fetch: Fetch = (path, init) => {
      const headers = new Headers(init.headers);
      headers.set('content-length', String(Buffer.byteLength(init.body as string)));
      return desk.fetch(path, { ...init, headers });
    };
    const world = { home: phone.home, clock: desk.world.clock, fetch, random: () => 0.5 };
    await receive(world, { tries: new Map(), visit: newVisit(), isLineBack: false });
    const { evenings, weeks } = await figuresOf(phone.home, classId);
    expect(evenings).toMatchObject([
      { night: '2026-11-16', band: '10-14', limit: { minutes: 60 }, kind: 'school' },
      { night: '2026-11-18', band: '10-14' },
    ]);
    expect(weeks).toEqual([]);
  });
});
