import type { IssueQuestion } from '../../src/wire/issue';
import { issuePath } from '../../src/wire/issue';
import { keyPath } from '../../src/wire/key';
import { nightPath } from '../../src/wire/night';
import { classPath } from '../../src/wire/class';
import { evaluateBlinded, fromText, infoOf, toText } from '../../src/wire/token';
import type { TokenMaker } from '../../src/parent/sync/token-maker';
import { workOnTokens } from '../../src/parent/sync/token-work';
import { CLASS_ANSWER, CLASS_ID, KEYS, SECRET_KEYS, TERM } from './class';
import type { Asked, Reply } from './stranger';

/** Who makes tokens in the test's own thread, by the very code of the worker. */
export function makerHere(): TokenMaker {
  return {
    blind: async (work) => {
      const answer = workOnTokens({ kind: 'blind', ...work });
      return answer.kind === 'blind' ? (answer.done ?? 'no-key') : 'lost';
    },
    finish: async (evaluated) => {
      const answer = workOnTokens({ kind: 'finish', evaluated });
      return answer.kind === 'finish' ? answer.done : 'lost';
    },
    close: () => undefined,
  };
}

/** What an issuer says wrongly on purpose. */
type Lie = { class?: string; term?: string; secretKey?: Uint8Array };

/** The dates of a block that tests look at: each token costs milliseconds. */
const FEW = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-27'];

/** Gives tokens out for some dates or all, honestly or by another class, term or key. */
export function issues(lie: Lie = {}, which: 'few' | 'all' = 'few'): (asked: Asked) => Reply {
  return ({ question }) => {
    const { term, nights } = question as unknown as IssueQuestion;
    const secretKey = lie.secretKey ?? SECRET_KEYS[term.endsWith('a') ? 0 : 1];
    const t = nights.map(([night, blinded]) => {
      if (which === 'few' && !FEW.includes(night)) return [night, 'window'];
      const info = infoOf({ term: lie.term ?? term, class: lie.class ?? CLASS_ID, night });
      const given = evaluateBlinded(secretKey, info, fromText(blinded))!;
      return [night, toText(given.evaluated), toText(given.proof)];
    });
    return { body: { t } };
  };
}

export const KEYS_REPLY: Reply = { body: { term: TERM, class: CLASS_ID, keys: KEYS, opens: '2026-09-01' } };
export const STORED: Reply = { status: 204 };

/** An endpoint that knows 三年级2班, gives out tokens and takes every letter. */
export const HONEST = {
  [classPath]: { body: CLASS_ANSWER },
  [keyPath]: KEYS_REPLY,
  [issuePath]: issues(),
  [nightPath]: STORED,
};
