import type { Table } from 'dexie';
import type { Home } from './database';
import { takeAnswers } from './seat-answers';
import { takeFigures } from './seat-figures';
import { takeLetters } from './seat-letters';
import { takeEvening } from './sync-times';

/** The tables in which a child's seat in a class lies, and what it brought with it. */
export function seatTables(home: Home): Table[] {
  const { joinings, enrolments, secrets, letters, tokenBlocks, figures, figureWeeks, notices, kept } = home;
  const { surveys, drafts, answers, surveyTokens } = home;
  const ofNights = [letters, tokenBlocks, figures, figureWeeks, notices];
  return [joinings, enrolments, secrets, ...ofNights, surveys, drafts, answers, surveyTokens, kept];
}

/**
 * Inside a transaction over seatTables: takes a child's seat away, secret and tokens and all; what it has sent takes
 * itself back. Answers how to put it back.
 */
export async function takeSeat(home: Home, child: string): Promise<() => Promise<void>> {
  const enrolment = await home.enrolments.get(child);
  const secrets = await home.secrets.where('child').equals(child).toArray();
  const joinings = await home.joinings.filter(({ state }) => childOf(state) === child).toArray();
  const giveLettersBack = await takeLetters(home, child);
  await home.enrolments.delete(child);
  await home.secrets.bulkDelete(secrets.map(({ id }) => id));
  await home.joinings.bulkDelete(joinings.map(({ id }) => id));
  const giveEveningBack = await takeEvening(home, child);
  const giveFiguresBack = await takeFigures(home, enrolment);
  const giveAnswersBack = await takeAnswers(home, child);
  return async () => {
    const places = secrets.map(({ id }) => id);
    const later = new Set((await home.secrets.bulkGet(places)).map((row) => row?.id));
    // Of who came back to the same class by another slip the later secret stays: the seat there is its own.
    await home.secrets.bulkPut(secrets.filter(({ id }) => !later.has(id)));
    // Who left one class and is in another, or on the way there, keeps the later seat: a child has one.
    const isSeated = (await home.enrolments.get(child)) !== undefined;
    const isOnTheWay = (await home.joinings.filter(({ state }) => childOf(state) === child).count()) > 0;
    if (isSeated || isOnTheWay) return;
    if (enrolment) await home.enrolments.put(enrolment);
    await home.joinings.bulkPut(joinings);
    await giveLettersBack();
    await giveFiguresBack();
    await giveAnswersBack();
    await giveEveningBack();
  };
}

/** Whom an asking is for. A hand may have left a state that is no object. */
function childOf(state: unknown): unknown {
  return (state as { child?: unknown } | null | undefined)?.child;
}
