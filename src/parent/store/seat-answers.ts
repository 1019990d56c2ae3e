import { keepTheirs, want, type Letter } from '../../core/letter';
import { isSame } from '../../core/same';
import type { Answers } from '../../core/survey';
import type { Home } from './database';
import { leftId, UNDRAWN, type Token } from './letter-rows';
import { isSoundAnswers, isSoundSurveyToken } from './sound-surveys';
import type { AnswersRow } from './survey-rows';
import { freshId } from './write';

/** Whether anything ever went, or is on its way. */
function hasGone({ rev, sending }: Letter<Answers>): boolean {
  return rev > 0 || sending !== undefined;
}

/** The answers as they take themselves back without their seat; another phone's stay. */
function leaving(row: AnswersRow, token: Token | undefined): AnswersRow {
  const settled = row.letter.taken === undefined ? row.letter : keepTheirs(row.letter);
  const id = leftId(row.id, freshId());
  return { ...row, ...(token && { token }), id, letter: want(settled, null), isLeft: true, due: UNDRAWN };
}

/** What the endpoint knows, whatever is wanted. */
function known({ wanted: _, isWithheld: __, ...letter }: Letter<Answers>): unknown {
  return letter;
}

async function putBack(home: Home, before: AnswersRow, leftAs: AnswersRow): Promise<void> {
  const since = await home.answers.get(leftAs.id);
  // Its survey has closed meanwhile: what was taken back stays so.
  if (!since || !isSoundAnswers(since)) return;
  const isUntouched = isSame(known(leftAs.letter), known(since.letter));
  const letter = isUntouched ? before.letter : want(since.letter, before.letter.wanted);
  await home.answers.put({ ...before, letter });
  await home.answers.delete(since.id);
}

/**
 * Inside a transaction over seatTables: what a child's seat has sent of open surveys takes itself back, what was only
 * begun goes, and so do the tokens. Answers how to put it back.
 */
export async function takeAnswers(home: Home, child: string): Promise<() => Promise<void>> {
  const rows = await home.answers.where('child').equals(child).toArray();
  const own = rows.filter((row) => !row.isLeft);
  const [drafts, tokens] = await Promise.all([
    home.drafts.where('child').equals(child).toArray(),
    home.surveyTokens.where('child').equals(child).toArray(),
  ]);
  const tokenOf = (id: string): Token | undefined => {
    const row = tokens.find((each) => each.id === id);
    return row && isSoundSurveyToken(row) && 'token' in row
      ? { nonce: row.nonce, token: row.token }
      : undefined;
  };
  const isOut = (row: AnswersRow) => isSoundAnswers(row) && hasGone(row.letter) && !row.letter.isClosed;
  const left = own
    .filter(isOut)
    .map((before) => ({ before, row: leaving(before, before.token ?? tokenOf(before.id)) }));
  await home.answers.bulkDelete(own.map(({ id }) => id));
  await home.answers.bulkPut(left.map(({ row }) => row));
  await home.drafts.bulkDelete(drafts.map(({ id }) => id));
  await home.surveyTokens.bulkDelete(tokens.map(({ id }) => id));
  return async () => {
    await home.drafts.bulkPut(drafts);
    await home.surveyTokens.bulkPut(tokens);
    await home.answers.bulkPut(own.filter((row) => !isOut(row)));
    for (const { before, row } of left) await putBack(home, before, row);
  };
}
