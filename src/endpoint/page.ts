import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Page = {
  html: string;
  /** Answers in the best encoding the visitor accepts. */
  bodyFor: (acceptEncoding: string) => {
    body: Uint8Array<ArrayBuffer>;
    encoding: 'br' | 'gzip' | 'identity';
  };
};

/**
 * index.html, read once: the security policy lists the hashes of exactly this page, so a build made under
 * a running process must not change it. Throws when the app was never built.
 */
export function readPage(builtFolder: string): Page {
  const path = join(builtFolder, 'app', 'index.html');
  const html = readFileSync(path);
  const brotli = readFileSync(`${path}.br`);
  const gzip = readFileSync(`${path}.gz`);
  return {
    html: html.toString('utf8'),
    bodyFor: (acceptEncoding) => {
      const accepted = acceptEncoding.split(',').map((encoding) => encoding.split(';')[0]?.trim());
      if (accepted.includes('br')) return { body: brotli, encoding: 'br' };
      if (accepted.includes('gzip')) return { body: gzip, encoding: 'gzip' };
      return { body: html, encoding: 'identity' };
    },
  };
}
