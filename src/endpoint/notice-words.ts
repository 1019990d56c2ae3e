import chinese from './words/zh-CN/notice.json';
import english from './words/en/notice.json';

/** The languages of the public page: by its link, so that each is one page to whoever stores it. */
export type PageLanguage = 'zh-CN' | 'en';

const WORDS: Record<PageLanguage, object> = { 'zh-CN': chinese, en: english };

/** Says a sentence of the public page; its places are filled as they are, and escaped where the page is written. */
export type Say = (key: string, places?: Readonly<Record<string, string | number>>) => string;

/** The sentences of one language. */
export function sayIn(language: PageLanguage): Say {
  return (key, places = {}) => {
    const text = key
      .split('.')
      .reduce<unknown>(
        (tree, name) => (tree as Record<string, unknown> | undefined)?.[name],
        WORDS[language],
      );
    if (typeof text !== 'string') throw new Error(`The public page has no words for ${key}.`);
    return text.replace(/\{\{(\w+)\}\}/g, (_place, name: string) => String(places[name] ?? ''));
  };
}
