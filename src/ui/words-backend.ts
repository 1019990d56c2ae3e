import type { BackendModule, ReadCallback } from 'i18next';

/** Word files that are fetched when asked for, by their path `./words/{language}/{namespace}.json`. */
export type LaterWords = Record<string, () => Promise<{ default: Record<string, unknown> }>>;

/** What hands i18next the words that did not come with the first screen. */
export function wordsBackend(later: LaterWords): BackendModule {
  return {
    type: 'backend',
    init: () => undefined,
    read: (language: string, namespace: string, callback: ReadCallback) => {
      const load = later[`./words/${language}/${namespace}.json`];
      if (!load) {
        callback(new Error(`There are no words for ${namespace} in ${language}.`), null);
        return;
      }
      load().then(
        (words) => {
          callback(null, words.default);
        },
        (error: unknown) => {
          callback(error as Error, true);
        },
      );
    },
  };
}
