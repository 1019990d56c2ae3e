import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { packed } from '../../../src/endpoint/door/pack';
import { ROUTES } from '../../../src/endpoint/routes';

const TEXT = JSON.stringify({ evenings: Array.from({ length: 2000 }, (_, index) => ({ index, mean: 55 })) });
const answered = (text = TEXT, status = 200) =>
  new Response(text, {
    status,
    headers: { 'cache-control': 'no-store', 'content-type': 'application/json' },
  });
const asking = (ways?: string) => new Headers(ways === undefined ? {} : { 'accept-encoding': ways });

test('who takes it packed gets the same answer in a fraction of the bytes', async () => {
  const response = await packed(answered(), asking('gzip, deflate, br'));
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.length).toBeLessThan(TEXT.length / 5);
  expect(gunzipSync(bytes).toString()).toBe(TEXT);
});

describe('plain stays', () => {
  test.each([undefined, 'br', 'identity', 'gzip;q=0', 'gzip; q=0.0'])(
    'for who asks with %s',
    async (ways) => {
      const response = await packed(answered(), asking(ways));
      expect(response.headers.get('content-encoding')).toBeNull();
      expect(response.headers.get('vary')).toBe('accept-encoding');
      expect(await response.text()).toBe(TEXT);
    },
  );

  test('what is short, and what was refused', async () => {
    const short = await packed(answered('{}'), asking('gzip'));
    expect(short.headers.get('content-encoding')).toBeNull();
    const refused = await packed(answered(TEXT, 403), asking('gzip'));
    expect([refused.status, refused.headers.get('content-encoding')]).toEqual([403, null]);
  });
});

test('no answer to families, about an account or with a code or link in it is ever packed', () => {
  expect(ROUTES.filter(({ isPacked }) => isPacked).map(({ path }) => path)).toEqual(['/v1/school/figures']);
});
