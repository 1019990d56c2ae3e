import { gcm } from '@noble/ciphers/aes.js';
import { ownCrypto } from './own-crypto';

type Bytes = Uint8Array<ArrayBuffer>;

/** What AES-256-GCM works with: a key of 32 bytes, a nonce of 12 that it never sees twice, and what is bound to the text unsealed. */
export type Cipher = { key: Bytes; nonce: Bytes; bound: Bytes };

function asked({ nonce, bound }: Cipher): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: bound };
}

function imported({ key }: Cipher, use: 'encrypt' | 'decrypt', by: SubtleCrypto): Promise<CryptoKey> {
  return by.importKey('raw', key, 'AES-GCM', false, [use]);
}

/** AES-256-GCM, the tag at the end: the browser's own, or noble's where the page has none (plain http). Both make the same bytes. */
export async function encrypt(cipher: Cipher, plain: Bytes): Promise<Bytes> {
  const by = ownCrypto();
  if (!by) return gcm(cipher.key, cipher.nonce, cipher.bound).encrypt(plain);
  return new Uint8Array(await by.encrypt(asked(cipher), await imported(cipher, 'encrypt', by), plain));
}

/** Undefined where anything but this very key, nonce and bound text made it. */
export async function decrypt(cipher: Cipher, sealed: Bytes): Promise<Bytes | undefined> {
  const by = ownCrypto();
  try {
    if (!by) return gcm(cipher.key, cipher.nonce, cipher.bound).decrypt(sealed);
    return new Uint8Array(await by.decrypt(asked(cipher), await imported(cipher, 'decrypt', by), sealed));
  } catch {
    // Neither tells why, and nobody shall learn why.
    return undefined;
  }
}
