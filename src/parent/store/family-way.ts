import type { Night } from '../../core/night';
import { secretToText, textToSecret } from '../../core/secret-text';
import type { FamilyWay } from '../../core/slip';
import { yearOfTerm } from '../../core/term';
import { addChild } from './children';
import { secretId, type EnrolmentRow } from './class-rows';
import type { Home } from './database';
import { secretOf } from './enrolments';
import { canSit, isIn, takeAsJoined, type Joiner } from './joinings';
import { isSoundEnrolment } from './sound-class';

/** What this phone hands to another of the family; undefined when the seat's secret cannot be read here. */
export async function familyWayOf(
  home: Home,
  { child, seen, term, keyHashes }: EnrolmentRow,
): Promise<FamilyWay | undefined> {
  const secret = await secretOf(home, child, seen.class);
  return secret && { kind: 'family', class: seen.class, term, keyHashes, secret: secretToText(secret) };
}

/**
 * Which child of this phone has the seat that a hand-over holds: then it is this phone's own, or was scanned before. A
 * family that stays in its class takes its secret along, so last year's seat is not this one.
 */
export async function holderOf(
  home: Home,
  { class: classId, term, secret }: FamilyWay,
): Promise<string | undefined> {
  const seats = (await home.enrolments.toArray()).filter(
    (row) => isSoundEnrolment(row) && row.seen.class === classId && yearOfTerm(row.term) >= yearOfTerm(term),
  );
  const secrets = await Promise.all(seats.map(({ child }) => secretOf(home, child, classId)));
  return seats.find((_, index) => {
    const held = secrets[index];
    return held !== undefined && secretToText(held) === secret;
  })?.child;
}

/**
 * The parent said which child of this phone the family's seat is: its secret is kept under that child. No slip is spent
 * and nothing is asked, for the endpoint knows the seat already. A child with a seat keeps its own.
 */
export async function takeFamilySeat(
  home: Home,
  id: string,
  { joiner, night }: { joiner: Joiner; night: Night },
): Promise<void> {
  const tables = [home.children, home.grades, home.kept, home.joinings, home.enrolments, home.secrets];
  await home.transaction('rw', tables, async () => {
    const row = await home.joinings.get(id);
    if (!row || !isIn(row, 'found') || row.state.way.kind !== 'family') return;
    const { way, found } = row.state;
    if (!(await canSit(home, joiner, found.term)) || (await holderOf(home, way)) !== undefined) return;
    if (joiner.first) await addChild(home, { id: joiner.id, ...joiner.first }, joiner.first.night);
    const place = { id: secretId(joiner.id, found.seen.class), child: joiner.id, class: found.seen.class };
    await home.secrets.put({ ...place, secret: textToSecret(way.secret) });
    await home.enrolments.put({
      ...found,
      child: joiner.id,
      since: night,
      by: 'family',
      consent: row.consent,
    });
    await home.joinings.put({ ...row, text: '', state: { kind: 'joined', child: joiner.id } });
  });
  await takeAsJoined(home, id, night);
}
