import { describe, expect, test } from 'vitest';
import {
  answersOf,
  giveAnswers,
  keepAnswer,
  withdrawAnswers,
  askByDoor,
  replaceTheirAnswers,
} from '../../../src/parent/store/answers';
import { leaveClass } from '../../../src/parent/store/enrolments';
import { newVisit } from '../../../src/parent/sync/when';
import { answersPath, surveysPath } from '../../../src/wire/answers';
import { classPath } from '../../../src/wire/class';
import { issuePath, type IssueQuestion } from '../../../src/wire/issue';
import { keyPath } from '../../../src/wire/key';
import { evaluateBlinded, expectedToken, fromText, surveyInfoOf, toText } from '../../../src/wire/token';
import { CLASS_ANSWER, CLASS_ID, CODE, SECRET_KEYS, TERM } from '../../setup/class';
import { HONEST, issues, STORED } from '../../setup/issuer';
import { no, type Asked, type Reply } from '../../setup/stranger';
import { ASKED, SURVEY_ID } from '../../setup/survey';
import { syncing } from '../../setup/syncing';

const OTHER_ID = 'care2026';
const DAY = 24 * 60;

/** Gives out survey tokens too. */
function issuesAll(asked: Asked): Reply {
  const { body } = issues()(asked) as { body: { t: unknown[] } };
  const { term, surveys } = asked.question as unknown as IssueQuestion;
  const given = surveys.map(([survey, blinded]) => {
    const info = surveyInfoOf({ term, class: CLASS_ID, survey });
    const { evaluated, proof } = evaluateBlinded(SECRET_KEYS[0], info, fromText(blinded))!;
    return [survey, toText(evaluated), toText(proof)];
  });
  return { body: { t: [...body.t, ...given] } };
}

const tells = (asked: unknown[] = [ASKED], told: unknown[] = []): Reply => ({
  body: { class: CLASS_ID, asked, told },
});

/** A phone whose class is asked a survey, or several. */
async function asking(replies: Parameters<typeof syncing>[0] = {}) {
  const phone = await syncing({
    ...HONEST,
    [issuePath]: issuesAll,
    [surveysPath]: tells(),
    [answersPath]: STORED,
    ...replies,
  });
  const { home, child, spoken } = phone;
  const place = { child, class: CLASS_ID, survey: SURVEY_ID };
  const issued = () =>
    spoken.asked
      .filter(({ path }) => path === issuePath)
      .map(({ question }) => (question as unknown as IssueQuestion).surveys.map(([survey]) => survey));
  const give = async (who = 'mother') => {
    await keepAnswer(home, place, { name: 'who', answer: who });
    await giveAnswers(home, place);
  };
  const sent = () => phone.letters().map(({ s, r, v }) => [s, r, v]);
  return { ...phone, place, issued, give, sent, row: () => answersOf(home, place) };
}

describe('what a phone asks of surveys', () => {
  test('is asked beside the class, once a visit, and kept', async () => {
    const { home, sync, later, spoken } = await asking();
    await sync();
    await later(1);
    expect(spoken.paths().filter((path) => path === surveysPath)).toHaveLength(1);
    const question = spoken.asked.find(({ path }) => path === surveysPath)!;
    expect(question.question).toEqual({ class: CLASS_ID });
    expect(question.init.credentials).toBe('omit');
    expect(await home.surveys.toArray()).toMatchObject([{ survey: SURVEY_ID, definition: ASKED.definition }]);
  });

  test('is the token of every open survey of its class, answered or not, and again the same bytes', async () => {
    const other = { ...ASKED, survey: OTHER_ID };
    const { sync, visit, turned, spoken, issued, give } = await asking({
      [surveysPath]: [tells(), tells([ASKED, other])],
    });
    turned.chance = 0.9;
    await sync();
    expect(issued()).toEqual([[SURVEY_ID]]);
    await give();
    // A survey more: asked for once, with all the rest, whatever was answered meanwhile.
    await visit(DAY);
    expect(issued()).toEqual([[SURVEY_ID], [OTHER_ID, SURVEY_ID]]);
    await visit(DAY);
    await visit(DAY);
    expect(issued()).toHaveLength(2);
    const [one, two] = spoken.asked
      .filter(({ path }) => path === issuePath)
      .map(({ question }) => question as unknown as IssueQuestion);
    expect(two!.nights).toEqual(one!.nights);
    expect(two!.surveys).toContainEqual(one!.surveys[0]);
  });

  test('is asked no more once the endpoint has given it all', async () => {
    const { sync, visit, turned, issued } = await asking({ [surveysPath]: tells([]) });
    turned.chance = 0.9;
    await sync();
    await visit(DAY);
    expect(issued()).toEqual([[]]);
  });

  test('that only a newer app understands is left out, and garbage keeps nothing', async () => {
    const { home, sync } = await asking({
      [surveysPath]: tells([
        { survey: 'new20260', definition: { elements: [{ type: 'signature' }] } },
        ASKED,
        7,
      ]),
    });
    await sync();
    expect((await home.surveys.toArray()).map(({ survey }) => survey)).toEqual([SURVEY_ID]);
  });
});

