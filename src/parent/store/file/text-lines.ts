/*
 * Where in a file something stands, so that an error can name the line. Asked only once something is wrong: nothing of
 * it is on the way of a file that is right.
 */

const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],\n]|[^\s"{}[\],]+/gs;

const DEEPER: Record<string, number> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/** Where reading has come to: how deep in brackets, after which name, past how many commas of the list asked for. */
type Place = { line: number; depth: number; key: string; commas: number; named: number };

/** The line on which the row of this number (from 0) of a list begins; of the list itself where it has no such row. */
export function lineOfRow(text: string, list: string, index: number): number {
  const name = JSON.stringify(list);
  const place: Place = { line: 1, depth: 0, key: '', commas: 0, named: 1 };
  for (const [token] of text.matchAll(TOKENS)) {
    const isInList = place.depth === 2 && place.key === name;
    if (isInList && token !== '\n' && place.commas === index) return place.line;
    if (isInList && token === ',') place.commas += 1;
    goOn(place, token, name);
  }
  return place.named;
}

function goOn(place: Place, token: string, name: string): void {
  if (token === '\n') place.line += 1;
  else if (place.depth === 1 && token.startsWith('"')) {
    place.key = token;
    if (token === name) place.named = place.line;
  }
  place.depth += DEEPER[token] ?? 0;
}

/** A whole line of a file as we write it: its head, the name or the end of a list, or one row. */
function isWholeLine(line: string, index: number): boolean {
  const bare = line.trim();
  if (index === 0 || bare === '' || /^("\w+":\[|\],?|\]\})$/.test(bare)) return true;
  try {
    JSON.parse(bare.endsWith(',') ? bare.slice(0, -1) : bare);
    return bare.startsWith('{');
  } catch {
    return false;
  }
}

/** Where a text that is no JSON stops being one, and whether it is only cut off there: of a file as we write it, a row a line. */
export function brokenAt(text: string): { kind: 'file-cut' | 'file-broken'; line: number } {
  const lines = text.trimEnd().split('\n');
  const broken = lines.findIndex((line, index) => !isWholeLine(line, index));
  if (broken === -1 || broken === lines.length - 1) {
    const isWhole = /\n\]\}\s*$/.test(text);
    return { kind: isWhole ? 'file-broken' : 'file-cut', line: lines.length };
  }
  return { kind: 'file-broken', line: broken + 1 };
}
