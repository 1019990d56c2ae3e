import { describe, expect, test } from 'vitest';
import type { SurveyPart } from '../../../src/core/survey-tally';
import { releaseSurveys } from '../../../src/endpoint/release/surveys';
import { classHouse, type ClassHouse } from '../../setup/class-house';
import { everyFigure } from '../../setup/every-row';
import { ENGINES } from '../../setup/keeping';
import { answerAs, answersOfMany, askSurvey } from '../../setup/survey-house';

const CLOSED = '2026-11-27T06:00:00+08:00';
const THIRD = { a1: 3, a2: 3 };

async function partsIn({ keeping }: ClassHouse): Promise<SurveyPart[]> {
  const rows = await keeping.main.selectFrom('published_survey').select('tally').execute();
  return rows.map(({ tally }) => JSON.parse(tally) as SurveyPart);
}

const textsIn = ({ keeping }: ClassHouse) => keeping.main.selectFrom('survey_text').selectAll().execute();
const rowsIn = ({ keeping }: ClassHouse) => keeping.open.selectFrom('answer_row').selectAll().execute();

async function stateIn({ keeping }: ClassHouse): Promise<string | undefined> {
  return (await keeping.main.selectFrom('survey').select('state').executeTakeFirst())?.state;
}

/** Twenty-five families of two classes have answered, and the survey has closed. */
async function answered(engine: 'sqlite' | 'postgres'): Promise<ClassHouse> {
  const house = await classHouse(engine);
  await askSurvey(house, THIRD);
  await answersOfMany(house, 'a1', 13);
  await answersOfMany(house, 'a2', 12);
  house.turn(CLOSED);
  return house;
}

/** Ends the work just before, or just after, its commit of that number. */
function dyingAt(house: ClassHouse, number: number, when: 'before' | 'after'): ClassHouse {
  let commits = 0;
  const dying = <Commit extends (work: never) => Promise<unknown>>(commit: Commit): Commit =>
    (async (work: never) => {
      commits += 1;
      if (commits === number && when === 'before') throw new Error('killed');
      const done = await commit(work);
      if (commits === number) throw new Error('killed');
      return done;
    }) as Commit;
  const { keeping } = house;
  const commitMain = dying(keeping.commitMain);
  const commitOpen = dying(keeping.commitOpen);
  return { ...house, keeping: { ...keeping, commitMain, commitOpen } };
}

