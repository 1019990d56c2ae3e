import { isZone } from '../../core/zone';
import { classFacts, classPath } from '../../wire/class';
import { figuresAnswer, figuresPath } from '../../wire/figures';
import { classesToAsk, noteFacts } from '../store/class-facts';
import { figuresToAsk, noteFigures } from '../store/figures';
import { ask } from './ask';
import type { SyncWorld, Trying } from './world';

/**
 * Asks what the classes of this phone are by now, once a day each and at the beginning of a visit; and what has been
 * published of them, once for each morning on which figures come, and as soon as a class is joined. Lost answers and all.
 */
export async function receive(world: SyncWorld, { visit }: Trying): Promise<void> {
  if (!visit.hasAsked) await refreshClasses(world);
  visit.hasAsked = true;
  await refreshFigures(world);
}

async function refreshClasses({ home, clock, fetch }: SyncWorld): Promise<void> {
  for (const classId of await classesToAsk(home, clock().getTime())) {
    const told = await ask(fetch, { path: classPath, question: { class: classId } }, classFacts);
    if (told.kind !== 'answered' || told.answer.class !== classId) continue;
    const { name, school, contact, grade, limit, calendar, zone } = told.answer;
    const known = zone !== undefined && isZone(zone) ? zone : undefined;
    await noteFacts(home, classId, { name, school, contact, grade, limit, calendar, zone: known });
  }
}

async function refreshFigures({ home, clock, fetch }: SyncWorld): Promise<void> {
  for (const question of await figuresToAsk(home, clock().getTime())) {
    const told = await ask(fetch, { path: figuresPath, question }, figuresAnswer);
    if (told.kind !== 'answered' || told.answer.class !== question.class) continue;
    await noteFigures(home, { ...told.answer, ...question, at: clock().getTime() });
  }
}
