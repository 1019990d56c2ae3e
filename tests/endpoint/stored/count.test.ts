import { describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { OF_CLASS } from '../../../src/endpoint/database/tables';
import { countStored } from '../../../src/endpoint/stored/count';
import {
  invitePath,
  peopleAnswer,
  peoplePath,
  removePersonPath,
  revokeInvitePath,
} from '../../../src/wire/people';
import { ALL_STORED, STORED, storedAnswer, storedPath, type StoredAnswer } from '../../../src/wire/stored';
import {
  answerOf,
  authOf,
  enrol,
  hoursAhead,
  invited,
  look,
  mint,
  openDesk,
  post,
  schoolWithClass,
  type Hand,
} from '../../setup/desk';
import { lettersOf } from '../../setup/evening';
import { everyRow } from '../../setup/every-row';
import { ENGINES, freshKeeping } from '../../setup/keeping';
import { openedSurvey } from '../../setup/surveys';

const asked = (hand: Hand) => answerOf(storedAnswer, look(hand, storedPath));
const rowsOf = ({ tables }: StoredAnswer, table: string) => tables.find((each) => each.table === table)?.rows;
const DAY_MS = 24 * 60 * 60_000;

describe.each(ENGINES)('on %s', (engine) => {
  test('every table of both databases is told of, and those with a class are known', async () => {
    const { main, open } = await freshKeeping(engine);
    const there = (tables: readonly { name: string }[]) =>
      tables.map(({ name }) => name).filter((name) => !name.startsWith('kysely_') && name !== 'simulation');
    const mains = await main.introspection.getTables();
    const names = [...there(mains), ...there(await open.introspection.getTables())];
    expect([...ALL_STORED].sort()).toEqual(names.sort());
    const ofClass = mains.filter(({ columns }) => columns.some(({ name }) => name === 'class_id'));
    // What says that a class is to be destroyed stays until it is.
    expect(
      there(ofClass)
        .filter((name) => name !== 'ending')
        .sort(),
    ).toEqual([...OF_CLASS].sort());
  });

  test('last night’s counts stand until the next night, seats to ten, and of open evenings none', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    expect(rowsOf(await asked(admin), 'class')).toBeUndefined();
    const { codes } = await mint(admin, classId);
    for (let family = 0; family < 19; family += 1)
      await enrol(desk, codes[family] ?? '', authOf(family, classId));
    await lettersOf(12, desk.world.keeping, { class: classId, night: '2026-11-20' });
    await countStored(desk.world);
    const told = await asked(admin);
    expect(told.countedAt).toBe(desk.world.clock().getTime());
    expect([
      rowsOf(told, 'class'),
      rowsOf(told, 'user'),
      rowsOf(told, 'slip'),
      rowsOf(told, 'enrolment'),
    ]).toEqual([1, 1, 40, 10]);
    for (const table of [...STORED.evenings, 'verification']) expect(rowsOf(told, table)).toBeUndefined();
    await invited(admin, '李老师', { role: 'teacher', class: classId });
    await countStored(desk.world);
    expect(rowsOf(await asked(admin), 'user')).toBe(1);
    desk.wait(DAY_MS);
    await countStored(desk.world);
    expect(rowsOf(await asked(admin), 'user')).toBe(2);
  });

  test('how many families wrote something, and whether any did, changes no byte of what is told or stored', async () => {
    const seen: string[] = [];
    for (const families of [0, 3, 12]) {
      const desk = await openDesk(engine);
      const { admin, classId } = await schoolWithClass(desk);
      await lettersOf(families, desk.world.keeping, { class: classId, night: '2026-11-20' });
      await countStored(desk.world);
      const { stored_count: counts = [], deletion = [] } = await everyRow(desk.world.keeping);
      const plain = (text: string) => text.replaceAll(/[0-9a-z]{16}/g, '#');
      seen.push(plain(JSON.stringify([counts, deletion, await asked(admin)])));
    }
    expect(new Set(seen).size).toBe(1);
  });

  test('a session that nobody came back to is deleted, and one in use is not', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    await invited(admin, '李老师', { role: 'teacher', class: classId });
    await desk.world.keeping.commitMain(async (writes) => {
      const past = engine === 'postgres' ? sql`now() - interval '1 hour'` : sql`'2026-01-01T00:00:00.000Z'`;
      const whose = sql`(select id from "user" where name = '李老师')`;
      await sql`update session set "expiresAt" = ${past} where "userId" = ${whose}`.execute(writes);
    });
    await countStored(desk.world);
    expect((await everyRow(desk.world.keeping))['session']).toHaveLength(1);
    expect((await asked(admin)).deletions).toContainEqual(
      expect.objectContaining({ what: 'session', why: 'time', rows: 1 }),
    );
  });

  test('whom and which invite somebody removed is proved, by number', async () => {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    const teacher = await invited(admin, '李老师', { role: 'teacher', class: classId });
    await post(admin, invitePath, { role: 'auditor' });
    const { people, invites } = await answerOf(peopleAnswer, look(admin, peoplePath));
    const { person } = people.find(({ name }) => name === '李老师')!;
    await post(admin, removePersonPath, { person });
    desk.wait(1);
    await post(admin, revokeInvitePath, { invite: invites[0]!.invite });
    expect((await look(teacher, peoplePath)).status).toBe(401);
    expect((await asked(admin)).deletions).toMatchObject([
      { what: 'link', why: 'act', rows: 1 },
      { what: 'member', why: 'act', rows: 1 },
    ]);
  });
});

