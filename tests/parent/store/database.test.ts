import { liveQuery } from 'dexie';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DIARY, Home, SANDBOX } from '../../../src/parent/store/database';
import { seatOf, secretOf } from '../../../src/parent/store/enrolments';
import { noticesOf } from '../../../src/parent/store/notices';
import { figuresOf } from '../../../src/parent/store/figures';
import { saveEntries } from '../../../src/parent/store/entries';
import { joiningById, waitingJoinings } from '../../../src/parent/store/joinings';
import { lettersOf } from '../../../src/parent/store/letters';
import { surveysOf } from '../../../src/parent/store/answers';
import { isSoundAnswers, isSoundSurveyToken } from '../../../src/parent/store/sound-surveys';
import { isSoundTokenBlock } from '../../../src/parent/store/sound-letters';
import { isSyncNeeded } from '../../../src/parent/store/sync-needed';
import { finishTimer, startTimer } from '../../../src/parent/store/timers';
import { errorToProblem } from '../../../src/parent/store/trouble';
import { firstNight } from '../../../src/parent/store/later-views';
import { gradeOn, household, nightsOf } from '../../../src/parent/store/views';
import { expectComplaint } from '../../setup/console';
import { CHINESE, diary, everything, MATH, NIGHT, openHome, wangs } from '../../setup/diary';
import { at, entryOf } from '../../setup/sitting';
import v1 from './letters/v1.json';
import v2 from './letters/v2.json';
import v3 from './letters/v3.json';
import v4 from './letters/v4.json';
import v5 from './letters/v5.json';
import v6 from './letters/v6.json';
import v7 from './letters/v7.json';

type Letter = {
  version: number;
  stores: Record<string, { keyPath: string; indexes: Record<string, string | string[]> }>;
  rows: Record<string, unknown[]>;
};

/** Each database as a released version wrote it; a new version adds its letter and mends none. */
const LETTERS: Letter[] = [v1, v2, v3, v4, v5, v6, v7];

let count = 0;

/** A row as it lay there: bytes, which JSON has not, stand in a letter as a list. */
function rowOf(written: unknown): unknown {
  return JSON.parse(JSON.stringify(written), (_key, value: unknown) => {
    const { bytes } = (value ?? {}) as { bytes?: number[] };
    return Array.isArray(bytes) ? new Uint8Array(bytes) : value;
  });
}

/** The row as a letter would have it. */
function writtenOf(row: unknown): unknown {
  return JSON.parse(
    JSON.stringify(row, (_key, value: unknown) =>
      ArrayBuffer.isView(value) ? { bytes: Array.from(value as Uint8Array) } : value,
    ),
  );
}

/** A house as it was, built without any code of ours; answers its name. */
function houseOf({ version, stores, rows }: Letter): Promise<string> {
  const name = `as-it-was-${String((count += 1))}`;
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onerror = () => reject(request.error ?? new Error('It did not open.'));
    request.onupgradeneeded = () => {
      for (const [table, { keyPath, indexes }] of Object.entries(stores)) {
        const store = request.result.createObjectStore(table, { keyPath });
        for (const [index, path] of Object.entries(indexes)) store.createIndex(index, path);
        for (const row of rows[table] ?? []) store.put(rowOf(row));
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve(name);
    };
  });
}

afterEach(() => {
  vi.useRealTimers();
});

test('the diary and the sandbox are two databases', () => {
  expect(new Home().name).toBe(DIARY);
  expect(SANDBOX).not.toBe(DIARY);
});

test('every version of the diary has left a letter', () => {
  expect(LETTERS.map(({ version }) => version / 10)).toEqual(
    Array.from({ length: new Home('any').verno }, (_, index) => index + 1),
  );
});

