import address from './derive.worker?worker&url';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { trustedScript } from '../../version/trusted-script';
import { deriveKey, type DeriveWork } from './derive-work';
import { ownCrypto } from './own-crypto';

type Bytes = Uint8Array<ArrayBuffer>;

async function byBrowser(by: SubtleCrypto, { passphrase, salt, iterations }: DeriveWork): Promise<Bytes> {
  const key = await by.importKey('raw', passphrase, 'PBKDF2', false, ['deriveBits']);
  const asked = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await by.deriveBits(asked, key, 256));
}

/** Rejects where the worker cannot be loaded: the parent is told, and tries again. */
function byWorker(work: DeriveWork): Promise<Bytes> {
  const worker = new Worker(trustedScript(address), { type: import.meta.env.DEV ? 'module' : 'classic' });
  return new Promise<Bytes>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Bytes>) => {
      resolve(data);
    };
    worker.onerror = () => {
      reject(new Error('The worker that makes keys could not be loaded.'));
    };
    worker.postMessage(work);
  }).finally(() => {
    worker.terminate();
  });
}

/** 32 bytes out of a passphrase by PBKDF2-HMAC-SHA256: seconds on purpose. */
export function keyOfPassphrase(work: DeriveWork): Promise<Bytes> {
  const by = ownCrypto();
  if (by) return byBrowser(by, work);
  return typeof Worker === 'undefined' ? Promise.resolve(deriveKey(work)) : byWorker(work);
}

/** `length` bytes out of a key that is random already, by HKDF-SHA256. */
export function keyOfKey(
  key: Bytes,
  { salt, info, length = 32 }: { salt: Bytes; info: string; length?: number },
): Bytes {
  return hkdf(sha256, key, salt, new TextEncoder().encode(info), length);
}
