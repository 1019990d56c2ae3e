import { describe, expect, test } from 'vitest';
import { destroyEnded } from '../../../src/endpoint/rollover/destroy';
import { removeSurveyPath } from '../../../src/wire/survey-desk';
import { openDesk, post, schoolWithClass, told, type Hand } from '../../setup/desk';
import { everyRow } from '../../setup/every-row';
import { ENGINES } from '../../setup/keeping';
import { draftOf, keep, openedSurvey, partOf, tell } from '../../setup/surveys';

const ID = 'aaaaaaaa';
const remove = (hand: Hand, revision: number) => told(post(hand, removeSurveyPath, { survey: ID, revision }));
const GONE = { status: 200, body: { changed: true } };

describe.each(ENGINES)('on %s', (engine) => {
  test('a survey that was told goes with its results, what families wrote and its end, and how much is noted', async () => {
    const desk = await openDesk(engine);
    const { keeping } = desk.world;
    const { admin } = await schoolWithClass(desk);
    await openedSurvey(admin, ID);
    await openedSurvey(admin, 'bbbbbbbb');
    for (const survey of [ID, 'bbbbbbbb']) {
      await tell(desk, survey, { parts: [partOf(3), partOf(4, 5)], texts: ['少一点', '挺好'] });
      await keeping.commitOpen((writes) =>
        writes.insertInto('survey_end').values({ survey, state: 'counted' }).execute(),
      );
    }
    expect(await remove(admin, 2)).toEqual(GONE);
    await destroyEnded(desk.world);
    const { deletion = [], ...rows } = await everyRow(keeping);
    expect(JSON.stringify(rows)).not.toContain(ID);
    expect(rows['published_survey']).toHaveLength(2);
    expect(rows['survey_end']).toEqual(['{"survey":"bbbbbbbb","state":"counted"}']);
    const noted = deletion.map((row) => JSON.parse(String(row)) as { what: string; rows: number });
    expect(Object.fromEntries(noted.map(({ what, rows: gone }) => [what, gone]))).toEqual({
      survey: 1,
      survey_class: 1,
      published_survey: 2,
      survey_text: 2,
    });
    expect((await remove(admin, 2)).body).toEqual({ problem: 'survey-unknown' });
  });
});

test('one that is asked stays, and a draft that somebody changed meanwhile too', async () => {
  const desk = await openDesk();
  const { admin } = await schoolWithClass(desk);
  await keep(admin, ID);
  await keep(admin, ID, { draft: draftOf('改过'), revision: 1 });
  expect(await remove(admin, 1)).toEqual({ status: 409, body: { problem: 'survey-changed' } });
  expect(await remove(admin, 2)).toEqual(GONE);
  await openedSurvey(admin, ID);
  expect(await remove(admin, 2)).toEqual({ status: 409, body: { problem: 'survey-not-told' } });
});
