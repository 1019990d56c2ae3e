/*
 * How RFC 5545 writes things down. What a reminder says stands in reminder.ts, when clocks change in zone-rules.ts.
 */

/** A line is at most so many octets; the rest goes on in the next, after a space (RFC 5545, 3.1). */
const LONGEST_OCTETS = 75;

/** How long a character is in UTF-8; by hand, because core has no TextEncoder. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** A line folded between characters, never inside one. */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const length = octetsOf(character);
    if (octets + length > LONGEST_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return folded;
}

/** Text as a property's value: what the format itself uses is escaped (RFC 5545, 3.3.11). */
export function textToValue(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');
}

/** Whole lines as the text of a file: folded, and ended as the format wants it. */
export function linesToText(lines: readonly string[]): string {
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

const two = (count: number) => String(count).padStart(2, '0');

/** An instant of local clocks, told as if they were UTC's: `20261123T203000`. */
export function wallToValue(wall: number): string {
  const at = new Date(wall);
  const date = `${String(at.getUTCFullYear())}${two(at.getUTCMonth() + 1)}${two(at.getUTCDate())}`;
  return `${date}T${two(at.getUTCHours())}${two(at.getUTCMinutes())}${two(at.getUTCSeconds())}`;
}

/** An instant (epoch ms) in UTC: `20261123T123000Z`. */
export function instantToValue(at: number): string {
  return `${wallToValue(at)}Z`;
}

/** Minutes east of UTC: `+0800`. */
export function offsetToValue(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}
