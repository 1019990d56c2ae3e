import { expect, test } from 'vitest';
import { addClasses, foundSchool, invited, openDesk } from '../../setup/desk';
import { keep, openedSurvey, surveysOf, tell } from '../../setup/surveys';

test('whoever oversees sees all surveys, the last changed first, with the classes seen anyway; doors admins alone', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const other = await foundSchool(desk, '赵校长');
  const [third = '', fourth = ''] = await addClasses(admin, '三年级1班', '四年级1班');
  await openedSurvey(admin, 'aaaaaaaa', { grades: [3, 4] });
  desk.wait(1);
  await keep(admin, 'bbbbbbbb');
  const auditor = await invited(admin, '卫督学', { role: 'auditor' });
  const lead = await invited(admin, '冯组长', { role: 'lead', grade: 3 });
  const teacher = await invited(admin, '李老师', { role: 'teacher', class: third });
  const idsFor = async (hand: typeof admin) => (await surveysOf(hand)).map(({ survey }) => survey);
  for (const hand of [admin, auditor, lead]) expect(await idsFor(hand)).toEqual(['bbbbbbbb', 'aaaaaaaa']);
  expect(await idsFor(teacher)).toEqual([]);
  expect(await idsFor(other)).toEqual([]);
  const classesFor = async (hand: typeof admin) =>
    (await surveysOf(hand)).find(({ survey }) => survey === 'aaaaaaaa')?.classes ?? [];
  expect((await classesFor(admin)).map((each) => each.class).sort()).toEqual([third, fourth].sort());
  expect((await classesFor(admin)).every(({ door }) => door !== undefined)).toBe(true);
  expect(await classesFor(auditor)).toHaveLength(2);
  expect(await classesFor(lead)).toEqual([{ class: third, way: 'door' }]);
  expect((await classesFor(auditor)).some((each) => 'door' in each)).toBe(false);
});

test('a survey that was told and is not shown to parents is none of a teacher’s', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const [third = ''] = await addClasses(admin, '三年级1班');
  const teacher = await invited(admin, '李老师', { role: 'teacher', class: third });
  await openedSurvey(admin, 'aaaaaaaa');
  await tell(desk, 'aaaaaaaa');
  expect(await surveysOf(teacher)).toEqual([]);
  await desk.world.keeping.commitMain((writes) =>
    writes.updateTable('survey').set({ is_shown: 1 }).execute(),
  );
  expect(await surveysOf(teacher)).toHaveLength(1);
});
