/**
 * The web worker in which tokens are made: one question, one answer, and the page stays free meanwhile.
 */
import { workOnTokens, type TokenWork } from './token-work';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data }: MessageEvent<TokenWork>) => {
  self.postMessage(workOnTokens(data));
});
