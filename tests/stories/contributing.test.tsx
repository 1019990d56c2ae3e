import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wayToFragment } from '../../src/core/slip';
import { DIARY, Home } from '../../src/parent/store/database';
import { leaveClass } from '../../src/parent/store/enrolments';
import { deleteEntry, saveEntries } from '../../src/parent/store/entries';
import { parcelToText, textToParcel } from '../../src/parent/store/file/backup-text';
import type { Parcel } from '../../src/parent/store/file/parcel';
import { openSealed, sealText } from '../../src/parent/store/file/seal';
import { readSeats } from '../../src/parent/store/file/seats';
import { readDiary, takeDiary } from '../../src/parent/store/file/take';
import { lettersOf, takeAllBack, useThisPhones } from '../../src/parent/store/letters';
import { issuePath } from '../../src/wire/issue';
import { nightLetter, nightPath } from '../../src/wire/night';
import { keyHash, toText } from '../../src/wire/token';
import { minutesOf } from '../setup/contribution';
import { openRoom, type Room } from '../setup/families';
import { sittingOf } from '../setup/seat';
import { put } from '../setup/tokens';
import { workerHere } from '../setup/worker-here';
import { moveIn, newPhone, openApp, type Phone } from './home';

/** Monday evening in China, and early enough everywhere else to be Monday's evening too. */
const MONDAY = '2026-11-23';
const EVENING = '2026-11-23T20:30:00+08:00';

/** 三年级2班, in which five families sit already, behind every phone's line. */
async function school() {
  const room = await openRoom('sqlite', 5);
  const { desk } = room;
  desk.turn(EVENING);
  const asked: string[] = [];
  const line = { isCut: false, isDeaf: false };
  vi.stubGlobal('fetch', async (path: string, { method = '', body, headers }: RequestInit) => {
    if (line.isCut) throw new TypeError('Failed to fetch');
    const text = body as string;
    asked.push(`${method} ${path}`);
    const length = { 'content-length': String(text.length) };
    const answer = await desk.fetch(path, {
      method,
      body: text,
      headers: { ...(headers as object), ...length },
    });
    if (line.isDeaf) throw new TypeError('Failed to fetch');
    return answer;
  });
  vi.stubGlobal('Worker', workerHere().Worker);
  const letters = () => asked.filter((each) => each === `PUT ${nightPath}`).length;
  return { ...room, asked, letters, line };
}

type School = Awaited<ReturnType<typeof school>>;

/** What the endpoint would add up of an evening, by figure; null = known and taken back, nothing = never heard of. */
async function standing({ desk }: Room, night = MONDAY): Promise<Record<string, (number | null)[]>> {
  const rows = await desk.world.keeping.open.selectFrom('figure_row').selectAll().execute();
  const figures: Record<string, (number | null)[]> = {};
  for (const { figure, value, night: of } of rows)
    if (of === night && figure !== 'r') (figures[figure] ??= []).push(value);
  return figures;
}

/** The letter that waits, as soon as the diary's change has reached it. */
const waits = (home: Home, child: string, letter: object) =>
  vi.waitFor(async () => expect((await lettersOf(home, child))[0]).toMatchObject(letter), {
    interval: 10,
    timeout: 8000,
  });

const stands = (house: School, figures: Record<string, (number | null)[]>) =>
  vi.waitFor(async () => expect(await standing(house)).toMatchObject(figures), {
    interval: 10,
    timeout: 8000,
  });

/** 王家 on a new phone, with 小米 in 三年级2班 and its tokens. */
async function joined(house: School) {
  const { classId, codes, keys } = house;
  const first = openApp(EVENING);
  await moveIn(first, { nickname: '小米', grade: '三年级' });
  first.close();
  const keyHashes = [keyHash(keys[0]), keyHash(keys[1])] as const;
  const slip = { kind: 'slip', class: classId, code: codes[0]!, term: '2026a', keyHashes } as const;
  history.replaceState(null, '', `/join#${wayToFragment(slip)}`);
  const phone = openApp(EVENING);
  await phone.user.click(await screen.findByRole('button', { name: '同意，看看是哪个班' }));
  await phone.user.click(await screen.findByRole('button', { name: '加入' }));
  await screen.findByText('加入好了。');
  const home = new Home(DIARY);
  const [seat] = await home.enrolments.toArray();
  await vi.waitFor(
    async () => {
      // One in seven phones asks for the next weeks' tokens tonight too: a letter would wait for those later.
      const due = (await home.tokenBlocks.toArray()).filter(({ from }) => from <= MONDAY);
      expect([due.length > 0, due.every(({ given }) => given)]).toEqual([true, true]);
    },
    { timeout: 8000 },
  );
  return { phone, home, child: seat!.child };
}

