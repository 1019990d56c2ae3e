import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { wayToFragment } from '../../src/core/slip';
import type { Answers } from '../../src/core/survey';
import { templateSurvey } from '../../src/core/survey-templates';
import { sweep } from '../../src/endpoint/sweep';
import { surveysAnswer, surveysPath } from '../../src/wire/answers';
import { surveyResultsAnswer, surveyResultsPath, type SurveyResults } from '../../src/wire/survey-desk';
import {
  answer,
  askForTokens,
  prepare,
  surveysAsked,
  ticketsOf,
  type Line,
  type Seat,
  type Ticket,
} from '../independent/client';
import { answerOf, cookieOf, mint, PASSWORD, post, signIn, type Hand } from '../setup/desk';
import { REWRITE_THREAD } from '../setup/keeping';
import { hasTokens, readByHand } from './diary';
import { firstRun, sees, tap } from './hand';
import { openHouse, wallTime, type Phone } from './phone';

export const TEMPLATE = templateSurvey('homework');
export const REPLY = '下学期起，每周三不留书面作业。';

/** What a family answers: all know that homework is posted, every fourth is often asked to mark it. */
export const answersOf = (family: number): Answers => ({
  grade: 'g3',
  minutes_yesterday: 30 + family,
  weekend_hours: 'h1to2',
  amount: family % 2 === 0 ? 4 : 3,
  finishing_hour: 'h20to21',
  heaviest: ['math'],
  done_at_school: 'half',
  asked_to_mark: family % 4 === 0 ? 'often' : 'never',
  posted: 'is_posted',
  sleep_hours: 'h8to9',
});

/** A family whose phone is no browser. */
export type OtherFamily = { seat: Seat; answers: Answers };

export const press = (place: Page | Locator, name: string | RegExp) =>
  place.getByRole('button', { name, exact: true }).click();
export const goes = (place: Page | Locator, name: string) =>
  place.getByRole('link', { name, exact: true }).first().click();

/** Waits until the phone has been given tokens for what its class is asked. */
export async function hasSurveyTokens(page: Page): Promise<void> {
  const given = async () =>
    ((await readByHand(page, 'surveyTokens')) as object[]).some((row) => 'token' in row);
  await expect.poll(given, { timeout: 30_000 }).toBe(true);
}

export const textOf = (page: Page) => page.getByRole('main').innerText();

/** What a page of the school says at an address, once its results or why there are none stand there. */
export async function resultsAt(page: Page, address: string): Promise<string> {
  await page.goto('about:blank');
  await page.goto(address);
  await page.getByText(/这些数怎么来的/).waitFor();
  return textOf(page);
}

/** A school that asks its families, and its families, at a browser house that stands at a wall clock time. */
export function openSurveySchool(at: string) {
  const house = openHouse(at);
  const desk = () => house.served().desk;
  const turn = (at: string) => desk().turn(wallTime(at).toISOString());

  /** How a family that is no browser reaches the endpoint. */
  const line: Line = async ({ method, path, headers, body }) => {
    const response = await desk().fetch(path, { method, headers, body });
    return { status: response.status, text: await response.text() };
  };

  /** The slips of a class, as the links they say. */
  async function slipsOf(hand: Hand, classId: string): Promise<string[]> {
    const { codes, term, keyHashes } = await mint(hand, classId);
    return codes.map(
      (code) => `/join#${wayToFragment({ kind: 'slip', class: classId, code, term, keyHashes })}`,
    );
  }

  /**
   * A phone joins by the link of its slip, and is put away. What sends in the background has the machine's clock, so it
   * stays out.
   */
  async function joins(link: string): Promise<Phone> {
    const phone = await house.phone({ at, serviceWorkers: 'block' });
    const { page, context, expectComplaint } = phone;
    // Several phones share the cores of one machine.
    context.setDefaultTimeout(30_000);
    expectComplaint(/Service Worker registration blocked/);
    expectComplaint(/ERR_INTERNET_DISCONNECTED/);
    await firstRun(page);
    await page.goto(link);
    await tap(page, '同意，看看是哪个班');
    await tap(page, '加入');
    await sees(page, '核对码');
    await hasTokens(page);
    await page.goto('about:blank');
    return phone;
  }

  /** Somebody of the school at a desk, signed in. */
  async function signsIn(name: string, when: string): Promise<Page> {
    const { page, context } = await house.phone({
      at: when,
      viewport: { width: 1280, height: 800 },
      isMobile: false,
      hasTouch: false,
    });
    context.setDefaultTimeout(30_000);
    await page.goto('/school/sign-in');
    await page.getByLabel('登录用的名字', { exact: true }).fill(name);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await press(page, '登录');
    await page.waitForURL('**/school');
    return page;
  }

  /** A family that is no browser asks for its token with a line, and sends what it answered when it has one again. */
  async function asksAndAnswers({ seat, answers }: OtherFamily, to?: string): Promise<() => Promise<void>> {
    const asked = (await surveysAsked(line, seat.class)).map((each) => each.survey);
    const survey = asked.find((each) => to === undefined || each === to) ?? '';
    const kept = prepare(seat, [survey], 'surveys');
    const ticket = ticketsOf(seat, kept, await askForTokens(line, seat, kept)).get(survey) as Ticket;
    return async () => {
      const sent = await answer(line, { c: seat.class, s: survey, ...ticket, r: 1, v: answers });
      expect(sent.status).toBe(204);
    };
  }

  /** The endpoint does what it does each hour. */
  async function sweeps(): Promise<void> {
    expect(await sweep({ ...desk().world, thread: REWRITE_THREAD })).toBe('clean');
  }

  const handOf = async (name: string): Promise<Hand> => ({
    desk: desk(),
    cookie: cookieOf(await signIn(desk(), name)),
  });
  const resultsFor = (hand: Hand, survey: string): Promise<SurveyResults> =>
    answerOf(surveyResultsAnswer, post(hand, surveyResultsPath, { survey }));
  const toldTo = (classId: string) =>
    answerOf(surveysAnswer, post({ desk: desk() }, surveysPath, { class: classId }));

  return {
    desk,
    turn,
    line,
    slipsOf,
    joins,
    signsIn,
    asksAndAnswers,
    sweeps,
    handOf,
    resultsFor,
    toldTo,
  };
}
