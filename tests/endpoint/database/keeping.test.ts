import { describe, expect, test } from 'vitest';
import { ENGINES, freshKeeping } from '../../setup/keeping';

const slip = (code: string) => ({
  code_hash: code,
  class: 'c1a2s3s4x5',
  serial: 1,
  used: 0,
  year: 2026,
  door_hash: null,
});

describe.each(ENGINES)('on %s', (engine) => {
  test('what is committed is read back, and a time in ms is a number', async () => {
    const keeping = await freshKeeping(engine);
    await keeping.commitMain(async (writes) => {
      await writes
        .insertInto('opening')
        .values({ school_id: 's', class_id: 'c', door: 'd', until: 1_795_000_000_000 })
        .execute();
    });
    const found = await keeping.main.selectFrom('opening').selectAll().execute();
    expect(found).toEqual([{ school_id: 's', class_id: 'c', door: 'd', until: 1_795_000_000_000 }]);
  });

  test('one work of a batch that fails undoes nothing of its neighbours', async () => {
    const keeping = await freshKeeping(engine);
    const codes = Array.from({ length: 50 }, (_, index) => `code-${index % 40}`);
    const outcomes = await Promise.allSettled(
      codes.map((code) =>
        keeping.commitOpen(async (writes) => {
          await writes.insertInto('slip').values(slip(code)).execute();
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    expect(await keeping.open.selectFrom('slip').select('code_hash').execute()).toHaveLength(40);
  });
});
