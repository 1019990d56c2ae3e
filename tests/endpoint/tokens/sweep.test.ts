import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Night } from '../../../src/core/night';
import { openKeeping } from '../../../src/endpoint/database/keeping';
import type { Engine } from '../../../src/endpoint/database/engine';
import type { SchoolRow } from '../../../src/endpoint/tenant';
import { openTermKeys } from '../../../src/endpoint/tokens/keys';
import { sweepTokens } from '../../../src/endpoint/tokens/sweep';
import { ENGINES, freshPlace } from '../../setup/keeping';

const CLASS = 'c1a2s3s4x5';
const CHINA: Pick<SchoolRow, 'zone' | 'system'> = { zone: 'Asia/Shanghai', system: 'cn63' };

const dayAfter = (at: string) => new Date(Date.parse(at) + 24 * 60 * 60 * 1000).toISOString();

/** An endpoint with one school and class, and a sweep at any time. */
async function classAt({ zone, system }: Pick<SchoolRow, 'zone' | 'system'>, engine: Engine = 'sqlite') {
  let now = '2026-01-01T00:00:00Z';
  const clock = () => new Date(now);
  const place = await freshPlace(engine);
  const keeping = await openKeeping(place, clock);
  onTestFinished(() => keeping.close());
  await keeping.commitMain(async (writes) => {
    await writes
      .insertInto('school')
      .values({ school_id: 's', name: '向阳小学', limit_choice: '{}', contact: '', zone, system })
      .execute();
    await writes
      .insertInto('class')
      .values({ school_id: 's', class_id: CLASS, name: '三年级2班', entry_year: 2023, size: 40 })
      .execute();
  });
  const keys = openTermKeys(place.folder);
  const sweepOnceAt = async (at: string) => {
    now = at;
    await sweepTokens({ keeping, keys, clock });
  };
  return {
    keeping,
    keys,
    folder: place.folder,
    sweepOnceAt,
    /** By that time, on which the next day's sweep agrees. */
    sweepAt: async (at: string) => {
      await sweepOnceAt(at);
      await sweepOnceAt(dayAfter(at));
    },
    files: async () => (await readdir(join(place.folder, 'keys'))).sort(),
  };
}

