import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Engine } from '../../../src/endpoint/database/engine';
import { openKeeping, type Keeping } from '../../../src/endpoint/database/keeping';
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

async function forget(
  { commitMain, commitOpen }: Keeping,
  open: readonly string[],
  names: readonly string[],
) {
  const gone = sql`delete from kysely_migration where name in (${sql.join(names)})`;
  await commitMain(async (writes) => {
    for (const table of PUBLISHED) await sql`drop table ${sql.table(table)}`.execute(writes);
    await gone.execute(writes);
  });
  await commitOpen(async (writes) => {
    for (const table of open) await sql`drop table ${sql.table(table)}`.execute(writes);
    await gone.execute(writes);
  });
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
  expect(await keeping.main.selectFrom('class').selectAll().execute()).toEqual([CLASS]);
  expect(await keeping.open.selectFrom('slip').selectAll().execute()).toEqual([SLIP]);
  expect(await keeping.open.selectFrom('enrolment').selectAll().execute()).toEqual([ENROLMENT]);
  return { keeping, secrets, clock };
}

describe.each(ENGINES)('on %s', (engine) => {
  test('families that joined before there were evenings keep their slips and seats', async () => {
    const { keeping } = await openedAfter(engine, (before) =>
      forget(before, [...RUNNING_SUMS, ...EVENINGS], ['2026-11-23-evenings', '2026-11-24-figures']),
    );
    for (const table of [...EVENINGS, ...RUNNING_SUMS])
      expect(await keeping.open.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  test('evenings that families sent before there were figures are told when they close', async () => {
    const issued = { class: SEAT.class, serial: 4, night: EVENING.night, blinded_hash: 'b' };
    const house = await openedAfter(engine, async (before) => {
      await lettersOf(12, before);
      await lettersOf(2, before, { ...EVENING, night: '2026-11-24' });
      await before.commitOpen((writes) => writes.insertInto('issued').values(issued).execute());
      await forget(before, RUNNING_SUMS, ['2026-11-24-figures']);
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
