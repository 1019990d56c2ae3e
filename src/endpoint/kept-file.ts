import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the build as it was when the endpoint started. */
export type KeptFile = {
  text: string;
  type: string;
  /** Answers in the best encoding the visitor accepts. */
  bodyFor: (acceptEncoding: string) => {
    body: Uint8Array<ArrayBuffer>;
    encoding: 'br' | 'gzip' | 'identity';
  };
};

/** The two that name files of their build by hash: read at different times they would be of different builds. */
export type KeptFiles = { page: KeptFile; worker: KeptFile };

/**
 * The page and its service worker, read once: the security policy lists the hashes of exactly this page, and
 * a worker of a build made meanwhile would store this page as its own. Throws when the app was never built.
 */
export function keepFiles(builtFolder: string): KeptFiles {
  const app = join(builtFolder, 'app');
  return {
    page: keepFile(join(app, 'index.html'), 'text/html; charset=utf-8'),
    worker: keepFile(join(app, 'sw.js'), 'text/javascript; charset=utf-8'),
  };
}

function keepFile(path: string, type: string): KeptFile {
  const plain = readFileSync(path);
  const brotli = readFileSync(`${path}.br`);
  const gzip = readFileSync(`${path}.gz`);
  return {
    text: plain.toString('utf8'),
    type,
    bodyFor: (acceptEncoding) => {
      const accepted = acceptEncoding.split(',').map((encoding) => encoding.split(';')[0]?.trim());
      if (accepted.includes('br')) return { body: brotli, encoding: 'br' };
      if (accepted.includes('gzip')) return { body: gzip, encoding: 'gzip' };
      return { body: plain, encoding: 'identity' };
    },
  };
}
