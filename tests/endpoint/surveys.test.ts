import { expect, test } from 'vitest';
import { surveysAnswer, surveysPath } from '../../src/wire/answers';
import { addClasses, answerOf, foundSchool, openDesk, post, told } from '../setup/desk';
import { draftOf, keep, openedSurvey, partOf, tell } from '../setup/surveys';

async function school() {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const [classId = '', other = ''] = await addClasses(admin, '三年级1班', '四年级1班');
  const look = (of: string) => answerOf(surveysAnswer, post({ desk }, surveysPath, { class: of }));
  return { desk, admin, classId, other, look };
}

test('a class is told what it is asked while it is asked, and nobody is told of a door', async () => {
  const { desk, admin, classId, other, look } = await school();
  await keep(admin, 'draft123');
  await openedSurvey(admin, 'abcd1234', { opens: '2026-11-23', closes: '2026-11-24' });
  const askedAt = async (moment: string) => {
    desk.turn(moment);
    return (await look(classId)).asked.map((each) => each?.survey);
  };
  expect(await askedAt('2026-11-22T23:59:59+08:00')).toEqual([]);
  expect(await askedAt('2026-11-23T00:00:00+08:00')).toEqual(['abcd1234']);
  const { asked } = await look(classId);
  expect(asked).toEqual([
    {
      ...{ survey: 'abcd1234', opens: '2026-11-23', closes: '2026-11-24', way: 'door', crosses: [] },
      definition: draftOf('家长问卷').definition,
    },
  ]);
  expect(await look(other)).toEqual({ class: other, asked: [], told: [] });
  expect(await askedAt('2026-11-26T05:59:59+08:00')).toEqual(['abcd1234']);
  expect(await askedAt('2026-11-26T06:00:00+08:00')).toEqual([]);
});

test('results are told where the school shows them, with the texts it let through, for the school year', async () => {
  const { desk, admin, classId, look } = await school();
  await openedSurvey(admin, 'abcd1234');
  await tell(desk, 'abcd1234', { texts: ['少一点', '写得清楚'] });
  expect((await look(classId)).told).toEqual([]);
  await desk.world.keeping.commitMain(async (writes) => {
    await writes.updateTable('survey').set({ is_shown: 1, reply: '我们改' }).execute();
    await writes.updateTable('survey_text').set({ state: 'shown' }).where('body', '=', '少一点').execute();
  });
  const shown = (await look(classId)).told;
  expect(shown).toMatchObject([
    {
      survey: 'abcd1234',
      parts: [partOf(3)],
      texts: [{ question: 'wish', text: '少一点' }],
      reply: '我们改',
    },
  ]);
  desk.turn('2027-09-02T12:00:00+08:00');
  expect((await look(classId)).told).toEqual([]);
});

test('a class nobody knows has no surveys', async () => {
  const { desk } = await school();
  expect(await told(post({ desk }, surveysPath, { class: '0000000000' }))).toEqual({
    status: 404,
    body: { problem: 'class-unknown' },
  });
});
