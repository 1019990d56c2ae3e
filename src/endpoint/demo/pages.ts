import type { DemoClockQuestion } from '../../wire/demo';

/** A page not heard of for so long (ms) is closed, or asleep. */
const GONE_MS = 3500;
/** More are none: each is gone through for each that is heard, and anybody may make up pages. */
const MOST_PAGES = 200;

/** The demo's pages that are open somewhere: each carries the letters of a demo family. */
export type Pages = {
  hear: (said: DemoClockQuestion) => void;
  /** How long (ms) none was heard. */
  quietMs: () => number;
  /** Waits until every page has followed to this turn; whoever does not within the patience (ms) is not waited for again. */
  followed: (turn: number, patience: number) => Promise<void>;
  /** Whether a letter waits on any of them. */
  isAnyWaiting: () => boolean;
};

/** `passed` is the ms of a steady clock. */
export function openPages(passed: () => number): Pages {
  const pages = new Map<string, DemoClockQuestion & { at: number }>();
  const onlookers = new Set<() => void>();
  let heardAt = passed();
  const dropGone = () => {
    for (const [id, { at }] of pages) if (passed() - at > GONE_MS) pages.delete(id);
  };
  return {
    quietMs: () => passed() - heardAt,
    hear: (said) => {
      heardAt = passed();
      dropGone();
      if (pages.size >= MOST_PAGES && !pages.has(said.page)) return;
      pages.set(said.page, { ...said, at: passed() });
      for (const look of onlookers) look();
    },
    followed: async (turn, patience) => {
      dropGone();
      const isBehind = () => [...pages.values()].filter((page) => page.turn < turn);
      await new Promise<void>((resolve) => {
        const end = () => {
          clearTimeout(timeout);
          onlookers.delete(look);
          resolve();
        };
        const look = () => {
          if (isBehind().length === 0) end();
        };
        const timeout = setTimeout(end, patience);
        onlookers.add(look);
        look();
      });
      for (const { page } of isBehind()) pages.delete(page);
    },
    isAnyWaiting: () => [...pages.values()].some(({ waiting }) => waiting > 0),
  };
}
