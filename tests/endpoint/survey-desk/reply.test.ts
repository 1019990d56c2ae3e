import { describe, expect, test } from 'vitest';
import { logAnswer, logPath } from '../../../src/wire/log';
import { replySurveyPath, surveyTextPath } from '../../../src/wire/survey-desk';
import { answerOf, foundSchool, openDesk, post, schoolWithClass, told, type Hand } from '../../setup/desk';
import { everyRow } from '../../setup/every-row';
import { ENGINES } from '../../setup/keeping';
import { openedSurvey, surveysOf, tell } from '../../setup/surveys';

const ID = 'aaaaaaaa';
type Said = { reply?: string; isShown?: boolean; revision?: number };
const reply = (hand: Hand, { reply: text = '', isShown = false, revision = 2 }: Said) =>
  told(post(hand, replySurveyPath, { survey: ID, revision, reply: text, isShown }));
const sort = (hand: Hand, id: string, state: string) =>
  told(post(hand, surveyTextPath, { survey: ID, id, state }));

describe.each(ENGINES)('on %s', (engine) => {
  test('the school answers the parents of a survey that was told, and of two who write at once one looks again', async () => {
    const desk = await openDesk(engine);
    const { admin } = await schoolWithClass(desk);
    await openedSurvey(admin, ID);
    expect((await reply(admin, { reply: '太早' })).body).toEqual({ problem: 'survey-not-told' });
    await tell(desk, ID);
    const first = await reply(admin, { reply: '周三不留书面作业。' });
    expect(first).toMatchObject({
      body: { survey: { reply: '周三不留书面作业。', isShown: false, revision: 3 } },
    });
    // Its answer was lost.
    expect(await reply(admin, { reply: '周三不留书面作业。' })).toEqual(first);
    expect((await reply(admin, { reply: '另一句' })).body).toEqual({ problem: 'survey-changed' });
    await reply(admin, { reply: '周三不留书面作业。', isShown: true, revision: 3 });
    expect(await surveysOf(admin)).toMatchObject([{ isShown: true, revision: 4 }]);
    await reply(admin, { reply: '周三不留书面作业。', isShown: false, revision: 4 });
    const { lines } = await answerOf(logAnswer, post(admin, logPath, { lines: 'page', about: 'surveys' }));
    const acts = lines.map(({ act }) => act);
    expect(acts.filter((act) => act !== 'survey-written').sort()).toEqual([
      'survey-hidden',
      'survey-opened',
      'survey-replied',
      'survey-shown',
    ]);
    expect(JSON.stringify(lines)).not.toContain('周三');
  });

  test('each open answer is let through or held back by itself, and the log says no word of it', async () => {
    const desk = await openDesk(engine);
    const { admin } = await schoolWithClass(desk);
    await openedSurvey(admin, ID);
    await tell(desk, ID, { texts: ['少一点抄写', '李老师太凶'] });
    expect((await sort(admin, 'text0', 'shown')).status).toBe(200);
    expect((await sort(admin, 'text1', 'hidden')).status).toBe(200);
    expect((await sort(admin, 'text1', 'hidden')).status).toBe(200);
    expect((await sort(admin, 'text9', 'shown')).body).toEqual({ problem: 'survey-unknown' });
    expect((await sort(admin, 'text0', 'deleted')).status).toBe(400);
    const { main } = desk.world.keeping;
    const rows = await main
      .selectFrom('survey_text')
      .select(['text_id', 'state'])
      .orderBy('text_id')
      .execute();
    expect(rows).toEqual([
      { text_id: 'text0', state: 'shown' },
      { text_id: 'text1', state: 'hidden' },
    ]);
    const { lines } = await answerOf(logAnswer, post(admin, logPath, { lines: 'page', about: 'surveys' }));
    expect(lines.filter(({ act }) => act === 'survey-texts-sorted')).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toMatch(/抄写|太凶/);
  });
});

test('nobody sorts or answers what is another school’s', async () => {
  const desk = await openDesk();
  const { admin } = await schoolWithClass(desk);
  const foreign = await foundSchool(desk, '赵校长');
  await openedSurvey(admin, ID);
  await tell(desk, ID, { texts: ['少一点抄写'] });
  const before = await everyRow(desk.world.keeping);
  expect((await sort(foreign, 'text0', 'shown')).status).toBe(404);
  expect((await reply(foreign, { reply: '我们的' })).status).toBe(404);
  expect(await everyRow(desk.world.keeping)).toEqual(before);
});

test('a reply of more than 2000 letters is refused', async () => {
  const desk = await openDesk();
  const { admin } = await schoolWithClass(desk);
  await openedSurvey(admin, ID);
  await tell(desk, ID);
  expect((await reply(admin, { reply: '长'.repeat(2001) })).status).toBe(400);
  expect((await reply(admin, { reply: '长'.repeat(2000) })).status).toBe(200);
});
