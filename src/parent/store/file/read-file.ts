import { foreignKind, isOurs } from './backup-text';
import type { FileProblem } from './file-problem';

/*
 * A file somebody chose, as text. It may be anything: a photograph, a zip, a table of Excel's, two hundred megabytes of
 * video. Whatever it is, it is told by its first bytes and never believed by its name.
 */

const MEGABYTE = 1_000_000;
/** Ten years of three children are some 15 MB; a larger file is refused before it is read into memory. */
const MOST_BYTES = 64 * MEGABYTE;
/** Where in a zip the names of its first files stand. */
const HEAD = 4096;

type Kind = 'file-is-archive' | 'file-is-document' | 'file-is-picture';

/** How files of other programs begin, as Latin-1 text. */
const BEGINNINGS: [string, Kind][] = [
  ['\x1f\x8b', 'file-is-archive'],
  ['Rar!', 'file-is-archive'],
  ["7z\xbc\xaf'", 'file-is-archive'],
  ['%PDF', 'file-is-document'],
  // Word, Excel and WPS before 2007.
  ['\xd0\xcf\x11\xe0', 'file-is-document'],
  ['{\\rtf', 'file-is-document'],
  ['\x89PNG', 'file-is-picture'],
  ['\xff\xd8\xff', 'file-is-picture'],
  ['GIF8', 'file-is-picture'],
  ['RIFF', 'file-is-picture'],
  ['OggS', 'file-is-picture'],
  ['ID3', 'file-is-picture'],
  ['#!AMR', 'file-is-picture'],
];

/** The file's text, its byte order mark taken off; or what it is instead. Throws what the browser throws when it cannot be read at all. */
export async function fileToText(file: Blob): Promise<string | FileProblem> {
  if (file.size === 0) return { kind: 'file-empty' };
  if (file.size > MOST_BYTES) return { kind: 'file-too-large', megabytes: Math.round(file.size / MEGABYTE) };
  const bytes = await bytesOf(file);
  const kind = kindOf(bytes);
  return kind ? { kind } : textOf(bytes);
}

/** Phones of 2020 have no Blob.arrayBuffer. */
function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(new Uint8Array(reader.result as ArrayBuffer));
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('The file could not be read.'));
    };
    reader.readAsArrayBuffer(file);
  });
}

function kindOf(bytes: Uint8Array): Kind | undefined {
  const head = Array.from(bytes.subarray(0, HEAD), (byte) => String.fromCharCode(byte)).join('');
  if (head.startsWith('PK'))
    return /\[Content_Types\]|word\/|xl\/|ppt\//.test(head) ? 'file-is-document' : 'file-is-archive';
  // Photographs and films of a phone: HEIC, MP4, MOV.
  if (head.slice(4, 8) === 'ftyp') return 'file-is-picture';
  return BEGINNINGS.find(([beginning]) => head.startsWith(beginning))?.[1];
}

const UTF16: Record<string, string> = { 'ff fe': 'utf-16le', 'fe ff': 'utf-16be' };

function textOf(bytes: Uint8Array): string | FileProblem {
  const mark = Array.from(bytes.subarray(0, 2), (byte) => byte.toString(16)).join(' ');
  const wide = UTF16[mark];
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  if (bytes.subarray(0, HEAD).includes(0)) return { kind: 'file-not-text' };
  // A file cut in the middle of a character is cut, not foreign: hence `stream`.
  const utf8 = decoded(bytes, { encoding: 'utf-8', fatal: true });
  return utf8 ?? damagedText(bytes);
}

function decoded(
  bytes: Uint8Array,
  { encoding, fatal }: { encoding: string; fatal: boolean },
): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** One spoilt byte can leave so many unreadable signs. */
const OF_ONE_BYTE = 3;

/** Bytes that are not UTF-8: a table that Excel wrote in GBK, a backup that another program saved anew, or one spoilt on the way. */
function damagedText(bytes: Uint8Array): FileProblem {
  const chinese = decoded(bytes, { encoding: 'gb18030', fatal: false }) ?? '';
  if (!isOurs(chinese)) {
    const isTable = !chinese.includes('\uFFFD') && foreignKind(chinese) === 'file-is-table';
    return { kind: isTable ? 'file-is-table' : 'file-not-text' };
  }
  const text = decoded(bytes, { encoding: 'utf-8', fatal: false }) ?? '';
  const spoilt = text.split('\uFFFD').length - 1;
  const readable = Array.from(text).filter((sign) => sign > '\x7f').length - spoilt;
  // In another encoding hardly a sign beyond ASCII can be read; where most can, a few bytes were spoilt on the way.
  if (spoilt > Math.max(OF_ONE_BYTE, readable)) return { kind: 'file-recoded' };
  return { kind: 'file-broken', line: text.slice(0, text.indexOf('\uFFFD')).split('\n').length };
}
