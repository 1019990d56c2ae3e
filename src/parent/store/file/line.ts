import { isNight } from '../../../core/night';
import { isProblem, type Problem } from '../../../core/problem';
import type { AliasRow, EntryRow, Stamped } from '../rows';
import { isSound, isSoundEvening } from '../sound';
import { bytesToChecked, bytesWithin, checkedToBytes, lettersIn } from './checked-text';
import { fields, fromBytes, toBytes, whole } from './form';
import { nightForm, type NightRows } from './night-rows';
import { toOrderedText } from './ordered';
import { HIGHEST_COUNTER } from './row-shapes';

/*
 * 发给家人: an evening as a line of text for the family's own chat, `灯下｜小米 11月23日 周一：语文20分钟 〔code〕`. The words
 * are for the reader, the code for the other phone: its rows as src/parent/store/file/night-rows packs them, version
 * first, as checked text. Any chat hands it on; what was cut or changed on the way is refused.
 */

/** In UTF-16 units, as chats count. */
export const LONGEST_LINE = 300;
const [OPEN, CLOSE] = ['〔', '〕'];
const FRAME = ' '.length + OPEN.length + CLOSE.length;
const VERSION = 1;

/** The words may take so much of a line; where a row has a very long name of its own, less. */
const LONGEST_WORDS = [120, 24] as const;
/** The name a new child gets on the other phone, in UTF-8 bytes: six Chinese characters. */
const LONGEST_NAME = 18;
/** Phones of a family that the line introduces to one another. */
const MOST_ALIASES = 3;

const versioned = fields<{ version: number; rows: NightRows }>({ version: whole(8), rows: nightForm });

/** What a reader sees of the evening, on the one line or on one of several. */
export type LineWords = (part: number, parts: number) => string;

/** `leftOut`: rows too long for any line, or that nobody can read. */
export type Lines = { lines: string[]; leftOut: number };

type Room = { rows: NightRows; letters: number };

/** The longest beginning of a text for which `fits` holds, never within a character. */
function beginning(text: string, fits: (part: string) => boolean): string {
  if (fits(text)) return text;
  const signs = Array.from(text);
  while (signs.length > 0 && !fits(signs.join(''))) signs.pop();
  return signs.join('');
}

function shortWords(words: string, longest: number): string {
  const kept = beginning(words, (part) => part.length < longest);
  return kept === words ? words : `${kept}…`;
}

/** The evening without its rows, as every line of it begins. */
function headOf(rows: NightRows): NightRows {
  const nickname = beginning(rows.nickname, (part) => new TextEncoder().encode(part).length <= LONGEST_NAME);
  const aliases = [...rows.aliases].sort((one, other) => other.stamp[0] - one.stamp[0]);
  return { ...rows, nickname, entries: [], evening: undefined, aliases: aliases.slice(0, MOST_ALIASES) };
}

/** The rows one by one: what a line holds is some of them. */
function piecesOf({ entries, evening }: NightRows): Pick<NightRows, 'entries' | 'evening'>[] {
  return [...(evening ? [{ entries: [], evening }] : []), ...entries.map((entry) => ({ entries: [entry] }))];
}

function pack(rows: NightRows): Uint8Array {
  return toBytes(versioned, { version: VERSION, rows });
}

/** Whether the other phone would get the very rows, and they have room. */
function fits(rows: NightRows, letters: number): boolean {
  try {
    const packed = pack(rows);
    return (
      packed.length <= bytesWithin(letters) &&
      toOrderedText(fromBytes(versioned, packed).rows) === toOrderedText(rows) &&
      isSoundNight(rows)
    );
  } catch {
    // A row somebody's hand left: nothing that could be written down.
    return false;
  }
}

/** A row on a line of its own; where it is too long beside them, without the other ids of the child. */
function aloneOn(head: NightRows, piece: Pick<NightRows, 'entries' | 'evening'>, letters: number) {
  const ways = [
    { ...head, ...piece },
    { ...head, ...piece, aliases: [] },
  ];
  return ways.find((way) => fits(way, letters));
}