describe('answers', () => {
  test('go alone, without credentials, half an hour after their token, in a letter of one length', async () => {
    const { sync, visit, give, sent, spoken, row } = await asking();
    await sync();
    await give();
    await visit(20);
    expect(sent()).toEqual([]);
    await visit(15);
    expect(sent()).toEqual([[SURVEY_ID, 1, { who: 'mother' }]]);
    const letter = spoken.asked.find(({ path }) => path === answersPath)!;
    expect(letter.init).toMatchObject({ method: 'PUT', credentials: 'omit', referrerPolicy: 'no-referrer' });
    expect(new TextEncoder().encode(letter.init.body as string)).toHaveLength(15 * 1024);
    const { n, t } = letter.question as { n: string; t: string };
    const info = surveyInfoOf({ term: TERM, class: CLASS_ID, survey: SURVEY_ID });
    expect(t).toBe(toText(expectedToken(SECRET_KEYS[0], info, fromText(n))));
    expect(Object.keys(letter.question).sort()).toEqual(['c', 'n', 'r', 's', 't', 'v']);
    expect((await row())!.letter).toMatchObject({ rev: 1, stands: { who: 'mother' } });
  });

  test('given with no line go when there is one, and the answer may be lost without counting twice', async () => {
    const { sync, visit, give, sent } = await asking({
      [answersPath]: [{ text: '<html>', status: 502 }, STORED],
    });
    await sync();
    await give();
    await visit(40);
    await visit(40);
    await visit(40);
    expect(sent()).toEqual([
      [SURVEY_ID, 1, { who: 'mother' }],
      [SURVEY_ID, 1, { who: 'mother' }],
    ]);
  });

  test('are corrected, and taken back at once', async () => {
    const { home, place, sync, visit, give, sent, row } = await asking();
    await sync();
    await give();
    await visit(40);
    await give('elder');
    await visit(40);
    await withdrawAnswers(home, place);
    await visit();
    expect(sent().slice(1)).toEqual([
      [SURVEY_ID, 2, { who: 'elder' }],
      [SURVEY_ID, 3, null],
    ]);
    expect((await row())!.letter.stands).toBeNull();
  });

  test('given before the last date are taken in the grace, and none is sent after it', async () => {
    const { home, sync, visit, give, sent, row } = await asking();
    await sync();
    await give();
    // Tuesday evening, a day after the last date.
    await visit(8 * DAY);
    await visit(40);
    expect(sent()).toHaveLength(1);
    const late = await asking();
    await late.sync();
    await late.give();
    await late.visit(9 * DAY + 11 * 60);
    expect(late.sent()).toEqual([]);
    expect((await late.row())!.letter.isClosed).toBe(true);
    expect((await row())!.letter.isClosed).toBeUndefined();
    expect(home.isOpen()).toBe(true);
  });

  test('that another phone gave first are asked about, and replaced only by the parent', async () => {
    const { home, place, sync, visit, give, sent, row } = await asking({
      [answersPath]: [{ status: 409, body: { rev: 4 } }, STORED],
    });
    await sync();
    await give();
    await visit(40);
    await visit(40);
    expect((await row())!.letter.taken).toBe(4);
    expect(sent()).toHaveLength(1);
    await replaceTheirAnswers(home, place);
    await visit(40);
    expect(sent()[1]).toEqual([SURVEY_ID, 5, { who: 'mother' }]);
  });

  test('refused for good are set aside with the reason, and closed ones are history', async () => {
    const full = await asking({ [answersPath]: no(403, 'token-refused') });
    await full.sync();
    await full.give();
    await full.visit(40);
    await full.visit(40);
    expect(full.sent()).toHaveLength(1);
    expect((await full.row())!.letter.aside).toEqual({ kind: 'token-refused' });
    const over = await asking({ [answersPath]: no(410, 'evening-closed') });
    await over.sync();
    await over.give();
    await over.visit(40);
    expect((await over.row())!.letter.isClosed).toBe(true);
    expect((await over.row())!.token).toBeUndefined();
  });

  test('take themselves back when their seat is given up, and nothing of a draft stays', async () => {
    const { home, child, sync, visit, give, sent } = await asking();
    await sync();
    await give();
    await visit(40);
    await leaveClass(home, child);
    expect(await home.drafts.count()).toBe(0);
    expect(await home.surveys.count()).toBe(0);
    await visit(40);
    await visit(40);
    expect(sent()[1]).toEqual([SURVEY_ID, 2, null]);
  });

  test('come back with the seat, as they stood', async () => {
    const { home, child, sync, visit, give, row } = await asking();
    await sync();
    await give();
    await visit(40);
    const before = await row();
    const undo = await leaveClass(home, child);
    expect(await row()).toBeUndefined();
    await undo();
    expect(await row()).toEqual(before);
    expect(await home.surveyTokens.count()).toBe(1);
  });
});

