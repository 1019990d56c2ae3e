import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  foldLine,
  instantToValue,
  linesToText,
  offsetToValue,
  textToValue,
  wallToValue,
} from '../../src/core/icalendar';

const characters = fc
  .string({ unit: 'binary', maxLength: 400 })
  .map((text) => text.replaceAll(/\p{C}/gu, '灯'));

test('no line is longer than 75 octets, no character is cut, and unfolded it is what it was', () => {
  fc.assert(
    fc.property(characters, (line) => {
      const folded = foldLine(line);
      for (const piece of folded.split('\r\n')) {
        expect(new TextEncoder().encode(piece).length).toBeLessThanOrEqual(75);
        expect(piece.isWellFormed()).toBe(true);
      }
      expect(folded.replaceAll('\r\n ', '')).toBe(line);
    }),
  );
});

test('a line of 75 octets stays whole, and one of 76 goes on in the next', () => {
  expect(foldLine('灯'.repeat(25))).not.toContain('\r\n');
  expect(foldLine(`${'灯'.repeat(25)}a`)).toBe(`${'灯'.repeat(25)}\r\n a`);
});

test('what the format uses itself is escaped in a text, and control characters are gone', () => {
  expect(textToValue('写;作,业\\ 一\r\n二\u0007')).toBe('写\\;作\\,业\\\\ 一\\n二');
});

test('every line ends as the format wants it', () => {
  expect(linesToText(['BEGIN:VCALENDAR', 'END:VCALENDAR'])).toBe('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
});

test('instants and offsets are written in the basic form', () => {
  const at = Date.parse('2026-11-23T12:30:00Z');
  expect(instantToValue(at)).toBe('20261123T123000Z');
  expect(wallToValue(at)).toBe('20261123T123000');
  expect([480, -210, 0, 330].map(offsetToValue)).toEqual(['+0800', '-0330', '+0000', '+0530']);
});