/** Time goes on, for the phone and the school alike, and the app is looked at again. */
async function pass({ desk }: School, phone: Phone, minutes: number): Promise<void> {
  desk.wait(minutes * 60_000);
  await phone.later(minutes);
}

beforeEach(newPhone);
afterEach(() => {
  vi.unstubAllGlobals();
});

test('an evening of a family that joined goes on the next visit, is corrected, and taken back', async () => {
  const house = await school();
  const { phone, home, child } = await joined(house);
  expect(house.asked).toContain(`POST ${issuePath}`);
  const sitting = sittingOf(child, 38);
  await saveEntries(home, [sitting]);
  await waits(home, child, { rev: 0 });
  expect(await standing(house)).toEqual({});
  await pass(house, phone, 61);
  await stands(house, { math: [40], chinese: [0], mixed: [0], a: [0], o: [0] });

  await saveEntries(home, [{ ...sitting, minutes: 60 }, sittingOf(child, 20, { subject: 'chinese' })]);
  await waits(home, child, { wanted: { s: { math: 60, chinese: 20 } } });
  await pass(house, phone, 61);
  await stands(house, { math: [60], chinese: [20] });

  await deleteEntry(home, sitting.id);
  await waits(home, child, { wanted: { s: { math: 0, chinese: 20 } } });
  await pass(house, phone, 61);
  await stands(house, { math: [0], chinese: [20] });

  await takeAllBack(home, child);
  await stands(house, { math: [null], chinese: [null], mixed: [null] });
  expect(house.letters()).toBe(4);
  home.close();
  phone.close();
});

test('whoever leaves takes the open evening back, and with undo it stands again', async () => {
  const house = await school();
  const { phone, home, child } = await joined(house);
  await saveEntries(home, [sittingOf(child, 40)]);
  await waits(home, child, { rev: 0 });
  await pass(house, phone, 61);
  await stands(house, { math: [40] });

  const undo = await leaveClass(home, child);
  await waits(home, child, { isLeft: true, due: expect.toSatisfy((due: number) => due > 0) });
  await pass(house, phone, 1);
  await stands(house, { math: [null] });
  expect(await home.secrets.count()).toBe(0);
  await undo();
  await pass(house, phone, 1);
  await stands(house, { math: [40] });

  await leaveClass(home, child);
  await waits(home, child, { isLeft: true, due: expect.toSatisfy((due: number) => due > 0) });
  await pass(house, phone, 1);
  await stands(house, { math: [null] });
  home.close();
  phone.close();
});

test('with no line it waits, and after an answer that got lost the child still counts once', async () => {
  const house = await school();
  const { phone, home, child } = await joined(house);
  house.line.isCut = true;
  await saveEntries(home, [sittingOf(child, 40)]);
  await waits(home, child, { rev: 0 });
  await pass(house, phone, 61);
  await waits(home, child, { hold: { problem: { kind: 'endpoint-unreachable' } } });
  expect(await standing(house)).toEqual({});

  house.line.isCut = false;
  house.line.isDeaf = true;
  await pass(house, phone, 6);
  await stands(house, { math: [40] });
  expect((await lettersOf(home, child))[0]).toMatchObject({ rev: 0, sending: { r: 1 } });
  phone.close();

  house.line.isDeaf = false;
  house.desk.wait(60 * 60_000);
  const again = openApp('2026-11-23T22:45:00+08:00');
  await vi.waitFor(async () => expect((await lettersOf(home, child))[0]).toMatchObject({ rev: 1 }), {
    timeout: 8000,
  });
  await stands(house, { math: [40], o: [0] });
  home.close();
  again.close();
});

