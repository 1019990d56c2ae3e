import { describe, expect, test } from 'vitest';
import { release } from '../../../src/endpoint/release/close';
import { saveEntries } from '../../../src/parent/store/entries';
import { figuresOf } from '../../../src/parent/store/figures';
import type { Fetch } from '../../../src/parent/sync/ask';
import { receive } from '../../../src/parent/sync/receive';
import { newVisit } from '../../../src/parent/sync/when';
import { classPath } from '../../../src/wire/class';
import { figuresPath } from '../../../src/wire/figures';
import { nightPath } from '../../../src/wire/night';
import { CLASS_ANSWER, CLASS_ID, FOUND } from '../../setup/class';
import { openDesk, schoolWithClass } from '../../setup/desk';
import { NIGHT } from '../../setup/diary';
import { lettersOf } from '../../setup/evening';
import { publishedOn } from '../../setup/figures';
import { HONEST } from '../../setup/issuer';
import { givenTo, seated, sittingOf } from '../../setup/seat';
import { syncing } from '../../setup/syncing';

async function receiving(answer: object, more: Parameters<typeof syncing>[0] = {}) {
  const phone = await syncing({ ...HONEST, [classPath]: { body: answer }, ...more });
  await givenTo(phone.home, phone.child);
  const seen = async () => (await phone.home.enrolments.get(phone.child))!.seen;
  const times = () => phone.spoken.paths().filter((path) => path === classPath).length;
  return { ...phone, seen, times };
}

describe('the class’s facts', () => {
  test('are asked for once a day, at the beginning of a visit, by the class’s id alone', async () => {
    const { sync, visit, later, times, spoken } = await receiving(CLASS_ANSWER);
    await sync();
    await later(60);
    await visit(60);
    expect(times()).toBe(1);
    expect(spoken.asked[0]).toMatchObject({ path: classPath, question: { class: CLASS_ID } });
    await later(24 * 60);
    expect(times()).toBe(1);
    await visit();
    expect(times()).toBe(2);
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

  test('that nobody answers keep no evening from going', async () => {
    const { home, child, sync, visit, paths, times } = await receiving({}, { [classPath]: [] });
    await saveEntries(home, [sittingOf(child, 20)]);
    await sync();
    expect(paths()).toEqual([nightPath]);
    await visit(60);
    expect(times()).toBe(1);
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
