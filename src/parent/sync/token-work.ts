import { blindNonce, tokenOf, type Blinded } from '../../wire/token';

/** What the endpoint gave out for one blinded nonce: points and proof as bytes. */
export type Evaluated = { info: string; blinded: Blinded; evaluated: Uint8Array; proof: Uint8Array };

/** Nonces to blind: `secret` is the family secret, `publicKey` the term's, and each info names one evening. */
export type BlindWork = {
  kind: 'blind';
  secret: Uint8Array;
  publicKey: Uint8Array;
  infos: readonly string[];
};
export type TokenWork = BlindWork | { kind: 'finish'; evaluated: readonly Evaluated[] };

/** `done` is undefined for what is no key, and holds undefined for each proof that is not of the key and its info. */
export type TokenWorkDone =
  { kind: 'blind'; done: Blinded[] | undefined } | { kind: 'finish'; done: (Uint8Array | undefined)[] };

function blindAll({ secret, publicKey, infos }: BlindWork): Blinded[] | undefined {
  try {
    return infos.map((info) => blindNonce(secret, info, publicKey));
  } catch {
    return undefined;
  }
}

/** The arithmetic of tokens: a second or two on a slow phone, so it runs in a worker. */
export function workOnTokens(work: TokenWork): TokenWorkDone {
  if (work.kind === 'blind') return { kind: 'blind', done: blindAll(work) };
  return {
    kind: 'finish',
    done: work.evaluated.map(({ info, blinded, ...given }) => tokenOf(info, blinded, given)),
  };
}