describe('the house of version 1', () => {
  test('opens with its children, their grades, limits, breaks and buttons, and both timers', async () => {
    const { children, chosen, timers } = await household(openHome(await houseOf(v1)));
    expect(children).toMatchObject([
      {
        id: 'xiaoming000000000001',
        nickname: '小明',
        fridayCounts: true,
        overrides: { '2026-11-16': 'holiday' },
      },
      { id: 'panda000000000000001', nickname: '🐼' },
    ]);
    expect(children[0]).toMatchObject({
      subjects: ['chinese', 'math', 'other:书法'],
      breaks: [{ to: '2027-02-21' }],
    });
    expect(gradeOn(children[0]!, '2026-10-01').limit).toEqual({ preset: 'cn-national' });
    expect(gradeOn(children[0]!, '2026-11-01').limit).toEqual({
      preset: 'custom',
      scope: 'all',
      minutes: 50,
    });
    expect(gradeOn(children[1]!, '2026-11-01')).toMatchObject({ grade: 0, school: 'cn54' });
    expect(chosen).toBe('panda000000000000001');
    expect(timers).toMatchObject([
      { subjectName: '画画', pauses: [] },
      { subject: 'math', pauses: [{}] },
    ]);
  });

  test('opens with every entry, tombstone and word on an evening', async () => {
    const home = openHome(await houseOf(v1));
    const all = { first: '2026-09-01', last: '2026-12-31' };
    const mings = await nightsOf(home, 'xiaoming000000000001', all);
    expect(mings.entries.map(({ night, minutes }) => [night, minutes])).toEqual([
      ['2026-11-19', 25],
      ['2026-11-20', 30],
      [NIGHT, 45],
      [NIGHT, 15],
      [NIGHT, 22],
    ]);
    expect(mings.entries[0]).toMatchObject({ setBy: 'tutoring', flags: ['repetitive', 'parent-checks'] });
    expect(mings.entries[1]).toMatchObject({ isBackFilled: true, isGuess: true, place: 'after-school' });
    expect(mings.said).toEqual({ '2026-11-17': 'done-at-school', '2026-11-18': 'no-homework' });
    expect(mings.damaged).toBe(0);
    expect(await firstNight(home, 'xiaoming000000000001')).toBe('2026-11-17');
    expect((await nightsOf(home, 'panda000000000000001', all)).entries).toMatchObject([{ minutes: 20 }]);
    expect(await home.entries.get('deleted0000000000001')).toMatchObject({ deleted: true });
  });

  test('loses nothing by being opened, and goes on with its own stamps', async () => {
    const home = openHome(await houseOf(v1));
    await home.open();
    expect(await everything(home)).toEqual(v1.rows);
    const timer = (await home.timers.get('xiaoming000000000001'))!;
    const finished = await finishTimer(home, timer, { now: Date.UTC(2026, 10, 23, 12) });
    expect(finished?.entry.minutes).toBe(10);
    expect((await home.entries.get(timer.id))?.stamp).toEqual([20, 'wangsphone0000000001']);
  });
});

describe('the house of version 2', () => {
  test('opens with the seat of 小明, its secret, and every asking in its state', async () => {
    const home = openHome(await houseOf(v2));
    const { enrolments, joinings } = v2.rows;
    expect(await seatOf(home, 'xiaoming000000000001')).toEqual({
      kind: 'taken',
      enrolment: enrolments[0],
    });
    expect(Array.from((await secretOf(home, 'xiaoming000000000001', '3n5k8m2q7t'))!)).toEqual(
      v2.rows.secrets[1]!.secret.bytes,
    );
    const found = await Promise.all(joinings.map(({ id }) => joiningById(home, id)));
    expect(found).toEqual(joinings);
    expect((await waitingJoinings(home)).map(({ id }) => id).sort()).toEqual([
      'asked000000000000001',
      'confirmed00000000001',
    ]);
    expect(await everything(home)).toEqual(v1.rows);
  });
});

describe('the house of version 3', () => {
  test('opens with every letter and token in its state, and none is damaged', async () => {
    const home = openHome(await houseOf(v3));
    const { letters, tokenBlocks } = v3.rows;
    expect((await home.letters.toArray()).map(writtenOf)).toEqual(letters);
    expect((await home.tokenBlocks.toArray()).map(writtenOf)).toEqual(tokenBlocks);
    expect(await lettersOf(home, 'xiaoming000000000001')).toHaveLength(letters.length);
    expect((await home.tokenBlocks.toArray()).filter(isSoundTokenBlock)).toHaveLength(tokenBlocks.length);
    expect(await isSyncNeeded(home)).toBe(true);
    expect(await everything(home)).toEqual(v1.rows);
  });
});

describe('the house of version 4', () => {
  test('opens with every figure of the class, of evenings and of weeks', async () => {
    const home = openHome(await houseOf(v4));
    const { figures, figureWeeks } = v4.rows;
    expect(await figuresOf(home, '3n5k8m2q7t')).toEqual({
      evenings: figures,
      weeks: [...figureWeeks].sort((one, other) => one.week.localeCompare(other.week)),
    });
    expect(await everything(home)).toEqual(v1.rows);
  });
});

describe('the house of version 5', () => {
  test('opens with the word that two ids are one child', async () => {
    const home = openHome(await houseOf(v5));
    expect(await home.aliases.toArray()).toEqual(v5.rows.aliases);
    expect(await everything(home)).toEqual(v1.rows);
  });
});

