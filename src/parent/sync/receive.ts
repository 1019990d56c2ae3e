import { nightAt } from '../../core/night';
import { isZone } from '../../core/zone';
import { classFacts, classPath } from '../../wire/class';
import { figuresAnswer, figuresPath } from '../../wire/figures';
import { surveysAnswer, surveysPath, type SurveysAnswer } from '../../wire/answers';
import { noticesAnswer, noticesPath } from '../../wire/notice';
import { classesToAsk, noteClassTold, noteFacts } from '../store/class-facts';
import { figuresToAsk, noteFigures, type FiguresAsked } from '../store/figures';
import { noteNotices } from '../store/note-notices';
import { doorsToAsk, noteSurveys } from '../store/note-surveys';
import { ask, type Outcome } from './ask';
import { backOff } from './wait';
import type { SyncWorld, Trying } from './world';

/**
 * Asks what the classes of this phone are by now and what they posted, at the beginning of a visit and as soon as a class
 * is joined; and what has been published of them, once for each morning on which figures come. Lost answers and all.
 * Answers when (epoch ms) a class is asked again that did not answer whoever waits with its QR; Infinity = none is.
 */
export async function receive(world: SyncWorld, trying: Trying): Promise<number> {
  const { visit } = trying;
  if (!visit.hasAsked) visit.hasAsked = await refreshClasses(world);
  await refreshDoors(world, trying);
  await refreshFigures(world);
  return Math.min(...visit.doors.values(), Infinity);
}

/** Whether there was a class to ask about. */
async function refreshClasses({ home, clock, fetch }: SyncWorld): Promise<boolean> {
  const asked = await classesToAsk(home, clock().getTime());
  for (const classId of asked) {
    const told = await ask(fetch, { path: classPath, question: { class: classId } }, classFacts);
    if (told.kind !== 'answered' || told.answer.class !== classId) continue;
    const { name, school, contact, grade, limit, limits, calendar, zone, notices } = told.answer;
    const known = zone !== undefined && isZone(zone) ? zone : undefined;
    const facts = { name, school, contact, grade, limit, limits, calendar, zone: known };
    const tonight = nightAt(clock());
    await noteFacts(home, classId, { facts, tonight });
    if (notices) await noteNotices(home, { class: classId, notices, tonight });
    const surveys = await refreshSurveys({ home, fetch }, { class: classId, zone: known });
    // Last: a line that breaks before it asks for all of it again.
    if (surveys.kind !== 'away') await noteClassTold(home, classId, clock().getTime());
  }
  return asked.length > 0;
}

/** A school whose zone is not told is in China. */
const USUAL_ZONE = 'Asia/Shanghai';

/** Both lists as one; what only a newer app understands is left out, and what is asked again after it was told is told. */
function surveysOf({ asked, told }: SurveysAnswer, zone: string) {
  const isThere = <Each>(each: Each | null): each is Each => each !== null;
  return [
    ...asked.filter(isThere).map((survey) => ({ ...survey, zone })),
    ...told.filter(isThere).map(({ parts, texts, reply, ...survey }) => ({
      ...survey,
      zone,
      told: { parts, texts, reply },
    })),
  ];
}

async function refreshSurveys(
  { home, fetch }: Pick<SyncWorld, 'home' | 'fetch'>,
  { class: classId, zone = USUAL_ZONE }: { class: string; zone?: string | undefined },
): Promise<Outcome<unknown>> {
  const told = await ask(fetch, { path: surveysPath, question: { class: classId } }, surveysAnswer);
  if (told.kind === 'answered' && told.answer.class === classId)
    await noteSurveys(home, { class: classId, surveys: surveysOf(told.answer, zone) });
  return told;
}

/**
 * What a class is asked by its QR, for a phone without a seat: once a visit, and as soon as one was scanned. A parent
 * waits for it: where no answer comes it is asked again, a little later each time.
 */
async function refreshDoors(world: SyncWorld, { visit, tries }: Trying): Promise<void> {
  const { home, clock, random } = world;
  for (const classId of await doorsToAsk(home)) {
    if ((visit.doors.get(classId) ?? 0) > clock().getTime()) continue;
    const outcome = await askDoor(world, classId);
    // A QR of a class that is not there leads to no survey, as one of a class that asks nothing.
    if (outcome.kind === 'refused') await noteSurveys(home, { class: classId, surveys: [] });
    const name = `door ${classId}`;
    const before = tries.get(name) ?? 0;
    const isAway = outcome.kind === 'away';
    tries.set(name, isAway ? before + 1 : 0);
    const wait = isAway ? backOff(before, outcome.retryAfterMs, random) : Infinity;
    visit.doors.set(classId, clock().getTime() + wait);
  }
}

async function askDoor(world: SyncWorld, classId: string): Promise<Outcome<unknown>> {
  const told = await ask(world.fetch, { path: classPath, question: { class: classId } }, classFacts);
  if (told.kind !== 'answered' || told.answer.class !== classId) return told;
  const { zone } = told.answer;
  const known = zone !== undefined && isZone(zone) ? zone : undefined;
  return refreshSurveys(world, { class: classId, zone: known });
}

async function refreshFigures(world: SyncWorld): Promise<void> {
  const { home, clock, fetch } = world;
  for (const question of await figuresToAsk(home, clock().getTime())) {
    // Before the figures, which count as told: a line that breaks between the two asks for both again.
    if (!(await refreshNotices(world, question))) continue;
    const told = await ask(fetch, { path: figuresPath, question }, figuresAnswer);
    if (told.kind !== 'answered' || told.answer.class !== question.class) continue;
    await noteFigures(home, { ...told.answer, ...question, at: clock().getTime() });
  }
}

/** What was planned for the nights whose figures are asked for. False where no answer came. */
async function refreshNotices({ home, fetch }: SyncWorld, question: FiguresAsked): Promise<boolean> {
  const told = await ask(fetch, { path: noticesPath, question }, noticesAnswer);
  if (told.kind === 'away') return false;
  const { class: classId, to } = question;
  if (told.kind === 'answered' && told.answer.class === classId)
    await noteNotices(home, { class: classId, notices: told.answer.notices, tonight: to });
  return true;
}