describe('a term’s key', () => {
  const [autumn, spring] = [`${CLASS}.2025a`, `${CLASS}.2025b`];
  const nextYear = [`${CLASS}.2026a.json`, `${CLASS}.2026b.json`];

  test('of autumn lives as long as families use it, though the school makes its winter break shorter or longer', async () => {
    for (const to of ['2026-02-05', '2026-03-20']) {
      const { keeping, keys, sweepAt } = await classAt(CHINA);
      await keys.keysOf(CLASS, 2025);
      const days = { breaks: [{ from: '2026-01-31', to }] };
      await keeping.commitMain((writes) =>
        writes
          .updateTable('school')
          .set({ days: JSON.stringify(days) })
          .execute(),
      );
      await sweepAt('2026-03-01T12:00:00+08:00');
      expect(await keys.secretKeyOf(CLASS, '2025a')).toHaveLength(32);
      await sweepAt('2026-03-26T12:00:00+08:00');
      expect(await keys.secretKeyOf(CLASS, '2025a')).toBeUndefined();
      expect(await keys.secretKeyOf(CLASS, '2025b')).toHaveLength(32);
    }
  });

  test('of autumn goes when the last evening of the winter break has closed; its public half stays on the slips', async () => {
    const { keys, folder, sweepAt, files } = await classAt(CHINA);
    const before = await keys.keysOf(CLASS, 2025);
    expect(await keys.secretKeyOf(CLASS, '2025a')).toHaveLength(32);
    // The break ends on Sunday 1 March 2026, which closes at 06:00 on Tuesday in Shanghai.
    await sweepAt('2026-03-02T21:59:59Z');
    expect(await files()).toEqual([`${autumn}.json`, `${spring}.json`]);
    expect(await keys.secretKeyOf(CLASS, '2025a')).toHaveLength(32);
    for (let times = 0; times < 2; times += 1) await sweepAt('2026-03-02T22:00:00Z');
    expect(await files()).toEqual([`${autumn}.public.json`, `${spring}.json`]);
    expect(await keys.secretKeyOf(CLASS, '2025a'), 'in memory neither').toBeUndefined();
    expect(await keys.secretKeyOf(CLASS, '2025b')).toHaveLength(32);
    expect(await keys.keysOf(CLASS, 2025)).toEqual(before);
    expect(await openTermKeys(folder).keysOf(CLASS, 2025)).toEqual(before);
    expect(await files()).toEqual([`${autumn}.public.json`, `${spring}.json`]);
  });

  test('of spring stays until the summer’s total, begun in July, has closed; then the whole year goes', async () => {
    const { keys, sweepAt, files } = await classAt(CHINA);
    await keys.keysOf(CLASS, 2025);
    await keys.keysOf(CLASS, 2026);
    const spring2025 = await keys.secretKeyOf(CLASS, '2025b');
    for (const at of ['2026-07-10T00:00:00Z', '2026-08-31T16:00:00Z', '2026-09-01T21:59:59Z']) {
      await sweepAt(at);
      expect(await files()).toEqual([`${autumn}.public.json`, `${spring}.json`, ...nextYear]);
      expect(await keys.secretKeyOf(CLASS, '2025b')).toEqual(spring2025);
    }
    await sweepAt('2026-09-01T22:00:00Z');
    expect(await files()).toEqual(nextYear);
    expect(await keys.secretKeyOf(CLASS, '2025b')).toBeUndefined();
  });

  test('goes by the school’s own zone', async () => {
    const { keys, sweepAt, files } = await classAt({ zone: 'America/Los_Angeles', system: 'other' });
    await keys.keysOf(CLASS, 2025);
    await sweepAt('2026-09-02T12:59:59Z');
    expect(await files()).toContain(`${spring}.json`);
    await sweepAt('2026-09-02T13:00:00Z');
    expect(await files()).toEqual([]);
  });

  test('where no winter break is known goes with the evening of 15 February', async () => {
    const { keys, sweepAt, files } = await classAt(CHINA);
    await keys.keysOf(CLASS, 2026);
    await sweepAt('2027-02-16T21:59:59Z');
    expect(await files()).toEqual(nextYear);
    await sweepAt('2027-02-16T22:00:00Z');
    expect(await files()).toEqual([`${CLASS}.2026a.public.json`, `${CLASS}.2026b.json`]);
  });

  test('of a class that is not known here stays', async () => {
    const { keys, sweepAt, files } = await classAt(CHINA);
    await keys.keysOf('0000000000', 2025);
    await sweepAt('2030-01-01T00:00:00Z');
    expect(await files()).toEqual(['0000000000.2025a.json', '0000000000.2025b.json']);
  });

  test('that is damaged keeps no other, and the sweep says so without a word of it', async () => {
    const { keys, folder, sweepAt, sweepOnceAt, files } = await classAt(CHINA);
    await keys.keysOf(CLASS, 2025);
    await writeFile(join(folder, 'keys', `${CLASS}.2024a.json`), '{"secretKey":"lamp');
    await writeFile(join(folder, 'keys', `${CLASS}.2025a.json`), '{"secretKey":"lamp');
    await expect(sweepAt('2026-03-02T22:00:00Z')).rejects.toThrow(/2025a\.json is damaged: put (?!.*lamp)/);
    expect(await files()).toEqual([`${autumn}.json`, `${spring}.json`]);
    const summer = '2026-09-01T22:00:00Z';
    await expect(sweepOnceAt(summer)).rejects.toThrow('damaged');
    await sweepOnceAt(dayAfter(summer));
    expect(await files()).toEqual([]);
  });

  test('is gone for an endpoint whose file another process deleted', async () => {
    const { keys, folder, keeping, sweepAt } = await classAt(CHINA);
    await keys.keysOf(CLASS, 2025);
    const other = openTermKeys(folder);
    await other.secretKeyOf(CLASS, '2025b');
    const after = '2026-09-01T22:00:00Z';
    await sweepAt(after);
    await sweepTokens({ keeping, keys: other, clock: () => new Date(dayAfter(after)) });
    expect(await other.secretKeyOf(CLASS, '2025b')).toBeUndefined();
  });
});

