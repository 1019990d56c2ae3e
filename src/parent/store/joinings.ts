import type { Grade, School } from '../../core/grade';
import type { Night } from '../../core/night';
import type { Problem } from '../../core/problem';
import type { WayIn } from '../../core/slip';
import { yearOfTerm, type Term } from '../../core/term';
import { addChild } from './children';
import { secretId, type Consent, type Found, type JoiningRow, type JoiningState } from './class-rows';
import type { Home } from './database';
import { takenSeats } from './enrolments';
import { isAlive } from './rows';
import { takeUnlessChosen } from './school-limit';
import { isSoundJoining } from './sound-class';
import { WAITING } from './sync-needed';
import { freshId } from './write';

/** A state of one kind. */
export type JoiningIn<Kind extends JoiningState['kind']> = JoiningRow & {
  state: Extract<JoiningState, { kind: Kind }>;
};

export function isIn<Kind extends JoiningState['kind']>(
  joining: JoiningRow,
  kind: Kind,
): joining is JoiningIn<Kind> {
  return joining.state.kind === kind;
}

/** The parent agreed and asks which class it is: from here on the endpoint may be spoken to. Answers the asking's id. */
export async function askToJoin(
  home: Home,
  { way, text, consent }: { way: WayIn; text: string; consent: Consent },
): Promise<string> {
  const id = freshId();
  await home.transaction('rw', home.joinings, async () => {
    // One way at a time: whoever asks again has done with what was asked before, unless its slip may be spent.
    await home.joinings.where('state.kind').anyOf('asked', 'found', 'joined', 'refused').delete();
    await home.joinings.add({ id, text, consent, state: { kind: 'asked', way } });
  });
  return id;
}

export async function joiningById(home: Home, id: string): Promise<JoiningRow | undefined> {
  const row = await home.joinings.get(id);
  return row && isSoundJoining(row) ? row : undefined;
}

/** Every asking that has not come to its end. */
export async function openJoinings(home: Home): Promise<JoiningRow[]> {
  const rows = await home.joinings.where('state.kind').notEqual('joined').toArray();
  return rows.filter(isSoundJoining);
}

/** What waits for the endpoint. */
export async function waitingJoinings(home: Home): Promise<(JoiningIn<'asked'> | JoiningIn<'confirmed'>)[]> {
  const rows = await home.joinings
    .where('state.kind')
    .anyOf(...WAITING)
    .toArray();
  return rows.filter(isSoundJoining) as (JoiningIn<'asked'> | JoiningIn<'confirmed'>)[];
}

/** What is joined needs its code no more; and a family's secret that led nowhere lies about in no table. */
function spared(row: JoiningRow, state: JoiningState): JoiningRow {
  if (state.kind === 'joined') return { ...row, text: '', state };
  if (state.kind !== 'refused' || state.way.kind !== 'family') return { ...row, state };
  return { ...row, text: '', state: { ...state, way: { ...state.way, secret: '' } } };
}

/** Moves a joining on if it still stands where the mover saw it: the parent may have left meanwhile. */
function move<Kind extends JoiningState['kind']>(
  home: Home,
  { id, from }: { id: string; from: Kind },
  step: (joining: JoiningIn<Kind>) => JoiningState | Promise<JoiningState>,
): Promise<void> {
  return home.transaction('rw', [home.joinings, home.enrolments, home.secrets], async () => {
    const row = await home.joinings.get(id);
    if (!row || !isIn(row, from)) return;
    await home.joinings.put(spared(row, await step(row)));
  });
}

/** The endpoint told of the class, and its keys are the slip's. */
export function noteFound(home: Home, id: string, found: Found): Promise<void> {
  return move(home, { id, from: 'asked' }, ({ state: { way } }) => ({ kind: 'found', way, found }));
}

/** The door gave a slip: kept before it is spent, so that a crash asks for no second one. */
export function noteCode(home: Home, id: string, code: string): Promise<void> {
  return move(home, { id, from: 'confirmed' }, ({ state: { hold: _, ...state } }) => ({
    ...state,
    code: state.code ?? code,
  }));
}