describe('a phone without a seat', () => {
  const DOORED = { ...ASKED, way: 'door' as const };

  async function scanned(replies: Parameters<typeof asking>[0] = {}) {
    const phone = await asking({
      [surveysPath]: tells([DOORED]),
      [classPath]: { body: CLASS_ANSWER },
      ...replies,
    });
    await phone.home.enrolments.clear();
    const place = { child: '', class: CLASS_ID, survey: SURVEY_ID };
    await askByDoor(phone.home, { class: CLASS_ID, survey: SURVEY_ID, code: CODE });
    const give = async () => {
      await keepAnswer(phone.home, place, { name: 'who', answer: 'nobody' });
      await giveAnswers(phone.home, place);
    };
    return { ...phone, place, give, row: () => answersOf(phone.home, place) };
  }

  test('fetches the survey of a scanned QR and answers it with the QR’s secret', async () => {
    const { sync, give, later, letters, paths } = await scanned();
    await sync();
    await give();
    await later(35);
    expect(paths()).not.toContain(keyPath);
    expect(letters()).toMatchObject([{ c: CLASS_ID, s: SURVEY_ID, door: CODE, r: 1, v: { who: 'nobody' } }]);
    expect(letters()[0]).not.toHaveProperty('t');
  });

  test('is the same phone when it scans again', async () => {
    const { home, row } = await scanned();
    const before = (await row())!.door!.nonce;
    await askByDoor(home, { class: CLASS_ID, survey: SURVEY_ID, code: CODE });
    expect((await row())!.door!.nonce).toEqual(before);
  });

  test('is told where the class has had as many answers as pupils', async () => {
    const { sync, give, later, row } = await scanned({ [answersPath]: no(409, 'class-full') });
    await sync();
    await give();
    await later(35);
    expect((await row())!.letter.aside).toEqual({ kind: 'class-full' });
  });

  test('is told that its QR leads nowhere any more', async () => {
    const { sync, row, visits } = await scanned({ [surveysPath]: tells([]) });
    await sync();
    expect((await row())!.letter.aside).toEqual({ kind: 'door-closed' });
    expect(visits.one.doors).toEqual(new Map([[CLASS_ID, Infinity]]));
    expect(newVisit().doors.size).toBe(0);
  });

  test('of a school that is busy asks again by itself, a little later each time, and at once when the line is back', async () => {
    const { spoken, sync, later, visit, home, turned } = await scanned({ [classPath]: no(503, 'busy') });
    const asked = () => spoken.paths().filter((path) => path === classPath).length;
    turned.chance = 1;
    await home.enrolments.clear();
    const first = await sync();
    expect(first).toBe(turned.now + 2000);
    expect(await sync()).toBe(first);
    expect(asked()).toBe(1);
    turned.now += 2000;
    expect(await sync()).toBe(turned.now + 4000);
    expect(asked()).toBe(2);
    await visit();
    expect(asked()).toBe(3);
    await later(10);
    expect(asked()).toBe(4);
    expect(await home.surveys.count()).toBe(0);
  });
});
