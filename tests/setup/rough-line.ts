import type { Fetch } from '../../src/parent/sync/ask';
import { surveysPath } from '../../src/wire/answers';
import { classPath } from '../../src/wire/class';

/** What a bad line, or a bad moment, does to one question of a phone. */
export const FATES = [
  'good',
  /** It never arrives. */
  'lost',
  /** It arrives, the answer does not. */
  'unheard',
  /** It arrives twice, and the second answer is heard. */
  'twice',
  /** The phone gives up; it arrives at some time later, or never. */
  'late',
  /** The app is killed before it leaves, or when it has arrived. */
  'killed',
  'killed-after',
  /** The endpoint starts anew before it could read it, or when it had answered and nobody heard. */
  'restart',
  'restart-after',
] as const;
export type Fate = (typeof FATES)[number];

/** A question as it went, for whenever it arrives. */
export type Question = { path: string; method: string; headers: Record<string, string>; body: string };

/** What a line lies between. */
export type Ends = { take: (question: Question) => Promise<Response>; restart: () => Promise<void> };

export type RoughLine = {
  /** While something is done this happens to its questions, in this order; then the line is good. */
  during: (fates: readonly Fate[], act: () => Promise<void>) => Promise<void>;
  /** The line as one phone has it. */
  from: (phone: { kill: () => void }) => Fetch;
  /** Lets a question arrive that is late, or once more one that arrived long ago. */
  arrive: (which: number) => Promise<void>;
  /** How many questions ever went. */
  count: () => number;
  /** How many of them said something: what the class is and is asked, phones ask by the hour, with nothing to say too. */
  said: () => number;
};

/** A line that drops, doubles, delays and reorders what goes over it, as it was foretold. */
export function roughLine({ take, restart }: Ends): RoughLine {
  const went: Question[] = [];
  let ahead: Fate[] = [];

  const cut = () => new TypeError('Failed to fetch');
  /** Before it arrives, or when it has. */
  async function befall(fate: Fate, { kills, restarts }: { kills: Fate; restarts: Fate }, kill: () => void) {
    if (fate === kills) kill();
    if (fate === restarts) await restart();
  }
  async function meet(question: Question, kill: () => void): Promise<Response> {
    const fate = ahead.shift() ?? 'good';
    await befall(fate, { kills: 'killed', restarts: 'restart' }, kill);
    if (['killed', 'restart', 'lost', 'late'].includes(fate)) throw cut();
    const answer = await take(question);
    await befall(fate, { kills: 'killed-after', restarts: 'restart-after' }, kill);
    if (['killed-after', 'restart-after', 'unheard'].includes(fate)) throw cut();
    return fate === 'twice' ? take(question) : answer;
  }

  return {
    during: async (fates, act) => {
      ahead = [...fates];
      await act();
      ahead = [];
    },
    from:
      ({ kill }) =>
      (path, { method = '', body, headers }) => {
        const question = { path, method, headers: headers as Record<string, string>, body: body as string };
        went.push(question);
        return meet(question, kill);
      },
    arrive: async (which) => {
      const question = went[which % went.length];
      if (question) await take(question);
    },
    count: () => went.length,
    said: () => went.filter(({ path }) => path !== classPath && path !== surveysPath).length,
  };
}