/** The endpoint is away or busy: nothing is asked before `until`. */
export async function noteHold(
  home: Home,
  { id, state: { kind } }: JoiningIn<'asked'> | JoiningIn<'confirmed'>,
  hold: { problem: Problem; until: number },
): Promise<void> {
  await move(home, { id, from: kind }, ({ state }) => ({ ...state, hold }));
}

/** The parent does not want to wait for the next try. */
export async function tryAgain(home: Home, id: string): Promise<void> {
  for (const from of WAITING) await move(home, { id, from }, ({ state: { hold: _, ...state } }) => state);
}

/** The class's seat is the child's. */
export async function noteJoined(home: Home, id: string, night: Night): Promise<void> {
  await move(home, { id, from: 'confirmed' }, async ({ consent, state: { found, child, way } }) => {
    const by = way.kind === 'door' ? 'door' : 'slip';
    await home.enrolments.put({ ...found, child, since: night, by, consent });
    return { kind: 'joined', child };
  });
  await takeAsJoined(home, id, night);
}

/** Who has joined is compared with the class's limit from tonight on, unless the parent chose another. */
export async function takeAsJoined(home: Home, id: string, night: Night): Promise<void> {
  const row = await home.joinings.get(id);
  if (row && isIn(row, 'joined')) await takeUnlessChosen(home, row.state.child, night);
}

/** What says for sure that this phone has no seat. */
const SEATLESS: readonly Problem['kind'][] = ['code-unknown', 'code-used', 'door-closed', 'class-full'];

/**
 * The way does not lead into the class, and a secret that was made for it is of no use. It stays after an answer that
 * says nothing of the seat: the slip may be spent, and then this secret alone leads back to it.
 */
export async function noteRefused(home: Home, id: string, problem: Problem): Promise<void> {
  await move(home, { id, from: 'asked' }, ({ state: { way } }) => ({ kind: 'refused', way, problem }));
  await move(home, { id, from: 'confirmed' }, async ({ state: { way, child, found } }) => {
    // Last year's seat in the same class goes by the same secret, and its last evenings may still be open.
    const held = await home.enrolments.get(child);
    if (SEATLESS.includes(problem.kind) && held?.seen.class !== found.seen.class)
      await home.secrets.delete(secretId(child, found.seen.class));
    return { kind: 'refused', way, problem };
  });
}

/** Who takes the seat: a child of this phone, or one that begins here and now. */
export type Joiner = { id: string; first?: { nickname: string; grade: Grade; school: School; night: Night } };

/**
 * A child with a seat keeps it until its school year is over, and one removed in another window meanwhile takes none:
 * nobody would ever see it again. `term` is the term of the seat to come.
 */
export async function canSit(home: Home, { id, first }: Joiner, term: Term): Promise<boolean> {
  if ((await takenSeats(home, yearOfTerm(term)))[id] !== undefined) return false;
  const child = await home.children.get(id);
  return first !== undefined || (child !== undefined && isAlive(child));
}

/** The parent said who takes the seat: the family secret is made, and the slip may be spent. A child with a seat keeps it. */
export function confirmJoining(home: Home, id: string, joiner: Joiner): Promise<void> {
  const tables = [home.children, home.grades, home.kept, home.joinings, home.enrolments, home.secrets];
  return home.transaction('rw', tables, async () => {
    const row = await home.joinings.get(id);
    if (!row || !isIn(row, 'found') || !(await canSit(home, joiner, row.state.found.term))) return;
    const { way, found } = row.state;
    if (joiner.first) await addChild(home, { id: joiner.id, ...joiner.first }, joiner.first.night);
    const place = secretId(joiner.id, found.seen.class);
    if (!(await home.secrets.get(place))) {
      const secret = crypto.getRandomValues(new Uint8Array(32));
      await home.secrets.add({ id: place, child: joiner.id, class: found.seen.class, secret });
    }
    const code = 'code' in way ? { code: way.code } : {};
    const state: JoiningState = { kind: 'confirmed', way, found, child: joiner.id, ...code };
    await home.joinings.put({ ...row, state });
  });
}

/**
 * The parent leaves it. The secret stays with the child: the slip may be spent already and the answer lost, and whoever
 * comes back with the same slip then finds the same seat, not "used on another phone".
 */
export async function dropJoining(home: Home, id: string): Promise<void> {
  await home.joinings.delete(id);
}