describe('the house of version 6', () => {
  test('opens with what was posted for the class', async () => {
    const home = openHome(await houseOf(v6));
    const nights = { first: '2026-11-01', last: '2026-11-30' };
    const posted = v6.rows.notices.map(({ id: _, class: of, ...notice }) => ({ of, ...notice }));
    expect(
      (await noticesOf(home, '3n5k8m2q7t', nights)).map((notice) => ({ of: '3n5k8m2q7t', ...notice })),
    ).toEqual(posted);
    expect(await everything(home)).toEqual(v1.rows);
  });
});

describe('the house of version 7', () => {
  test('opens with what its class is asked and was told, with the draft, and with what was given', async () => {
    const home = openHome(await houseOf(v7));
    const here = await surveysOf(home, 'xiaoming000000000001', '3n5k8m2q7t');
    expect(here.map(({ survey }) => survey)).toEqual(v7.rows.surveys);
    expect(here[1]!.draft).toEqual(v7.rows.drafts[0]);
    expect((await home.answers.toArray()).map(writtenOf)).toEqual(v7.rows.answers);
    expect((await home.answers.toArray()).filter(isSoundAnswers)).toHaveLength(2);
    expect((await home.surveyTokens.toArray()).filter(isSoundSurveyToken)).toHaveLength(2);
    expect(await everything(home)).toEqual(v1.rows);
  });
});

describe('a diary that cannot be opened', () => {
  test('because a newer version wrote it says so, to every reader, and changes nothing', async () => {
    const name = await houseOf({ ...v7, version: 80 });
    const home = openHome(name);
    const outcome = await household(home).catch((error: unknown) => errorToProblem(error));
    expect(outcome).toEqual({ kind: 'storage-newer' });
    const save = saveEntries(home, [entryOf(20)]).catch((error: unknown) => errorToProblem(error));
    expect(await save).toEqual({ kind: 'storage-newer' });
    const newer = new Home(name);
    newer.version(8).stores({});
    expect(await everything(newer)).toEqual(v1.rows);
    newer.close();
  });

  test('once another window has updated it says so too', async () => {
    expectComplaint(/wants to upgrade database/);
    const { home, child } = await wangs();
    const newer = new Home(home.name);
    newer.version(8).stores({});
    await newer.open();
    const outcome = await nightsOf(home, child, { first: NIGHT, last: NIGHT }).catch(errorToProblem);
    expect(outcome).toEqual({ kind: 'storage-newer' });
    newer.close();
  });

  test('because a window that is asleep holds an older one says so after a while', async () => {
    expectComplaint(/blocked by other connection/);
    const name = await houseOf({ ...v1, version: 5 });
    const asleep = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const home = openHome(name);
    const outcome = household(home).catch((error: unknown) => errorToProblem(error));
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1), { interval: 5 });
    vi.advanceTimersByTime(4000);
    expect(await outcome).toEqual({ kind: 'storage-blocked' });
    asleep.close();
    vi.useRealTimers();
    expect((await household(openHome(name))).children).toHaveLength(2);
  });

  test('because another window was only slow to let go opens after all', async () => {
    expectComplaint(/blocked by other connection/);
    const name = await houseOf({ ...v1, version: 5 });
    const slow = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
    });
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const home = openHome(name);
    const found = household(home);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1), { interval: 5 });
    slow.close();
    expect((await found).children).toHaveLength(2);
    vi.advanceTimersByTime(4000);
    expect((await household(home)).children).toHaveLength(2);
  });

  test('because it was closed says so', async () => {
    const { home, child } = await wangs();
    home.close();
    const outcome = await nightsOf(home, child, { first: NIGHT, last: NIGHT }).catch(errorToProblem);
    expect(outcome).toEqual({ kind: 'storage-closed' });
  });
});

test('what one window writes the other shows', async () => {
  const { home, child } = await wangs();
  const other = openHome(home.name);
  const shown: { timers: number; entries: number }[] = [];
  const watching = liveQuery(async () => {
    const [{ timers }, { entries }] = await Promise.all([
      household(other),
      nightsOf(other, child, { first: NIGHT, last: NIGHT }),
    ]);
    return { timers: timers.length, entries: entries.length };
  }).subscribe((now) => shown.push(now));
  const sees = (now: object) => vi.waitFor(() => expect(shown.at(-1)).toEqual(now));
  await sees({ timers: 0, entries: 0 });
  await startTimer(home, child, { work: MATH, now: at(NIGHT, '19:00') });
  await sees({ timers: 1, entries: 0 });
  await startTimer(other, child, { work: CHINESE, now: at(NIGHT, '19:20') });
  await sees({ timers: 1, entries: 1 });
  watching.unsubscribe();
  expect(await diary(home)).toEqual(await diary(other));
});
