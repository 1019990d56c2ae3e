import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sweep } from '../../src/endpoint/sweep';
import { endSchoolAnswer, endSchoolPath } from '../../src/wire/stored';
import {
  addClasses,
  answerOf,
  authOf,
  enrol,
  foundSchool,
  invited,
  look,
  mint,
  openDesk,
  PASSWORD,
  post,
  signIn,
  told,
} from '../setup/desk';
import { lettersOf } from '../setup/evening';
import { everyRow } from '../setup/every-row';
import { openedSurvey, tell } from '../setup/surveys';
import { ENGINES, REWRITE_THREAD } from '../setup/keeping';

const HOUR_MS = 60 * 60_000;
const END = { name: '王校长的学校', password: PASSWORD };

/** Two schools with a class, families and an open evening each; what goes is the first. */
async function twoSchools(engine: 'sqlite' | 'postgres' = 'sqlite') {
  const desk = await openDesk(engine);
  const admin = await foundSchool(desk);
  const other = await foundSchool(desk, '赵校长');
  const [id = ''] = await addClasses(admin, '三年级2班');
  const [otherId = ''] = await addClasses(other, '三年级2班');
  const teacher = await invited(admin, '李老师', { role: 'teacher', class: id });
  for (const [hand, classId] of [
    [admin, id],
    [other, otherId],
  ] as const) {
    const { codes } = await mint(hand, classId);
    await enrol(desk, codes[0] ?? '', authOf(1, classId));
    await lettersOf(3, desk.world.keeping, { class: classId, night: '2026-11-20' });
    const [survey, asked] = hand === admin ? ['aaaaaaaa', 'aaaaaaa2'] : ['bbbbbbbb', 'bbbbbbb2'];
    for (const each of [survey, asked]) await openedSurvey(hand, each);
    await tell(desk, survey, { texts: ['少一点'] });
    await desk.world.keeping.commitOpen(async (writes) => {
      const row = { class: classId, survey: asked, question: 'long', id: 'x', value: '"yes"' };
      await writes.insertInto('answer_row').values(row).execute();
      await writes.insertInto('survey_end').values({ survey, state: 'counted' }).execute();
    });
  }
  return { desk, admin, other, teacher, id, otherId };
}

const keyFiles = async (folder: string) => (await readdir(join(folder, 'keys'))).sort();

describe.each(ENGINES)('on %s', (engine) => {
  test('nothing is left of the school but that it was deleted, and the other school keeps every row', async () => {
    const { desk, admin, other, id, otherId } = await twoSchools(engine);
    const proof = await answerOf(endSchoolAnswer, post(admin, endSchoolPath, END));
    expect(proof.deleted).toContainEqual({ what: 'class', rows: 1 });
    expect(proof.deleted).toContainEqual({ what: 'user', rows: 2 });
    desk.wait(HOUR_MS);
    await sweep({ ...desk.world, thread: REWRITE_THREAD });
    const { deletion = [], ...rows } = await everyRow(desk.world.keeping);
    const left = JSON.stringify(rows);
    for (const gone of [id, '王校长', '李老师', 'aaaaaaa']) expect(left).not.toContain(gone);
    for (const kept of [otherId, '赵校长', 'bbbbbbbb']) expect(left).toContain(kept);
    expect(rows['figure_row']).toHaveLength(3 * 15);
    expect(rows['enrolment']).toHaveLength(1);
    for (const table of ['survey', 'survey_class']) expect(rows[table], table).toHaveLength(2);
    for (const table of ['published_survey', 'survey_text', 'answer_row', 'survey_end'])
      expect(rows[table], table).toHaveLength(1);
    expect(rows['ending']).toEqual([]);
    expect(deletion.join()).not.toContain('王校长');
    expect(await keyFiles(desk.world.folder)).toEqual([`${otherId}.2026a.json`, `${otherId}.2026b.json`]);
    expect((await look(admin, '/v1/school/me')).status).toBe(401);
    expect((await look(other, '/v1/school/me')).status).toBe(200);
    expect((await signIn(desk, '王校长')).status).toBe(401);
    expect((await told(post({ desk }, '/v1/class', { class: id }))).status).toBe(404);
  });
});

test.each([
  ['another name', { name: '赵校长的学校' }, { status: 403, body: { problem: 'school-name-differs' } }],
  [
    'a wrong password',
    { password: 'a lamp on the table' },
    { status: 401, body: { problem: 'sign-in-wrong', field: 'password' } },
  ],
])('with %s nothing is touched', async (_, differs, answered) => {
  const { desk, admin } = await twoSchools();
  const before = await everyRow(desk.world.keeping);
  expect(await told(post(admin, endSchoolPath, { ...END, ...differs }))).toEqual(answered);
  expect(await everyRow(desk.world.keeping)).toEqual(before);
});

test('spaces and wide letters in the name are forgiven, and wrong passwords run out', async () => {
  const { admin } = await twoSchools();
  for (let times = 0; times < 10; times += 1)
    expect((await post(admin, endSchoolPath, { ...END, password: `no ${String(times)}` })).status).toBe(401);
  expect((await told(post(admin, endSchoolPath, END))).body).toEqual({ problem: 'sign-in-too-often' });
});

test('interrupted after the school is gone, the sweep goes on with its open rows and keys', async () => {
  const { desk, admin, id } = await twoSchools();
  const { keys } = desk.world;
  const { deleteKey } = keys;
  keys.deleteKey = () => Promise.reject(new Error('The power is gone.'));
  expect((await post(admin, endSchoolPath, END)).status).toBe(200);
  keys.deleteKey = deleteKey;
  expect((await keyFiles(desk.world.folder)).join()).toContain(id);
  desk.wait(HOUR_MS);
  expect(await sweep({ ...desk.world, thread: REWRITE_THREAD })).toBe('clean');
  expect((await keyFiles(desk.world.folder)).join()).not.toContain(id);
  expect((await everyRow(desk.world.keeping))['ending']).toEqual([]);
});