describe('a clock set a year ahead', () => {
  const all = ['2025a', '2025b'].map((term) => `${CLASS}.${term}.json`);

  test('and back within the day costs no key, however often it is swept and started meanwhile', async () => {
    const { keys, folder, keeping, sweepOnceAt, files } = await classAt(CHINA);
    await keys.keysOf(CLASS, 2025);
    for (const at of ['2025-11-24T12:00:00Z', '2025-11-25T13:00:00Z']) await sweepOnceAt(at);
    for (const hour of ['13', '14', '23']) {
      await sweepOnceAt(`2026-11-25T${hour}:30:00Z`);
      const clock = () => new Date(`2026-11-25T${hour}:31:00Z`);
      await sweepTokens({ keeping, keys: openTermKeys(folder), clock });
    }
    for (const at of ['2025-11-26T00:00:00Z', '2025-11-27T12:00:00Z', '2025-11-29T12:00:00Z'])
      await sweepOnceAt(at);
    expect(await files()).toEqual(all);
  });

  test('in the very first sweep costs no key', async () => {
    const { keys, sweepOnceAt, files } = await classAt(CHINA);
    await keys.keysOf(CLASS, 2025);
    await sweepOnceAt('2026-11-25T12:00:00Z');
    expect(await files()).toEqual(all);
  });

  test('is believed where it says so for a day; so is one that was off for a year', async () => {
    const { keys, sweepOnceAt, files } = await classAt(CHINA);
    await keys.keysOf(CLASS, 2025);
    await sweepOnceAt('2025-11-25T12:00:00Z');
    await sweepOnceAt('2026-11-25T12:00:00Z');
    await sweepOnceAt('2026-11-26T11:59:59Z');
    expect(await files()).toEqual(all);
    await sweepOnceAt('2026-11-26T12:00:00Z');
    expect(await files()).toEqual([]);
  });
});

describe.each(ENGINES)('on %s', (engine) => {
  type Place = Awaited<ReturnType<typeof classAt>>;
  const issue = ({ keeping }: Place, nights: string[]) =>
    keeping.commitOpen(async (writes) => {
      const rows = nights.map((night) => ({ class: CLASS, serial: 1, night, blinded_hash: 'h' }));
      await writes.insertInto('issued').values(rows).execute();
    });
  const left = async ({ keeping }: Place): Promise<Night[]> => {
    const rows = await keeping.open.selectFrom('issued').select('night').orderBy('night').execute();
    return rows.map(({ night }) => night);
  };

  test('who has tokens for a block is forgotten when its last evening has closed, and no sooner', async () => {
    const place = await classAt(CHINA, engine);
    const nights = ['2026-11-02', '2026-11-29', '2026-11-30'];
    await issue(place, nights);
    // Sunday the 29th closes at 06:00 on Tuesday in Shanghai.
    await place.sweepAt('2026-11-30T21:59:59Z');
    expect(await left(place)).toEqual(nights);
    for (let times = 0; times < 2; times += 1) await place.sweepAt('2026-11-30T22:00:00Z');
    expect(await left(place)).toEqual(nights.slice(2));
  });

  test('a block whose last date lies in the summer stays until the summer’s total has closed', async () => {
    const place = await classAt(CHINA, engine);
    const nights = ['2026-06-14', '2026-06-15', '2026-07-12', '2026-08-10', '2026-09-06'];
    await issue(place, nights);
    await place.sweepAt('2026-09-01T21:59:59Z');
    expect(await left(place)).toEqual(nights.slice(1));
    await place.sweepAt('2026-09-01T22:00:00Z');
    expect(await left(place)).toEqual(nights.slice(3));
  });
});

test('a survey’s token rows and its term’s key live until it has closed, also in the next term', async () => {
  const { keeping, keys, sweepAt } = await classAt(CHINA);
  await keys.keysOf(CLASS, 2025);
  const dates = { opens: '2026-02-01', closes: '2026-03-20', changed_at: 0 };
  await keeping.commitMain((writes) =>
    writes
      .insertInto('survey')
      .values({
        ...{ school_id: 's', survey_id: 'abcd1234', state: 'opened', revision: 1, definition: '{}' },
        ...{ crosses: '[]', is_shown: 0, reply: '', ...dates },
      })
      .execute(),
  );
  const row = { class: CLASS, serial: 1, blinded_hash: 'x' };
  await keeping.commitOpen((writes) =>
    writes
      .insertInto('issued')
      .values(['survey:abcd1234', 'survey:gone5678'].map((night) => ({ ...row, night })))
      .execute(),
  );
  const issued = async () =>
    (await keeping.open.selectFrom('issued').select('night').execute()).map(({ night }) => night);
  const hasKey = async () => (await keys.secretKeyOf(CLASS, '2025a')) !== undefined;
  await sweepAt('2026-03-20T00:00:00Z');
  expect([await issued(), await hasKey()]).toEqual([['survey:abcd1234'], true]);
  await sweepAt('2026-03-24T06:00:00+08:00');
  expect([await issued(), await hasKey()]).toEqual([[], false]);
});
