import { evaluateBlinded, expectedToken } from '../../wire/token';

/** What a token is made or checked with: the term's secret key and what the token is for. */
type Under = { secretKey: Uint8Array; info: string };

/** Everything that costs more than a breath: done off the event loop. */
export type TokenWork = {
  /** Whether a token (32 bytes) is the one this nonce (32 bytes) must have. */
  check: (asked: Under & { nonce: Uint8Array; token: Uint8Array }) => Promise<boolean>;
  /** Evaluated point and proof; undefined for what is no point of the curve. */
  evaluate: (
    asked: Under & { blinded: Uint8Array },
  ) => Promise<{ evaluated: Uint8Array; proof: Uint8Array } | undefined>;
  close: () => Promise<void>;
};

export function openTokenWork(): TokenWork {
  return {
    check: ({ secretKey, info, nonce, token }) =>
      Promise.resolve(Buffer.compare(expectedToken(secretKey, info, nonce), token) === 0),
    evaluate: ({ secretKey, info, blinded }) => Promise.resolve(evaluateBlinded(secretKey, info, blinded)),
    close: () => Promise.resolve(),
  };
}