describe.each(ENGINES)('on %s', (engine) => {
  test('a survey is told once it has closed, with its texts, and its answers are gone', async () => {
    const house = await answered(engine);
    house.turn('2026-11-27T05:59:59+08:00');
    await releaseSurveys(house);
    expect([await stateIn(house), (await rowsIn(house)).length]).toEqual(['opened', 100]);
    house.turn(CLOSED);
    await releaseSurveys(house);
    const [part, ...others] = await partsIn(house);
    expect(others).toEqual([]);
    expect(part).toMatchObject({ grades: [3], band: '20-29' });
    expect(part?.reach).toBeUndefined();
    expect(part?.questions.map(({ name, kind }) => [name, kind])).toEqual([
      ['long', 'shares'],
      ['wish', 'texts'],
    ]);
    expect((await textsIn(house)).map(({ state, question }) => `${state} ${question}`)).toEqual(
      Array<string>(25).fill('waiting wish'),
    );
    expect([await stateIn(house), await rowsIn(house)]).toEqual(['told', []]);
  });

  test('wherever the endpoint dies it tells the same, and answers withdrawn meanwhile are in none of it', async () => {
    const whole = await answered(engine);
    await releaseSurveys(whole);
    const expected = await everyFigure(whole.keeping);
    for (const when of ['before', 'after'] as const)
      for (const number of [1, 2, 3, 4, 5]) {
        const house = await answered(engine);
        await releaseSurveys(dyingAt(house, number, when)).catch(() => undefined);
        house.turn('2026-11-24T12:00:00+08:00');
        await releaseSurveys(house);
        house.turn('2027-06-01T12:00:00+08:00');
        await releaseSurveys(house);
        expect(await everyFigure(house.keeping)).toEqual(expected);
        expect(await rowsIn(house)).toEqual([]);
      }
  }, 60_000);

  test('a commit that runs twice, for its answer was lost, tells it once', async () => {
    const whole = await answered(engine);
    await releaseSurveys(whole);
    const house = await answered(engine);
    const twice = <Commit extends (work: never) => Promise<unknown>>(commit: Commit): Commit =>
      (async (work: never) => {
        await commit(work);
        return commit(work);
      }) as Commit;
    const { keeping } = house;
    const [commitMain, commitOpen] = [twice(keeping.commitMain), twice(keeping.commitOpen)];
    await releaseSurveys({ ...house, keeping: { ...keeping, commitMain, commitOpen } });
    expect(await everyFigure(house.keeping)).toEqual(await everyFigure(whole.keeping));
    const row = await house.keeping.main.selectFrom('survey').select(['state', 'revision']).execute();
    expect([row, await rowsIn(house)]).toEqual([[{ state: 'told', revision: 3 }], []]);
  });

  test('how many of those with a seat answered is told in fifths, and not where one class was asked by a door', async () => {
    const reachOf = async (door: boolean) => {
      const house = await answered(engine);
      const seats = Array.from({ length: 40 }, (_, serial) => ({
        ...{ class: serial % 2 ? 'a1' : 'a2', serial, year: 2026, auth_hash: `auth ${String(serial)}` },
      }));
      await house.keeping.commitOpen((writes) => writes.insertInto('enrolment').values(seats).execute());
      const way = door ? 'door' : 'token';
      await house.keeping.commitMain((writes) =>
        writes.updateTable('survey_class').set({ way }).where('class_id', '=', 'a2').execute(),
      );
      await releaseSurveys(house);
      const [part] = await partsIn(house);
      return [
        Object.keys(part ?? {})
          .sort()
          .join(),
        part?.reach,
      ];
    };
    expect(await reachOf(false)).toEqual(['band,crosses,grades,questions,reach', '60-80']);
    expect(await reachOf(true)).toEqual(['band,crosses,grades,questions', undefined]);
  });

  test('two processes that tell it at once tell it once', async () => {
    const house = await answered(engine);
    const other = await house.another();
    await Promise.all([releaseSurveys(house), releaseSurveys(other)]);
    expect([(await partsIn(house)).length, (await textsIn(house)).length]).toEqual([1, 25]);
    expect(await rowsIn(house)).toEqual([]);
  });

  test('nineteen families, one large class and nobody at all leave the same: nothing', async () => {
    const left: unknown[] = [];
    for (const [a1, a2] of [
      [10, 9],
      [30, 4],
      [0, 0],
    ] as const) {
      const house = await classHouse(engine);
      await askSurvey(house, THIRD);
      await answersOfMany(house, 'a1', a1);
      await answersOfMany(house, 'a2', a2);
      house.turn(CLOSED);
      await releaseSurveys(house);
      left.push([await everyFigure(house.keeping), await stateIn(house), await rowsIn(house)]);
    }
    expect(left[0]).toEqual(left[2]);
    expect(left[1]).toEqual(left[2]);
    expect(left[2]).toMatchObject([{ published_survey: [], survey_text: [] }, 'told', []]);
  });

  test('who withdrew is in no count, and no text of theirs is kept', async () => {
    const house = await answered(engine);
    await answerAs(house, { class: 'a2', family: 12, r: 2 }, null);
    await releaseSurveys(house);
    const bodies = (await textsIn(house)).map(({ body }) => body);
    expect(bodies).toHaveLength(24);
    expect(bodies).not.toContain('愿望a212');
  });
});

test('answers to a survey that is no more go, and those to one that is open stay', async () => {
  const house = await classHouse('sqlite');
  await askSurvey(house, THIRD);
  await answersOfMany(house, 'a1', 3);
  house.turn('2026-11-24T12:00:00+08:00');
  await releaseSurveys(house);
  expect(await rowsIn(house)).toHaveLength(12);
  await house.keeping.commitMain((writes) => writes.deleteFrom('survey').execute());
  await releaseSurveys(house);
  expect(await rowsIn(house)).toEqual([]);
});
