import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openKeeping } from '../../../src/endpoint/database/keeping';
import { ENGINES, freshPlace } from '../../setup/keeping';

describe.each(ENGINES)('on %s', (engine) => {
  test('families that joined before there were evenings keep their slips and seats', async () => {
    const place = await freshPlace(engine);
    const before = await openKeeping(place, () => new Date());
    const seat = { class: '3n5k8m2q7t', serial: 4, year: 2026 };
    const slip = { ...seat, code_hash: 'c', used: 1, door_hash: null };
    const enrolment = { ...seat, auth_hash: 'a' };
    await before.commitOpen(async (writes) => {
      await writes.insertInto('slip').values(slip).execute();
      await writes.insertInto('enrolment').values(enrolment).execute();
      // As the version that let families join left it.
      for (const table of ['issued', 'figure_row']) await sql`drop table ${sql.table(table)}`.execute(writes);
      await sql`delete from kysely_migration where name = '2026-11-23-evenings'`.execute(writes);
    });
    await before.close();
    const after = await openKeeping(place, () => new Date());
    onTestFinished(() => after.close());
    expect(await after.open.selectFrom('slip').selectAll().execute()).toEqual([slip]);
    expect(await after.open.selectFrom('enrolment').selectAll().execute()).toEqual([enrolment]);
    for (const table of ['issued', 'figure_row'] as const)
      expect(await after.open.selectFrom(table).selectAll().execute()).toEqual([]);
  });
});
