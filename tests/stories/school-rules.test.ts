import { expect, test } from 'vitest';
import { release } from '../../src/endpoint/release/close';
import { saidBySchool } from '../../src/parent/store/school-word';
import { takeUnlessChosen } from '../../src/parent/store/school-limit';
import { setGrade } from '../../src/parent/store/grades';
import { gradeOn, household } from '../../src/parent/store/views';
import { receive } from '../../src/parent/sync/receive';
import { newVisit } from '../../src/parent/sync/when';
import { changeDaysPath } from '../../src/wire/days';
import { figuresAnswer } from '../../src/wire/figures';
import { addLimitPath } from '../../src/wire/limit';
import { FOUND } from '../setup/class';
import { answerOf, ask, openDesk, post, schoolWithClass, type Desk } from '../setup/desk';
import { everyFigure } from '../setup/every-row';
import { lettersOf } from '../setup/evening';
import { makerHere } from '../setup/issuer';
import { seated } from '../setup/seat';

const SOURCE = '《向阳小学作业管理办法》第五条';
const LIMIT = {
  preset: 'by-grade',
  scope: 'written',
  minutes: [0, 0, 40, 40, 50, 60, null, null, null, null, null, null],
};

/** 王家's phone with a seat in the class, which asks the endpoint as phones do. */
async function phoneAt(desk: Desk, classId: string) {
  const { home, child } = await seated({ seen: { ...FOUND.seen, class: classId } });
  const look = async () => {
    await home.kept.clear();
    const world = {
      home,
      clock: desk.world.clock,
      random: () => 0,
      openTokenMaker: makerHere,
      fetch: (path: string, init: RequestInit) =>
        ask({ desk }, { method: init.method ?? 'POST', path }, init.body as string),
    };
    await receive(world, { tries: new Map(), visit: newVisit(), isLineBack: false });
  };
  const limitOn = async (night: string) => {
    const { children } = await household(home);
    return gradeOn(
      children.find(({ id }) => id === child)!,
      night,
    ).limit;
  };
  return { home, child, look, limitOn };
}

test('a limit and a no-homework day the school sets are in the figures of their evenings and on the phone, and nowhere before', async () => {
  const desk = await openDesk();
  desk.turn('2026-11-23T12:00:00+08:00');
  const { admin, classId } = await schoolWithClass(desk);
  const { home, child, look, limitOn } = await phoneAt(desk, classId);
  await look();
  await takeUnlessChosen(home, child, '2026-11-23');
  expect(await limitOn('2026-11-23')).toEqual({ preset: 'cn-national', by: 'school' });

  const letters = (night: string) => lettersOf(12, desk.world.keeping, { class: classId, night });
  await letters('2026-11-23');
  desk.turn('2026-11-25T09:00:00+08:00');
  await release(desk.world);
  const published = await everyFigure(desk.world.keeping);

  await post(admin, addLimitPath, { from: '2026-11-25', limit: LIMIT, source: SOURCE });
  const change = { kind: 'evenings', nights: ['2026-11-26'], says: 'no-homework' };
  await post(admin, changeDaysPath, { change, from: 'tonight', accepts: [] });
  expect(await everyFigure(desk.world.keeping)).toEqual(published);

  await look();
  const own = { preset: 'custom', scope: 'written', minutes: 40, by: 'school' };
  expect(await limitOn('2026-11-24')).toEqual({ preset: 'cn-national', by: 'school' });
  expect(await limitOn('2026-11-25')).toEqual(own);
  expect(await saidBySchool(home, child)).toEqual({ '2026-11-26': 'no-homework' });
  expect((await home.enrolments.get(child))?.seen.limits?.changes[0]?.source).toBe(SOURCE);

  for (const night of ['2026-11-24', '2026-11-25', '2026-11-26']) await letters(night);
  desk.turn('2026-11-28T09:00:00+08:00');
  await release(desk.world);
  const question = { class: classId, from: '2026-11-23', to: '2026-11-29' };
  const { evenings } = await answerOf(figuresAnswer, post({ desk }, '/v1/figures', question));
  expect(evenings.map(({ night, kind, limit }) => [night, kind, limit.minutes, limit.strength])).toEqual([
    ['2026-11-23', 'school', 60, 'law'],
    ['2026-11-24', 'school', 60, 'law'],
    ['2026-11-25', 'school', 40, 'school'],
    ['2026-11-26', 'no-homework', 0, 'school'],
  ]);
});

test('a parent who chose a limit keeps it, whatever the school says later', async () => {
  const desk = await openDesk();
  desk.turn('2026-11-23T12:00:00+08:00');
  const { admin, classId } = await schoolWithClass(desk);
  const { home, child, look, limitOn } = await phoneAt(desk, classId);
  const own = { preset: 'custom', scope: 'all', minutes: 30 } as const;
  await setGrade(home, child, { from: '2026-11-23', grade: 3, school: 'cn63', limit: own });
  await takeUnlessChosen(home, child, '2026-11-23');
  await post(admin, addLimitPath, { from: '2026-11-25', limit: LIMIT, source: SOURCE });
  await look();
  expect(await limitOn('2026-11-23')).toEqual(own);
  expect(await limitOn('2026-12-22')).toEqual(own);
});

test('a limit the school takes back before it began goes from the phone too', async () => {
  const desk = await openDesk();
  desk.turn('2026-11-23T12:00:00+08:00');
  const { admin, classId } = await schoolWithClass(desk);
  const { home, child, look, limitOn } = await phoneAt(desk, classId);
  await takeUnlessChosen(home, child, '2026-11-23');
  await post(admin, addLimitPath, { from: '2026-12-01', limit: LIMIT, source: SOURCE });
  await look();
  expect(await limitOn('2026-12-01')).toMatchObject({ preset: 'custom', minutes: 40 });
  await post(admin, '/v1/school/limits/remove', { from: '2026-12-01' });
  await look();
  expect(await limitOn('2026-12-01')).toEqual({ preset: 'cn-national', by: 'school' });
});
