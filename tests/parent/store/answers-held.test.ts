import { beforeEach, describe, expect, test } from 'vitest';
import {
  answersOf,
  draftOf,
  giveAnswers,
  keepAnswer,
  withdrawAnswers,
} from '../../../src/parent/store/answers';
import {
  answersComingBack,
  answersHeld,
  canTakeAnswersBack,
  takeAnswersBack,
} from '../../../src/parent/store/answers-held';
import { answersOutbox, handOverAnswers, noteAnswersAnswer } from '../../../src/parent/store/answers-outbox';
import type { Home } from '../../../src/parent/store/database';
import { leaveClass } from '../../../src/parent/store/enrolments';
import { extentOf, withdrawalsWaiting } from '../../../src/parent/store/erase';
import { changeSeats } from '../../../src/parent/store/file/two-seats';
import { seatTables } from '../../../src/parent/store/seat';
import { CLASS_ID } from '../../setup/class';
import { EIGHT, seated } from '../../setup/seat';
import { ASKED, SURVEY_ID } from '../../setup/survey';

let home: Home;
let place: { child: string; class: string; survey: string };
const AFTER = Date.parse('2026-12-02T06:00:00+08:00');
const bytes = (of: number) => new Uint8Array(32).fill(of);

beforeEach(async () => {
  const wangs = await seated();
  home = wangs.home;
  place = { child: wangs.child, class: CLASS_ID, survey: SURVEY_ID };
  await home.surveys.put({
    ...ASKED,
    id: `${CLASS_ID}/${SURVEY_ID}`,
    class: CLASS_ID,
    zone: 'Asia/Shanghai',
  });
});

/** Everything that waits goes, and is taken in. */
async function deliver(): Promise<void> {
  for (const waiting of await answersOutbox(home, EIGHT)) {
    const token = waiting.token ?? { nonce: bytes(1), token: bytes(2) };
    const gone = await handOverAnswers(home, { ...waiting, token }, EIGHT);
    await noteAnswersAnswer(home, gone!, { answer: { kind: 'stored' }, now: EIGHT });
  }
}

async function give(who: string): Promise<void> {
  await keepAnswer(home, place, { name: 'who', answer: who });
  await giveAnswers(home, place);
}

describe('what is held of surveys', () => {
  test('is what was typed and has not gone, until it has; then it is out', async () => {
    await keepAnswer(home, place, { name: 'who', answer: 'mother' });
    expect(await answersHeld(home, EIGHT)).toEqual({ out: 0, unsent: 1 });
    await give('mother');
    expect(await answersHeld(home, EIGHT)).toEqual({ out: 0, unsent: 1 });
    await deliver();
    expect(await answersHeld(home, EIGHT)).toEqual({ out: 1, unsent: 0 });
    await keepAnswer(home, place, { name: 'mood', answer: 4 });
    expect(await answersHeld(home, EIGHT, [place.child])).toEqual({ out: 1, unsent: 1 });
    expect(await answersHeld(home, EIGHT, ['another'])).toEqual({ out: 0, unsent: 0 });
  });

  test('is nothing once the survey has closed, nor of what the parent keeps at home', async () => {
    await give('mother');
    await withdrawAnswers(home, place);
    expect(await answersHeld(home, EIGHT)).toEqual({ out: 0, unsent: 0 });
    await keepAnswer(home, place, { name: 'mood', answer: 4 });
    expect(await answersHeld(home, EIGHT)).toEqual({ out: 0, unsent: 1 });
    expect(await answersHeld(home, AFTER)).toEqual({ out: 0, unsent: 0 });
  });

  test('is told before everything on the phone is erased', async () => {
    await give('mother');
    await deliver();
    expect((await extentOf(home, EIGHT)).surveys).toEqual({ out: 1, unsent: 0 });
    expect((await extentOf(home, AFTER)).surveys).toEqual({ out: 0, unsent: 0 });
  });
});

describe('everything taken back', () => {
  test('takes the answers back that are out, and keeps them on the phone', async () => {
    await give('mother');
    await deliver();
    expect(await canTakeAnswersBack(home, place.child, EIGHT)).toBe(true);
    expect(await takeAnswersBack(home, place.child)).toBe(1);
    expect((await answersOutbox(home, EIGHT)).map(({ row }) => row.letter.isWithheld)).toEqual([true]);
    expect(await canTakeAnswersBack(home, place.child, EIGHT)).toBe(false);
    expect((await answersOf(home, place))!.letter.wanted).toEqual({ who: 'mother' });
    expect(await draftOf(home, place)).toMatchObject({ answers: { who: 'mother' } });
  });

  test('keeps back what had not gone yet', async () => {
    await give('mother');
    expect(await takeAnswersBack(home, place.child)).toBe(0);
    expect(await answersOutbox(home, EIGHT)).toEqual([]);
  });

  test('leaves alone what has closed', async () => {
    await give('mother');
    await deliver();
    const row = (await answersOf(home, place))!;
    await home.answers.put({ ...row, letter: { ...row.letter, isClosed: true } });
    expect(await takeAnswersBack(home, place.child)).toBe(0);
    expect((await answersOf(home, place))!.letter.isWithheld).toBeUndefined();
  });
});

describe('before the phone is erased', () => {
  test('answers of a seat given up are waited for until they are taken back', async () => {
    await give('mother');
    await deliver();
    expect(await answersComingBack(home, EIGHT)).toBe(0);
    await leaveClass(home, place.child);
    expect(await withdrawalsWaiting(home, EIGHT)).toEqual({ evenings: 0, surveys: 1 });
    await deliver();
    expect(await answersComingBack(home, EIGHT)).toBe(0);
  });

  test('so are answers given by a class’s QR, that needed no seat', async () => {
    place = { ...place, child: '' };
    await give('mother');
    const row = (await answersOf(home, place))!;
    await home.answers.put({ ...row, door: { code: '0'.repeat(16), nonce: bytes(3) } });
    await deliver();
    expect(await takeAnswersBack(home, '')).toBe(1);
    expect(await answersComingBack(home, EIGHT)).toBe(1);
    await deliver();
    expect(await answersComingBack(home, EIGHT)).toBe(0);
  });
});

test('whoever takes another phone’s seat in the same class keeps what was typed', async () => {
  await keepAnswer(home, place, { name: 'who', answer: 'mother' });
  const enrolment = (await home.enrolments.get(place.child))!;
  const seat = { enrolment, secret: Buffer.from(bytes(9)).toString('base64url') };
  await home.transaction('rw', [home.children, ...seatTables(home)], async () => {
    await changeSeats(home, [seat], (child) => child);
  });
  expect(await home.enrolments.get(place.child)).toMatchObject({ by: 'family' });
  expect(await draftOf(home, place)).toMatchObject({ answers: { who: 'mother' } });
});
