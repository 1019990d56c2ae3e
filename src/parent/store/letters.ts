import { isOut, keepTheirs, letGo, replaceTheirs, withhold, type Letter } from '../../core/letter';
import type { Home } from './database';
import type { LetterRow } from './letter-rows';
import { isSoundLetter } from './sound-letters';

/** A child's letters, the latest evening first. */
export async function lettersOf(home: Home, child: string): Promise<LetterRow[]> {
  const rows = await home.letters.where('child').equals(child).filter(isSoundLetter).toArray();
  return rows.sort((one, other) => other.night.localeCompare(one.night));
}

/** The marks of a letter as `to` leaves them; those it took off are off the row too. */
export function marked(row: LetterRow, to: (letter: Letter) => Letter): LetterRow {
  const { id, child, class: classId, className, term, night, last, closesAt, due, hold, token, isLeft } = row;
  const place = { id, child, class: classId, className, term, night, last, closesAt, due };
  return {
    ...to(row),
    ...place,
    ...(hold && { hold }),
    ...(token && { token }),
    ...(isLeft && { isLeft }),
  };
}

/** Changes one letter as it stands now: another window, or sync, may have been there meanwhile. */
export function changeLetter(home: Home, id: string, to: (letter: Letter) => Letter): Promise<void> {
  return home.transaction('rw', home.letters, async () => {
    const row = await home.letters.get(id);
    if (row && isSoundLetter(row)) await home.letters.put(marked(row, to));
  });
}

/** The parent takes one evening back, or keeps it at home before it goes; it goes at once. */
export async function takeBack(home: Home, id: string): Promise<void> {
  await changeLetter(home, id, withhold);
}

/** The parent lets an evening go that was kept back. */
export async function letLetterGo(home: Home, id: string): Promise<void> {
  await changeLetter(home, id, letGo);
}

/** Another phone was first: this phone's figures shall stand. */
export async function useThisPhones(home: Home, id: string): Promise<void> {
  await changeLetter(home, id, replaceTheirs);
}

/** Another phone was first: its figures stay. */
export async function leaveTheirs(home: Home, id: string): Promise<void> {
  await changeLetter(home, id, keepTheirs);
}

/**
 * The parent takes back every evening that is still open; answers of how many something was out. Those of a seat given
 * up take themselves back, and leave to another phone what is its.
 */
export function takeAllBack(home: Home, child: string): Promise<number> {
  return home.transaction('rw', home.letters, async () => {
    const open = (await lettersOf(home, child)).filter(({ isClosed, isLeft }) => !isClosed && !isLeft);
    await home.letters.bulkPut(open.map((row) => marked(row, withhold)));
    return open.filter(isOut).length;
  });
}
