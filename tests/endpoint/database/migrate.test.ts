import { sql, type Transaction } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Engine } from '../../../src/endpoint/database/engine';
import { openKeeping, type Keeping } from '../../../src/endpoint/database/keeping';
import type { Room } from '../../../src/endpoint/database/migrate';
import { release } from '../../../src/endpoint/release/close';
import { readSecrets } from '../../../src/endpoint/secrets';
import { EVENING, lettersOf } from '../../setup/evening';
import { ENGINES, freshPlace } from '../../setup/keeping';

const RUNNING_SUMS = ['week_sum', 'evening'] as const;
const PUBLISHED = ['published_evening', 'published_figure', 'published_week'] as const;
const EVENINGS = ['issued', 'figure_row'] as const;

const SEAT = { class: EVENING.class, serial: 4, year: 2026 };
const SLIP = { ...SEAT, code_hash: 'c', used: 1, door_hash: null };
const ENROLMENT = { ...SEAT, auth_hash: 'a' };
const SCHOOL = {
  school_id: 's',
  name: '向阳小学',
  limit_choice: '{"preset":"cn-national"}',
  contact: '',
  zone: 'Asia/Shanghai',
  system: 'cn63',
} as const;
const CLASS = { school_id: 's', class_id: EVENING.class, name: '三年级2班', entry_year: 2024, size: 40 };

const clock = () => new Date('2026-11-25T06:00:00+08:00');

type Undo = Record<string, (writes: Transaction<never>) => Promise<unknown>>;

const drops =
  (...tables: readonly string[]) =>
  async (writes: Transaction<never>) => {
    for (const table of tables) await sql`drop table ${sql.table(table)}`.execute(writes);
  };

const dropsColumns =
  (...columns: readonly (readonly [table: string, column: string])[]) =>
  async (writes: Transaction<never>) => {
    for (const [table, column] of columns)
      await sql`alter table ${sql.table(table)} drop column ${sql.ref(column)}`.execute(writes);
  };

/** What takes back each migration after the first, oldest first: how an earlier version left a database. */
const UNDO: Record<Room, Undo> = {
  main: {
    '2026-11-24-figures': drops(...PUBLISHED),
    '2026-11-26-desk': dropsColumns(
      ['school', 'days'],
      ['school', 'limits'],
      ['class', 'days'],
      ['teaching', 'subjects'],
      ['link', 'subjects'],
      ['link', 'grade'],
      ['member', 'grade'],
    ),
    '2026-11-27-notices': drops('notice_part', 'notice_page'),
    '2026-11-28-accounts': async (writes) => {
      await drops('audit', 'twoFactor')(writes);
      await dropsColumns(['user', 'twoFactorEnabled'])(writes);
    },
    '2026-11-29-rollover': async (writes) => {
      await drops('class_year', 'rollover', 'ending', 'stored_count', 'deletion')(writes);
      await dropsColumns(['class', 'year'], ['class', 'left_year'])(writes);
    },
    '2026-11-30-alerts': drops('alert_rule'),
    '2026-12-01-reports': drops('report_text'),
    '2026-12-03-surveys': drops('survey', 'survey_class', 'published_survey', 'survey_text'),
  },
  open: {
    '2026-11-23-evenings': drops(...EVENINGS),
    '2026-11-24-figures': drops(...RUNNING_SUMS),
    '2026-12-03-answers': drops('answer_row', 'survey_end'),
  },
};

/** Leaves both databases as a version did that knew no migration from `first` on. */
async function forgetFrom(first: string, { commitMain, commitOpen }: Keeping): Promise<void> {
  const forgetIn = async (undo: Undo, writes: Transaction<never>) => {
    const names = Object.keys(undo).filter((name) => name >= first);
    for (const name of names.toReversed()) await undo[name]!(writes);
    if (names.length > 0)
      await sql`delete from kysely_migration where name in (${sql.join(names)})`.execute(writes);
  };
  await commitMain((writes) => forgetIn(UNDO.main, writes as never));
  await commitOpen((writes) => forgetIn(UNDO.open, writes as never));
}

/** A house with 三年级2班 and a family in its seat, left as an earlier version left it and opened by this one. */
async function openedAfter(engine: Engine, leave: (before: Keeping) => Promise<unknown>) {
  const place = await freshPlace(engine);
  const secrets = await readSecrets(place.folder);
  const before = await openKeeping(place, clock);
  await before.commitMain(async (writes) => {
    await writes.insertInto('school').values(SCHOOL).execute();
    await writes.insertInto('class').values(CLASS).execute();
  });
  await before.commitOpen(async (writes) => {
    await writes.insertInto('slip').values(SLIP).execute();
    await writes.insertInto('enrolment').values(ENROLMENT).execute();
  });
  await leave(before);
  await before.close();
  const keeping = await openKeeping(place, clock);
  onTestFinished(() => keeping.close());
  expect(await keeping.main.selectFrom('class').selectAll().execute()).toEqual([
    { ...CLASS, days: '{}', year: 0, left_year: null },
  ]);
  expect(await keeping.open.selectFrom('slip').selectAll().execute()).toEqual([SLIP]);
  expect(await keeping.open.selectFrom('enrolment').selectAll().execute()).toEqual([ENROLMENT]);
  return { keeping, secrets, clock };
}

describe.each(ENGINES)('on %s', (engine) => {
  test('every migration after the first can be taken back here, so each one is tried on what was before it', async () => {
    const place = await freshPlace(engine);
    const keeping = await openKeeping(place, clock);
    onTestFinished(() => keeping.close());
    for (const [room, database] of [
      ['main', keeping.main],
      ['open', keeping.open],
    ] as const) {
      const { rows } = await sql<{
        name: string;
      }>`select name from kysely_migration order by name`.execute(database);
      expect(Object.keys(UNDO[room])).toEqual(rows.slice(1).map(({ name }) => name));
    }
  });

  test('families that joined before there were evenings keep their slips and seats', async () => {
    const { keeping } = await openedAfter(engine, (before) => forgetFrom('2026-11-23', before));
    for (const table of [...EVENINGS, ...RUNNING_SUMS])
      expect(await keeping.open.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  test('evenings that families sent before there were figures are told when they close', async () => {
    const issued = { class: SEAT.class, serial: 4, night: EVENING.night, blinded_hash: 'b' };
    const house = await openedAfter(engine, async (before) => {
      await lettersOf(12, before);
      await lettersOf(2, before, { ...EVENING, night: '2026-11-24' });
      await before.commitOpen((writes) => writes.insertInto('issued').values(issued).execute());
      await forgetFrom('2026-11-24', before);
    });
    const { main, open } = house.keeping;
    expect(await open.selectFrom('issued').selectAll().execute()).toEqual([issued]);
    expect(await open.selectFrom('figure_row').select('id').execute()).toHaveLength(14 * 15);
    for (const table of PUBLISHED) expect(await main.selectFrom(table).selectAll().execute()).toEqual([]);
    await release(house);
    expect(await main.selectFrom('published_evening').select('night').execute()).toEqual([
      { night: EVENING.night },
    ]);
    expect(await open.selectFrom('figure_row').select('id').execute()).toHaveLength(2 * 15);
  });
});