test('each night says that of the evenings that have closed no row is left, and says nothing where one is', async () => {
  const desk = await openDesk();
  const { admin, classId } = await schoolWithClass(desk);
  await countStored(desk.world);
  expect((await asked(admin)).deletions).toMatchObject([{ what: 'evenings', why: 'time', rows: 1 }]);
  await lettersOf(3, desk.world.keeping, { class: classId, night: '2026-11-23' });
  desk.turn('2026-11-26T12:00:00+08:00');
  await countStored(desk.world);
  expect((await asked(admin)).deletions).toHaveLength(1);
});

test('of a survey that has closed no row is left either, or nothing is said', async () => {
  const desk = await openDesk();
  const { admin, classId } = await schoolWithClass(desk);
  await openedSurvey(admin, 'aaaaaaaa', { closes: '2026-11-22' });
  const answers = { class: classId, survey: 'aaaaaaaa', question: 'long', id: 'x', value: '"yes"' };
  await desk.world.keeping.commitOpen((writes) => writes.insertInto('answer_row').values(answers).execute());
  await countStored(desk.world);
  expect((await asked(admin)).deletions).toHaveLength(1);
  desk.turn('2026-11-24T06:00:00+08:00');
  await countStored(desk.world);
  expect((await asked(admin)).deletions).toHaveLength(1);
  await desk.world.keeping.commitOpen((writes) => writes.deleteFrom('answer_row').execute());
  desk.turn('2026-11-25T06:00:00+08:00');
  await countStored(desk.world);
  expect((await asked(admin)).deletions).toHaveLength(2);
});

test('links that have run out are deleted, and how many is noted', async () => {
  const desk = await openDesk();
  const { admin } = await schoolWithClass(desk);
  await desk.world.keeping.commitMain(async (writes) => {
    const { school_id } = await writes.selectFrom('school').select('school_id').executeTakeFirstOrThrow();
    const link = { school_id, kind: 'invite' as const, role: 'admin' as const, class_id: null };
    const expires = [hoursAhead(desk, -1), hoursAhead(desk, 1)];
    for (const [index, expires_at] of expires.entries())
      await writes
        .insertInto('link')
        .values({ ...link, link_hash: String(index), expires_at })
        .execute();
  });
  await countStored(desk.world);
  expect((await everyRow(desk.world.keeping))['link']).toHaveLength(1);
  expect((await asked(admin)).deletions).toContainEqual({
    at: desk.world.clock().getTime(),
    what: 'link',
    why: 'time',
    rows: 1,
  });
});

test('the page says when an evening’s rows, a survey’s answers and a year’s slips go next', async () => {
  const desk = await openDesk();
  const { admin } = await schoolWithClass(desk);
  const { tables } = await asked(admin);
  const nextOf = (table: string) => tables.find((each) => each.table === table)?.next;
  // The desk stands on a Sunday: its weekend closes on Tuesday.
  expect(nextOf('figure_row')).toBe(Date.parse('2026-11-24T06:00:00+08:00'));
  expect(nextOf('enrolment')).toBe(Date.parse('2027-09-09T06:00:00+08:00'));
  expect(nextOf('published_evening')).toBeUndefined();
  expect(nextOf('answer_row')).toBeUndefined();
  await openedSurvey(admin, 'aaaaaaaa', { closes: '2026-12-06' });
  await openedSurvey(admin, 'bbbbbbbb');
  const later = await asked(admin);
  const answers = later.tables.find(({ table }) => table === 'answer_row');
  expect(answers?.next).toBe(Date.parse('2026-12-01T06:00:00+08:00'));
  expect(later.tables.find(({ table }) => table === 'survey_end')?.next).toBeUndefined();
});

test('no count is kept of a table that is never counted', async () => {
  const desk = await openDesk();
  await schoolWithClass(desk);
  await countStored(desk.world);
  const rows = await sql<{ stored: string }>`select stored from stored_count`.execute(
    desk.world.keeping.main,
  );
  for (const { stored } of rows.rows) expect(STORED.evenings).not.toContain(stored);
});
