import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { toOrderedText } from './ordered';
import type { Made } from './rotation';

/** An automatic backup: what it is of, and the diary in the very words of an exported file. */
export type GenerationText = Made & { body: string };

/*
 * A first line that says what follows and by which SHA-256 it is whole; then the text of a backup file as it is:
 *   {"checksum":"…64 hex digits…","count":412,"form":"lamplight-generation-1","madeAt":1795449600000,"order":7}
 */
const FORM = 'lamplight-generation-1';

type FirstLine = Made & { form: string; checksum: string };

function checksumOf(body: string): string {
  return bytesToHex(sha256(utf8ToBytes(body)));
}

export function generationToText({ body, ...made }: GenerationText): string {
  const firstLine: FirstLine = { ...made, form: FORM, checksum: checksumOf(body) };
  return `${toOrderedText(firstLine)}\n${body}`;
}

function readFirstLine(line: string): FirstLine | undefined {
  try {
    return JSON.parse(line) as FirstLine;
  } catch {
    return undefined;
  }
}

/** A generation that is whole; undefined for a text that was cut off, changed, or is no generation. */
export function textToGeneration(text: string): GenerationText | undefined {
  const end = text.indexOf('\n');
  const { form, checksum, order, madeAt, count } = { ...readFirstLine(text.slice(0, Math.max(0, end))) };
  const body = text.slice(end + 1);
  if (form !== FORM || checksum !== checksumOf(body)) return undefined;
  const numbers = [order, madeAt, count];
  if (!numbers.every((number) => Number.isSafeInteger(number))) return undefined;
  return { order, madeAt, count, body } as GenerationText;
}
