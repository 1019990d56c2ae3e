import { isZone } from '../../core/zone';
import { classFacts, classPath } from '../../wire/class';
import { classesToAsk, noteFacts } from '../store/class-facts';
import { ask } from './ask';
import type { SyncWorld, Trying } from './world';

/** Asks what the classes of this phone are by now: once a day each, at the beginning of a visit, lost answers and all. */
export async function refreshClasses({ home, clock, fetch }: SyncWorld, { visit }: Trying): Promise<void> {
  if (visit.hasAsked) return;
  visit.hasAsked = true;
  for (const classId of await classesToAsk(home, clock().getTime())) {
    const told = await ask(fetch, { path: classPath, question: { class: classId } }, classFacts);
    if (told.kind !== 'answered' || told.answer.class !== classId) continue;
    const { name, school, contact, grade, limit, calendar, zone } = told.answer;
    const known = zone !== undefined && isZone(zone) ? zone : undefined;
    await noteFacts(home, classId, { name, school, contact, grade, limit, calendar, zone: known });
  }
}
