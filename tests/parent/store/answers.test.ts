import { beforeEach, describe, expect, test } from 'vitest';
import {
  answersOf,
  draftOf,
  giveAnswers,
  keepAnswer,
  keepPlace,
  withdrawAnswers,
} from '../../../src/parent/store/answers';
import { answersOutbox, refreshAnswers } from '../../../src/parent/store/answers-outbox';
import type { Home } from '../../../src/parent/store/database';
import { CLASS_ID } from '../../setup/class';
import { EIGHT, seated } from '../../setup/seat';
import { ASKED, SURVEY_ID } from '../../setup/survey';

let home: Home;
let place: { child: string; class: string; survey: string };

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

describe('answers on the phone', () => {
  test('are kept one by one, also where two come at once, with the place where the parent was', async () => {
    await Promise.all([
      keepAnswer(home, place, { name: 'who', answer: 'elder' }),
      keepAnswer(home, place, { name: 'mood', answer: 4 }),
      keepPlace(home, place, 'mood'),
    ]);
    await keepAnswer(home, place, { name: 'mood', answer: undefined });
    expect(await draftOf(home, place)).toMatchObject({ answers: { who: 'elder' }, at: 'mood' });
  });

  test('wait for nothing and nobody until they are given', async () => {
    await keepAnswer(home, place, { name: 'who', answer: 'elder' });
    expect(await home.answers.count()).toBe(0);
    expect(await answersOutbox(home, EIGHT)).toEqual([]);
  });

  test('that a branch has hidden stay behind when the rest is given, and come back with the branch', async () => {
    await keepAnswer(home, place, { name: 'who', answer: 'elder' });
    await keepAnswer(home, place, { name: 'elder_help', answer: true });
    await keepAnswer(home, place, { name: 'who', answer: 'mother' });
    await giveAnswers(home, place);
    expect((await answersOf(home, place))!.letter.wanted).toEqual({ who: 'mother' });
    await keepAnswer(home, place, { name: 'who', answer: 'elder' });
    await giveAnswers(home, place);
    expect((await answersOf(home, place))!.letter.wanted).toEqual({ who: 'elder', elder_help: true });
  });

  test('are given a time of up to half an hour by chance, and keep it', async () => {
    await keepAnswer(home, place, { name: 'who', answer: 'elder' });
    await giveAnswers(home, place);
    await refreshAnswers(home, { now: EIGHT, random: () => 0.5 });
    expect((await answersOf(home, place))!.due).toBe(EIGHT + 15 * 60_000);
    await refreshAnswers(home, { now: EIGHT + 1, random: () => 0.9 });
    expect((await answersOf(home, place))!.due).toBe(EIGHT + 15 * 60_000);
  });

  test('close at six in the morning two days after the last date, and open again by a clock set right', async () => {
    await keepAnswer(home, place, { name: 'who', answer: 'elder' });
    await giveAnswers(home, place);
    const closes = Date.parse('2026-12-02T06:00:00+08:00');
    expect((await answersOf(home, place))!.closesAt).toBe(closes);
    await refreshAnswers(home, { now: closes, random: () => 0 });
    expect((await answersOf(home, place))!.letter.isClosed).toBe(true);
    await refreshAnswers(home, { now: EIGHT, random: () => 0 });
    expect((await answersOf(home, place))!.letter.isClosed).toBeUndefined();
    expect(await answersOutbox(home, EIGHT)).toHaveLength(1);
  });

  test('taken back before they went never go', async () => {
    await keepAnswer(home, place, { name: 'who', answer: 'elder' });
    await giveAnswers(home, place);
    await withdrawAnswers(home, place);
    expect(await answersOutbox(home, EIGHT)).toEqual([]);
    await giveAnswers(home, place);
    expect(await answersOutbox(home, EIGHT)).toHaveLength(1);
  });

  test('of a survey that is not here are not given', async () => {
    await home.surveys.clear();
    await keepAnswer(home, place, { name: 'who', answer: 'elder' });
    await giveAnswers(home, place);
    expect(await home.answers.count()).toBe(0);
  });
});
