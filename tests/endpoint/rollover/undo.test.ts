import { describe, expect, test } from 'vitest';
import { undoRollPath } from '../../../src/wire/rollover';
import {
  changeRolePath,
  inviteAnswer,
  invitePath,
  peopleAnswer,
  peoplePath,
  removePersonPath,
} from '../../../src/wire/people';
import { acceptPath } from '../../../src/wire/setup';
import { addClasses, answerOf, invited, look, mint, PASSWORD, post, secretOf, told } from '../../setup/desk';
import { everyRow } from '../../setup/every-row';
import { ENGINES } from '../../setup/keeping';
import { rolled, schoolYear, SEPTEMBER, type SchoolYear } from '../../setup/school-year';
import { openedSurvey } from '../../setup/surveys';

const DAY_MS = 24 * 60 * 60_000;
const undo = ({ admin }: SchoolYear, year = 2027) => told(post(admin, undoRollPath, { year }));
/** All but the log, the proof and what waits for the sweep. */
const kept = async ({ desk }: SchoolYear) => {
  const { audit: _, deletion: __, ending: ___, ...rows } = await everyRow(desk.world.keeping);
  return rows;
};

describe.each(ENGINES)('on %s', (engine) => {
  test('within a week every row is what it was, and it can be done once more', async () => {
    const year = await schoolYear(engine);
    year.desk.turn(SEPTEMBER);
    const before = await kept(year);
    await rolled(year);
    expect(await kept(year)).not.toEqual(before);
    year.desk.wait(7 * DAY_MS - 1);
    expect(await undo(year)).toEqual({ status: 200, body: { changed: true } });
    expect(await kept(year)).toEqual(before);
    expect(await undo(year)).toEqual({ status: 409, body: { problem: 'rollover-undo-over' } });
    await rolled(year);
  });
});

test('after the week it stays', async () => {
  const year = await schoolYear();
  await rolled(year);
  const after = await everyRow(year.desk.world.keeping);
  year.desk.wait(7 * DAY_MS);
  expect(await undo(year)).toEqual({ status: 409, body: { problem: 'rollover-undo-over' } });
  expect(await everyRow(year.desk.world.keeping)).toEqual(after);
});

test('a class that was added meanwhile and has the old name of another keeps it back, with a sentence', async () => {
  const year = await schoolYear();
  await rolled(year);
  await addClasses(year.admin, '三年级2班');
  expect(await undo(year)).toEqual({ status: 409, body: { problem: 'class-name-taken' } });
});

test('of a class that it made nothing is left in the main database, and its slips are none', async () => {
  const year = await schoolYear();
  await rolled(year);
  const { main } = year.desk.world.keeping;
  const [made] = await main.selectFrom('class').select('class_id').where('name', '=', '一年级1班').execute();
  await mint(year.admin, made?.class_id ?? '');
  await undo(year);
  const { deletion: _, ending = [], slip: __, ...rows } = await everyRow(year.desk.world.keeping);
  expect(ending).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(made?.class_id);
});

test('while a survey of the new year is answered it is not undone', async () => {
  const year = await schoolYear();
  await rolled(year);
  await openedSurvey(year.admin, 'aaaaaaaa', { opens: '2027-09-05', closes: '2027-09-06', grades: [1, 4] });
  const before = await everyRow(year.desk.world.keeping);
  expect(await undo(year)).toEqual({ status: 409, body: { problem: 'rollover-survey-open' } });
  expect(await everyRow(year.desk.world.keeping)).toEqual(before);
  year.desk.turn('2027-09-08T06:00:00+08:00');
  expect(await undo(year)).toMatchObject({ status: 200 });
});

test('nobody comes back by it: neither an admin who was removed by an invite kept in a pocket, nor an auditor to a class', async () => {
  const year = await schoolYear();
  const { admin, desk, sixth } = year;
  const other = await invited(admin, '赵老师', { role: 'admin' });
  desk.turn(SEPTEMBER);
  const { link } = await answerOf(inviteAnswer, post(other, invitePath, { role: 'teacher', class: sixth }));
  await rolled(year);
  const { people } = await answerOf(peopleAnswer, look(admin, peoplePath));
  const personOf = (called: string) => people.find(({ name }) => name === called)?.person;
  const removed = await post(admin, removePersonPath, { person: personOf('赵老师') });
  const changed = await post(admin, changeRolePath, { person: personOf('李老师'), role: 'auditor' });
  expect([removed.status, changed.status]).toEqual([200, 200]);
  expect(await undo(year)).toMatchObject({ status: 200 });
  const coming = { link: secretOf(link), name: '赵老师', password: PASSWORD };
  expect(await told(post({ desk }, acceptPath, coming))).toEqual({
    status: 404,
    body: { problem: 'link-unknown' },
  });
  const { people: after } = await answerOf(peopleAnswer, look(admin, peoplePath));
  expect(after.find(({ name }) => name === '李老师')?.classes).toEqual([]);
});
