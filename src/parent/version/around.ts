import type { News } from './news';

/** What the watch needs of the world; `workers` is missing on plain http and in WeChat on iOS. */
export type Around = {
  workers: ServiceWorkerContainer | undefined;
  page: Document;
  now: () => Date;
  fetchNews: () => Promise<News>;
  reload: () => void;
  /** Puts work off until the first screen is there. */
  later: (work: () => void) => void;
};

/** A clock that was set back counts as over: better asked once too often than never again. */
export function isOver(since: Date, lengthMs: number, now: Date): boolean {
  const passed = now.getTime() - since.getTime();
  return passed < 0 || passed >= lengthMs;
}
