/** What is new in the version that waits, in both languages; `untold` when it could not be fetched or read. */
export type News =
  { kind: 'told'; version: string; sentences: Record<'zh-CN' | 'en', string[]> } | { kind: 'untold' };

const UNTOLD: News = { kind: 'untold' };

/** The banner has room for no more. */
const MOST_SENTENCES = 3;
const LONGEST_SENTENCE = 120;

/** Asks for the newest /news.json, past every cache; whatever goes wrong, the answer is `untold`. */
export async function fetchNews(): Promise<News> {
  try {
    const answer = await fetch('/news.json', { cache: 'no-store' });
    return answer.ok ? readNews(await answer.json()) : UNTOLD;
  } catch {
    return UNTOLD;
  }
}

/** Reads news.json as any later version may write it; what is missing or not text makes it `untold`. */
export function readNews(letter: unknown): News {
  if (typeof letter !== 'object' || letter === null) return UNTOLD;
  const { version, 'zh-CN': chinese, en: english } = letter as Record<string, unknown>;
  if (typeof version !== 'string' || !areSentences(chinese) || !areSentences(english)) return UNTOLD;
  return { kind: 'told', version, sentences: { 'zh-CN': shortened(chinese), en: shortened(english) } };
}

function areSentences(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((sentence) => typeof sentence === 'string');
}

function shortened(sentences: string[]): string[] {
  return sentences.slice(0, MOST_SENTENCES).map((sentence) => sentence.slice(0, LONGEST_SENTENCE));
}