test('where another phone of the family was first the parent is asked, and nothing is overwritten', async () => {
  const house = await school();
  const { phone, home, child } = await joined(house);
  await saveEntries(home, [sittingOf(child, 40)]);
  await waits(home, child, { rev: 0 });
  // The grandfather's phone has the same family secret, so its nonce and token are the same.
  const [block] = (await home.tokenBlocks.toArray()).filter(({ given }) => given);
  const given = block!.given!.find(({ night }) => night === MONDAY)!;
  if (!('token' in given)) throw new Error('No token was given out for Monday.');
  const theirs = { c: house.classId, d: MONDAY, n: toText(given.nonce), t: toText(given.token) };
  const v = minutesOf({ math: 25 });
  expect(await put(house.desk, nightLetter({ ...theirs, r: 1, v }))).toEqual({ status: 204 });

  await pass(house, phone, 61);
  await vi.waitFor(async () => expect((await lettersOf(home, child))[0]).toMatchObject({ taken: 1 }), {
    timeout: 8000,
  });
  await stands(house, { math: [25] });
  await useThisPhones(home, (await lettersOf(home, child))[0]!.id);
  await stands(house, { math: [40] });
  expect((await lettersOf(home, child))[0]).not.toHaveProperty('taken');
  home.close();
  phone.close();
});

/** The first phone is lost: what its sealed backup holds is taken in on a new one, and the app opened there. */
async function restored(house: School, { phone, home }: { phone: Phone; home: Home }) {
  const text = parcelToText({ diary: await readDiary(home), seats: await readSeats(home) });
  const by = { kind: 'passphrase', passphrase: '灯下的一盏灯 2026' } as const;
  const sealed = await sealText(text, by);
  home.close();
  phone.close();
  await newPhone();
  const opened = await openSealed(sealed, by);
  const parcel = textToParcel(opened as string) as Parcel;
  const other = new Home(DIARY);
  await takeDiary(other, parcel.diary, { way: 'merge', same: [], seats: parcel.seats });
  const again = openApp(new Date(house.desk.world.clock()).toISOString());
  await vi.waitFor(
    async () => {
      const due = (await other.tokenBlocks.toArray()).filter(({ from }) => from <= MONDAY);
      expect([due.length > 0, due.every(({ given }) => given)]).toEqual([true, true]);
    },
    { timeout: 8000 },
  );
  return { home: other, phone: again };
}

test('a seat restored on a new phone is the same child: no second slip is spent, and the evening counts once', async () => {
  const house = await school();
  const first = await joined(house);
  const { child } = first;
  await saveEntries(first.home, [sittingOf(child, 40)]);
  await waits(first.home, child, { rev: 0 });
  await pass(house, first.phone, 61);
  await stands(house, { math: [40] });
  const usedBefore = await house.desk.world.keeping.open.selectFrom('enrolment').selectAll().execute();

  const { home, phone } = await restored(house, first);
  await waits(home, child, { rev: 0 });
  await pass(house, phone, 61);
  // The very same letter again: it stands already, and nobody is asked anything.
  await waits(home, child, { rev: 1, stands: { s: { math: 40 } } });
  expect((await lettersOf(home, child))[0]).not.toHaveProperty('taken');
  await stands(house, { math: [40] });
  expect(await house.desk.world.keeping.open.selectFrom('enrolment').selectAll().execute()).toEqual(
    usedBefore,
  );

  await saveEntries(home, [sittingOf(child, 20)]);
  await waits(home, child, { wanted: { s: { math: 60 } } });
  await pass(house, phone, 61);
  await stands(house, { math: [60] });
  home.close();
  phone.close();
});

test('where the lost phone had corrected its evening the new one asks, and overwrites nothing', async () => {
  const house = await school();
  const first = await joined(house);
  const { child } = first;
  const sitting = sittingOf(child, 40);
  await saveEntries(first.home, [sitting]);
  await waits(first.home, child, { rev: 0 });
  await pass(house, first.phone, 61);
  await stands(house, { math: [40] });
  await saveEntries(first.home, [{ ...sitting, minutes: 60 }]);
  await waits(first.home, child, { wanted: { s: { math: 60 } } });
  await pass(house, first.phone, 61);
  await stands(house, { math: [60] });

  const { home, phone } = await restored(house, first);
  await waits(home, child, { rev: 0 });
  await pass(house, phone, 61);
  await waits(home, child, { taken: 2 });
  await stands(house, { math: [60] });
  await useThisPhones(home, (await lettersOf(home, child))[0]!.id);
  await waits(home, child, { rev: 3 });
  await stands(house, { math: [60] });
  home.close();
  phone.close();
});
