import { expect, test } from 'vitest';
import { keepAnswer } from '../../../../src/parent/store/answers';
import { addChild } from '../../../../src/parent/store/children';
import { emptyDiary } from '../../../../src/parent/store/file/parcel';
import { takeDiary } from '../../../../src/parent/store/file/take';
import type { AnswersRow, SurveyTokenRow } from '../../../../src/parent/store/survey-rows';
import { CLASS_ID } from '../../../setup/class';
import { NIGHT, openHome } from '../../../setup/diary';
import { sit } from '../../../setup/seat';
import { SURVEY_ID } from '../../../setup/survey';

const PLACE = { class: CLASS_ID, survey: SURVEY_ID };
const BYTES = new Uint8Array(32).fill(5);

async function twoIds(...seated: string[]) {
  const home = openHome();
  for (const id of ['a', 'b'])
    await addChild(home, { id, nickname: '小明', grade: 3, school: 'cn63' }, NIGHT);
  for (const id of seated) await sit(home, id);
  const tables = [home.drafts, home.answers, home.surveyTokens] as const;
  const rows = () => Promise.all(tables.map((table) => table.toArray() as Promise<unknown[]>));
  const join = () => takeDiary(home, emptyDiary(), { way: 'merge', same: [{ child: 'a', same: 'b' }] });
  return { home, rows, join };
}

test('what a child answered stays its own when its id gives way, and taken back it stands as before', async () => {
  const { home, rows, join } = await twoIds('b');
  const id = `b/${CLASS_ID}/${SURVEY_ID}`;
  await keepAnswer(home, { ...PLACE, child: 'b' }, { name: 'who', answer: 'mother' });
  await home.answers.put({
    ...PLACE,
    id,
    child: 'b',
    letter: { wanted: { who: 'mother' }, rev: 1, stands: { who: 'mother' } },
    closesAt: 1,
    due: 0,
  } satisfies AnswersRow);
  const token: SurveyTokenRow = {
    ...PLACE,
    id,
    child: 'b',
    term: '2026a',
    at: 1,
    nonce: BYTES,
    token: BYTES,
  };
  await home.surveyTokens.put(token);
  const before = await rows();
  const undo = await join();
  for (const table of await rows())
    expect(table).toEqual([expect.objectContaining({ child: 'a', id: `a/${CLASS_ID}/${SURVEY_ID}` })]);
  await undo();
  expect(await rows()).toEqual(before);
});

test('of two seats of one child what was typed with the one that goes is not lost', async () => {
  const { home, rows, join } = await twoIds('a', 'b');
  await keepAnswer(home, { ...PLACE, child: 'b' }, { name: 'who', answer: 'mother' });
  const before = await rows();
  const undo = await join();
  expect(await home.drafts.toArray()).toMatchObject([{ child: 'a', answers: { who: 'mother' } }]);
  await undo();
  expect(await rows()).toEqual(before);
});

test('where both ids have typed, what stands under the one that stays is kept', async () => {
  const { home, join } = await twoIds('a', 'b');
  await keepAnswer(home, { ...PLACE, child: 'a' }, { name: 'who', answer: 'elder' });
  await keepAnswer(home, { ...PLACE, child: 'b' }, { name: 'who', answer: 'mother' });
  await join();
  expect(await home.drafts.toArray()).toMatchObject([{ child: 'a', answers: { who: 'elder' } }]);
});
