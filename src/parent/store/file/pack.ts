import { deflateSync, Inflate } from 'fflate';
import type { Problem } from '../../../core/problem';

/** No family's diary is longer (bytes); what unpacks to more was not packed by us. */
const LONGEST = 64_000_000;

/**
 * What stands in every parcel: a short one is packed to a third with it. Whatever was packed with it needs the very same
 * to be unpacked, so it is never edited; another one would be another version of the code.
 */
const USUAL = new TextEncoder().encode(
  [
    '{"night":"2026-","child":"","minutes":20,"subject":"mixed","kind":"written","setBy":"school","place":"home","flags":[],"startedAt":17,"endedAt":17,"isBackFilled":true,"order":,"id":"","stamp":[,""],"deleted":true},',
    '{"enrolment":{"by":"slip","check":"","child":"","consent":{"night":"2026-","version":1},"keyHashes":["",""],"seen":{"calendar":{"breaks":[{"from":"2027-01-","to":"2027-02-"}],"fridayCounts":false},"class":"","contact":"教导处 电话：","grade":3,"limit":{"preset":"custom","scope":"written","minutes":60},"name":"年级班","school":"小学中学实验学校","system":"cn63","zone":"Asia/Shanghai"},"since":"2026-","term":"2026a"},"secret":""}',
    '{"format":"lamplight-diary","version":1,\n"children":[\n{"id":"","nickname":"小","order":0,"subjects":["chinese","math","english","science","morality"],"fridayCounts":false,"stamp":[1,""]}\n],\n"grades":[\n{"child":"","from":"2026-09-01","grade":3,"school":"cn63","limit":{"preset":"cn-national"},"id":"","stamp":[1,""]}\n],\n"entries":[\n\n],\n"evenings":[\n\n],\n"overrides":[\n\n],\n"aliases":[\n\n],\n"seats":[\n\n]}\n',
  ].join('\n'),
);

/** Text as few bytes, raw deflate (RFC 1951). */
export function packText(text: string): Uint8Array<ArrayBuffer> {
  return deflateSync(new TextEncoder().encode(text), { level: 9, dictionary: USUAL });
}

/** The text again; undefined bytes, or far too many, are none of ours. */
export function unpackText(packed: Uint8Array): string | Problem {
  const text: string[] = [];
  let length = 0;
  const decoder = new TextDecoder();
  const inflating = new Inflate({ dictionary: USUAL }, (chunk, isLast) => {
    length += chunk.length;
    if (length > LONGEST) throw new RangeError('What was packed is longer than any diary.');
    text.push(decoder.decode(chunk, { stream: !isLast }));
  });
  try {
    // A piece at a time, so that what is far too long is given up before it is all there.
    for (let from = 0; from < packed.length; from += PIECE)
      inflating.push(packed.subarray(from, from + PIECE), from + PIECE >= packed.length);
  } catch {
    return { kind: 'hand-over-wrong' };
  }
  return text.join('');
}

const PIECE = 16_384;
