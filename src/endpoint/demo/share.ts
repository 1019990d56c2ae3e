import { busy } from '../database/trouble';
import type { TokenWork } from '../tokens/work';

/** What of the demo's may be in the token threads at one time: a few of what a school's families may have there. */
const MOST_CHECKS = 32;
const MOST_QUESTIONS = 4;

/**
 * The demo's share of the threads that reckon tokens. Anybody may have its slips, as many as they like: whoever fills
 * the threads from there would keep the families of a real school waiting.
 */
export function demoShare(tokens: TokenWork): TokenWork {
  return {
    ...tokens,
    check: atOnce(MOST_CHECKS, tokens.check),
    evaluateAll: atOnce(MOST_QUESTIONS, tokens.evaluateAll),
  };
}

/** Does so many at one time and throws a Problem `endpoint-busy` for the next. */
function atOnce<Asked, Answer>(
  most: number,
  act: (asked: Asked) => Promise<Answer>,
): (asked: Asked) => Promise<Answer> {
  let running = 0;
  return async (asked) => {
    if (running >= most) throw busy(undefined);
    running += 1;
    try {
      return await act(asked);
    } finally {
      running -= 1;
    }
  };
}
