import { expect, onTestFinished, test, vi } from 'vitest';
import { askSurveys, keepSurvey, removeSurvey } from '../../../src/school/client';
import { emptyDraft } from '../../../src/school/surveys/builder-draft';
import { keeperOf, type Given, type Keeper } from '../../../src/school/surveys/builder-keeper';
import type { SurveyDraft } from '../../../src/wire/survey-desk';
import { openAdminsRoom, type Room } from '../../setup/school-room';

let made = 0;
const nothing = (): Given => ({ draft: emptyDraft(), revision: 0, state: 'draft' });

function titled(words: string): SurveyDraft {
  const draft = emptyDraft();
  draft.definition.title['zh-cn'] = words;
  return draft;
}

/** A survey nobody has begun, at the desk of an admin. */
async function begin(): Promise<{ room: Room; keeper: Keeper; id: string }> {
  const room = await openAdminsRoom();
  made += 1;
  const id = `keeper${String(made).padStart(2, '0')}`;
  return { room, id, keeper: keeperOf({ person: 'p', id }, nothing()) };
}

/** The next question arrives and is done, and its answer is lost on the way back. */
function loseNextAnswer(): void {
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    vi.stubGlobal('fetch', fetch);
    await fetch(path, init);
    throw new TypeError('Failed to fetch');
  });
}

async function stands(id: string): Promise<string | undefined> {
  const told = await askSurveys();
  if ('kind' in told) throw new Error(told.kind);
  return told.surveys.find(({ survey }) => survey === id)?.draft.definition.title['zh-cn'];
}

const standingOf = (keeper: Keeper) => keeper.shot().standing.kind;

test('where nothing was typed nothing is said to be kept, and nothing is sent', async () => {
  const { room, keeper, id } = await begin();
  await keeper.keep();
  expect(standingOf(keeper)).toBe('new');
  expect(room.asked.filter((path) => path.endsWith('/keep'))).toEqual([]);
  expect(await stands(id)).toBeUndefined();
});

test('what is typed while a letter is on its way goes with the next one', async () => {
  const { keeper, id } = await begin();
  keeper.write(titled('甲'));
  const first = keeper.keep();
  keeper.write(titled('甲乙'));
  await first;
  expect(standingOf(keeper)).toBe('typed');
  await keeper.keep();
  expect(standingOf(keeper)).toBe('kept');
  expect(await stands(id)).toBe('甲乙');
});

test('an answer that was lost is no other admin: what was typed since is kept over it', async () => {
  const { keeper, id } = await begin();
  keeper.write(titled('甲'));
  loseNextAnswer();
  await keeper.keep();
  expect(standingOf(keeper)).toBe('refused');
  keeper.write(titled('甲乙'));
  await keeper.keep();
  expect(standingOf(keeper)).toBe('typed');
  await keeper.keep();
  expect(standingOf(keeper)).toBe('kept');
  expect(await stands(id)).toBe('甲乙');
});

test('a page drawn anew in the same tab finds what was typed and not kept', async () => {
  const { room, keeper, id } = await begin();
  keeper.write(titled('甲'));
  room.network.isDown = true;
  await keeper.keep();
  vi.resetModules();
  const { keeperOf: keeperAnew } = await import('../../../src/school/surveys/builder-keeper');
  const anew = keeperAnew({ person: 'p', id }, nothing());
  expect(anew.shot().draft.definition.title['zh-cn']).toBe('甲');
  room.network.isDown = false;
  await anew.keep();
  expect(standingOf(anew)).toBe('kept');
  const third = keeperAnew({ person: 'somebody else', id }, nothing());
  expect(third.shot().draft.definition.title['zh-cn']).toBe('');
});

test('of two admins neither writes over the other, and what both wrote alike is one', async () => {
  const { keeper, id } = await begin();
  await keepSurvey({ survey: id, revision: 0, draft: titled('对方') });
  keeper.write(titled('我的'));
  await keeper.keep();
  expect(standingOf(keeper)).toBe('other');
  keeper.write(titled('我的更长'));
  await keeper.keep();
  expect(await stands(id)).toBe('对方');
  const { standing, draft } = keeper.shot();
  if (standing.kind !== 'other') throw new Error(standing.kind);
  keeper.settle({ ...standing.survey, draft }, 'typed');
  await vi.waitFor(() => expect(standingOf(keeper)).toBe('kept'));
  expect(await stands(id)).toBe('我的更长');
});

test('a survey another admin deleted meanwhile stays here as it was typed', async () => {
  const { keeper, id } = await begin();
  keeper.write(titled('甲'));
  await keeper.keep();
  await removeSurvey({ survey: id, revision: keeper.shot().revision });
  keeper.write(titled('甲乙'));
  await keeper.keep();
  expect(keeper.shot().standing).toEqual({ kind: 'refused', problem: { kind: 'survey-unknown' } });
  expect(keeper.shot().draft.definition.title['zh-cn']).toBe('甲乙');
});

test('with the line back it is tried again without being asked', async () => {
  const { room, keeper, id } = await begin();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  room.network.isDown = true;
  const leave = keeper.subscribe(() => undefined);
  keeper.write(titled('甲'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(standingOf(keeper)).toBe('refused');
  room.network.isDown = false;
  vi.advanceTimersByTime(15_000);
  vi.useRealTimers();
  await vi.waitFor(() => expect(standingOf(keeper)).toBe('kept'), { timeout: 8000 });
  expect(await stands(id)).toBe('甲');
  leave();
});

test('with its page left nothing is sent on its own: somebody else may be signed in by then', async () => {
  const { room, keeper, id } = await begin();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  room.network.isDown = true;
  keeper.write(titled('甲'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(standingOf(keeper)).toBe('refused');
  room.network.isDown = false;
  await vi.advanceTimersByTimeAsync(60_000);
  vi.useRealTimers();
  expect(await stands(id)).toBeUndefined();
  await keeper.keep();
  expect(await stands(id)).toBe('甲');
});
