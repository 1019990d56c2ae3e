import { describe, expect, test } from 'vitest';
import { changeSurveyEndPath, openSurveyPath, withdrawSurveyPath } from '../../../src/wire/survey-desk';
import { openDesk, post, schoolWithClass, told, type Hand } from '../../setup/desk';
import { everyRow } from '../../setup/every-row';
import { ENGINES } from '../../setup/keeping';
import { keep, openedSurvey, openingOf, surveysOf, tell } from '../../setup/surveys';

const ID = 'aaaaaaaa';
const withdraw = (hand: Hand, revision = 2) => told(post(hand, withdrawSurveyPath, { survey: ID, revision }));
const end = (hand: Hand, closes: string, revision = 2) =>
  told(post(hand, changeSurveyEndPath, { survey: ID, revision, closes }));
const TOMORROW = { opens: '2026-11-23', closes: '2026-11-29' };

describe.each(ENGINES)('on %s', (engine) => {
  test('before its first date a survey is a draft again, and after it never', async () => {
    const desk = await openDesk(engine);
    const { admin } = await schoolWithClass(desk);
    await openedSurvey(admin, ID, TOMORROW);
    desk.turn('2026-11-22T23:59:59+08:00');
    const first = await withdraw(admin);
    expect(first).toMatchObject({
      status: 200,
      body: { survey: { state: 'draft', revision: 3, classes: [] } },
    });
    expect(await withdraw(admin)).toEqual(first);
    expect(await desk.world.keeping.main.selectFrom('survey_class').selectAll().execute()).toEqual([]);
    expect((await post(admin, openSurveyPath, openingOf(ID, { ...TOMORROW, revision: 3 }))).status).toBe(200);
    desk.turn('2026-11-23T00:00:00+08:00');
    expect(await withdraw(admin, 4)).toEqual({ status: 409, body: { problem: 'survey-begun' } });
    expect(await withdraw(admin, 3)).toEqual({ status: 409, body: { problem: 'survey-changed' } });
  });

  test('its last date is moved to today, to later and back, until that date is over', async () => {
    const desk = await openDesk(engine);
    const { admin } = await schoolWithClass(desk);
    await openedSurvey(admin, ID);
    expect(await end(admin, '2026-12-06')).toMatchObject({
      status: 200,
      body: { survey: { closes: '2026-12-06', revision: 3 } },
    });
    expect(await end(admin, '2026-12-06')).toMatchObject({ status: 200, body: { survey: { revision: 3 } } });
    desk.turn('2026-11-24T21:00:00+08:00');
    expect((await end(admin, '2026-11-24', 3)).status).toBe(200);
    // Until midnight somebody may still begin it; then answers that wait on phones come in, and nothing else.
    desk.turn('2026-11-25T00:00:00+08:00');
    expect(await end(admin, '2026-11-26', 4)).toEqual({ status: 409, body: { problem: 'survey-over' } });
  });
});

test.each([
  ['2026-11-22', 'survey-in-past'],
  ['2026-11-21', 'survey-dates-backwards'],
  ['2027-01-21', 'survey-too-long'],
])('no survey ends on %s that was opened on 22 November, two days later', async (closes, problem) => {
  const desk = await openDesk();
  const { admin } = await schoolWithClass(desk);
  await openedSurvey(admin, ID);
  desk.turn('2026-11-24T21:00:00+08:00');
  const before = await everyRow(desk.world.keeping);
  expect(await end(admin, closes)).toEqual({ status: 400, body: { problem, field: 'closes' } });
  expect(await everyRow(desk.world.keeping)).toEqual(before);
});

test('a survey that is ahead ends no sooner than it begins', async () => {
  const desk = await openDesk();
  const { admin } = await schoolWithClass(desk);
  await openedSurvey(admin, ID, TOMORROW);
  expect((await end(admin, '2026-11-22')).body).toMatchObject({ problem: 'survey-dates-backwards' });
});

test('neither a draft nor what was told has dates to change', async () => {
  const desk = await openDesk();
  const { admin } = await schoolWithClass(desk);
  await keep(admin, ID);
  expect((await end(admin, '2026-11-30', 1)).body).toEqual({ problem: 'survey-over' });
  expect((await withdraw(admin, 1)).body).toEqual({ problem: 'survey-begun' });
  await post(admin, openSurveyPath, openingOf(ID));
  await tell(desk, ID);
  expect((await end(admin, '2026-11-30')).body).toEqual({ problem: 'survey-over' });
  expect((await withdraw(admin)).body).toEqual({ problem: 'survey-begun' });
  expect((await surveysOf(admin))[0]?.state).toBe('told');
});
