import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const zip = promisify(gzip);

/** Below this a packed answer is no sooner there. */
const LEAST_BYTES = 4096;

/**
 * An answer, compressed for whoever takes it so. Only for rows that say so: the length of a compressed answer tells
 * whether something the asker wrote stands in it twice, so whoever makes a browser ask again and again with a guess in
 * the question learns a secret of the same answer letter by letter (BREACH). A row may be packed when its answers hold
 * no code, link, cookie or other secret and none of the question's own words. Anonymous rows never are: what goes over
 * the line to a family must be as long as what it says.
 */
export async function packed(response: Response, asked: Headers): Promise<Response> {
  if (!response.ok || response.body === null) return response;
  const headers = new Headers(response.headers);
  headers.set('vary', 'accept-encoding');
  const plain = Buffer.from(await response.arrayBuffer());
  if (plain.length < LEAST_BYTES || !takesGzip(asked)) return new Response(plain, { headers });
  headers.set('content-encoding', 'gzip');
  return new Response(new Uint8Array(await zip(plain)), { headers });
}

function takesGzip(asked: Headers): boolean {
  const ways = (asked.get('accept-encoding') ?? '').split(',').map((each) => each.trim().toLowerCase());
  return ways.some((way) => /^gzip(?:;q=(?!0(?:\.0*)?$).*)?$/.test(way.replaceAll(' ', '')));
}
