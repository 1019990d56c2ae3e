import { keepTheirs, want, type Letter } from '../../core/letter';
import type { Home } from './database';
import { leftId, UNDRAWN, type LetterRow, type TokenBlockRow } from './letter-rows';
import { marked } from './letters';
import { isSoundLetter } from './sound-letters';
import { tokenOfNight } from './given-tokens';
import { freshId } from './write';

/** Whether anything of an evening ever went, or is on its way. */
function hasGone({ rev, sending }: Letter): boolean {
  return rev > 0 || sending !== undefined;
}

/** The letter as it takes itself back without its seat. A question of the other phone's figures is answered: they stay. */
async function leaving(home: Home, row: LetterRow): Promise<LetterRow> {
  const token = row.token ?? (await tokenOfNight(home, row));
  const settled = row.taken === undefined ? row : marked(row, keepTheirs);
  const back = marked(settled, (letter) => want(letter, null));
  return { ...back, ...(token && { token }), id: leftId(row.id, freshId()), isLeft: true, due: UNDRAWN };
}

/** What the endpoint knows of an evening, whatever the diary says. */
function isUntouched(one: Letter, other: Letter): boolean {
  const known = ({ rev, stands, sending, taken, isTheirs, aside }: Letter) =>
    JSON.stringify([rev, stands, sending, taken, isTheirs, aside]);
  return known(one) === known(other);
}

/** The letter of before on top of what was sent since. */
function resumed(before: LetterRow, since: LetterRow): LetterRow {
  const { isLeft: _, ...row } = marked(since, (letter) => {
    const { isWithheld: __, ...rest } = want(letter, before.wanted);
    return before.isWithheld ? { ...rest, isWithheld: true } : rest;
  });
  return { ...row, id: before.id, due: before.due };
}

/**
 * Inside a transaction over letters and tokenBlocks: a child's open letters take themselves back, those that never went
 * are forgotten, and so are the tokens. Closed ones stay as what was sent. Answers how to put all of it back.
 */
export async function takeLetters(home: Home, child: string): Promise<() => Promise<void>> {
  const isOpen = (row: LetterRow) => isSoundLetter(row) && !row.isClosed && !row.isLeft;
  const open = await home.letters.where('child').equals(child).filter(isOpen).toArray();
  const left = await Promise.all(
    open.filter(hasGone).map(async (before) => ({ before, row: await leaving(home, before) })),
  );
  const blocks: TokenBlockRow[] = await home.tokenBlocks.where('child').equals(child).toArray();
  await home.letters.bulkDelete(open.map(({ id }) => id));
  await home.letters.bulkPut(left.map(({ row }) => row));
  await home.tokenBlocks.bulkDelete(blocks.map(({ id }) => id));
  return async () => {
    await home.tokenBlocks.bulkPut(blocks);
    await home.letters.bulkPut(open.filter((row) => !hasGone(row)));
    for (const { before, row } of left) {
      const since = await home.letters.get(row.id);
      // Its evening has closed meanwhile: it is history already.
      if (!since) continue;
      await home.letters.put(isUntouched(row, since) ? before : resumed(before, since));
      await home.letters.delete(row.id);
    }
  };
}
