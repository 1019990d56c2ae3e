/**
 * The web worker in which a passphrase becomes a key where the browser's own cryptography is missing: one question, one
 * answer, and the page stays free meanwhile.
 */
import { deriveKey, type DeriveWork } from './derive-work';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data }: MessageEvent<DeriveWork>) => {
  self.postMessage(deriveKey(data));
});