function shared({ rows, letters }: Room): { parts: NightRows[]; leftOut: number } {
  const parts: NightRows[] = [];
  const head = headOf(rows);
  let leftOut = 0;
  for (const piece of piecesOf(rows)) {
    const last = parts[parts.length - 1];
    const joined = last && {
      ...last,
      evening: last.evening ?? piece.evening,
      entries: [...last.entries, ...piece.entries],
    };
    if (joined && fits(joined, letters)) {
      parts[parts.length - 1] = joined;
      continue;
    }
    const alone = aloneOn(head, piece, letters);
    if (alone) parts.push(alone);
    else leftOut += 1;
  }
  return { parts, leftOut };
}

function linesWithin(rows: NightRows, words: LineWords, longest: number): Lines {
  const lettersBeside = (text: string) => LONGEST_LINE - FRAME - shortWords(text, longest).length;
  const asOne = shared({ rows, letters: lettersBeside(words(1, 1)) });
  const { parts, leftOut } =
    asOne.parts.length === 1 ? asOne : shared({ rows, letters: lettersBeside(words(99, 99)) });
  const lines = parts.map((part, index) => {
    const said = shortWords(words(index + 1, parts.length), longest);
    return `${said} ${OPEN}${bytesToChecked(pack(part))}${CLOSE}`;
  });
  return { lines, leftOut };
}

/** The evening as lines of at most 300 characters, mostly one; each of them merges alone and in any order. */
export function nightToLines(rows: NightRows, words: LineWords): Lines {
  const named = (part: number, parts: number) => words(part, parts).replaceAll(/[〔〕\s]+/gu, ' ');
  const roomy = linesWithin(rows, named, LONGEST_WORDS[0]);
  return roomy.leftOut === 0 ? roomy : linesWithin(rows, named, LONGEST_WORDS[1]);
}

/** A counter beyond counting, made by a hand, would win over every row for ever. */
function isCountable({ stamp }: Stamped): boolean {
  return stamp[0] <= HIGHEST_COUNTER;
}

/** Who else is one is no word of this evening: two other children of the phone that takes it would become one unasked. */
function isOfChild({ child, same }: AliasRow, whose: string): boolean {
  return child === whose || same === whose;
}

function isSoundNight(rows: NightRows): boolean {
  const stamped: Stamped[] = [...rows.entries, ...(rows.evening ? [rows.evening] : []), ...rows.aliases];
  return (
    isNight(rows.night) &&
    stamped.every(isCountable) &&
    rows.aliases.every((row) => isOfChild(row, rows.child)) &&
    rows.entries.every((row: EntryRow) => isSound(row)) &&
    (rows.evening === undefined || isSoundEvening(rows.evening))
  );
}

function readCode(letters: string): NightRows | Problem {
  const bytes = checkedToBytes(letters);
  if (!bytes) return { kind: 'line-broken' };
  if (bytes[0] !== VERSION) return { kind: 'line-newer' };
  try {
    const { rows } = fromBytes(versioned, bytes);
    return isSoundNight(rows) ? rows : { kind: 'line-broken' };
  } catch {
    // Nobody's app wrote this, or not all of it came.
    return { kind: 'line-broken' };
  }
}

/** The shortest code there is has more letters; fewer between two brackets are somebody's own words. */
const FEWEST_LETTERS = 24;

/** What was pasted: the evenings of all whole lines in it, and what is wrong with the first that is not whole. */
export type Pasted = { nights: NightRows[]; problem: Problem | undefined };

/**
 * Reads whatever was copied from a chat: words around the lines, signs of quoting and breaks within them, full-width
 * forms, several lines at once.
 */
export function textToNights(text: string): Pasted {
  const plain = text.normalize('NFKC');
  const codes = [...plain.matchAll(/〔([^〔〕]*)〕/gu)]
    .map(([, inside = '']) => lettersIn(inside))
    .filter(({ length }) => length >= FEWEST_LETTERS);
  const read = [...new Set(codes)].map(readCode);
  const nights = read.filter((each): each is NightRows => !isProblem(each));
  return { nights, problem: read.find(isProblem) ?? problemOutside(plain, nights.length) };
}

/** Whether a line lost its beginning or its end, or whether there was none at all. */
function problemOutside(plain: string, found: number): Problem | undefined {
  const outside = plain.replaceAll(/〔[^〔〕]*〕/gu, '\n');
  if (/〔[A-Za-z0-9+=\s]{8}|[A-Za-z0-9+=\s]{8}〕/u.test(outside)) return { kind: 'line-broken' };
  if (found > 0) return undefined;
  return { kind: /[A-Za-z0-9+=]{24}/.test(outside) ? 'line-broken' : 'line-none' };
}
