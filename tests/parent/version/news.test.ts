import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchNews, readNews } from '../../../src/parent/version/news';

const NEWS_FILE = JSON.parse(readFileSync('public/news.json', 'utf8')) as Record<'zh-CN' | 'en', string[]> & {
  version: string;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('news.json', () => {
  test('tells the version of package.json', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(NEWS_FILE.version).toBe(version);
  });

  test('has one to three short sentences, as many in English as in Chinese', () => {
    expect(NEWS_FILE.en).toHaveLength(NEWS_FILE['zh-CN'].length);
    for (const sentences of [NEWS_FILE['zh-CN'], NEWS_FILE.en]) {
      expect(sentences.length).toBeGreaterThanOrEqual(1);
      expect(sentences.length).toBeLessThanOrEqual(3);
      for (const sentence of sentences) expect(sentence.length).toBeLessThanOrEqual(120);
    }
  });

  test('is punctuated full-width in Chinese, ends each sentence, and exclaims nothing', () => {
    for (const sentence of NEWS_FILE['zh-CN']) {
      expect(sentence).toMatch(/[。？]$/);
      expect(sentence).not.toMatch(/\p{Script=Han}\s*[,.:;!?()"']|[,.:;!?()"']\s*\p{Script=Han}|！/u);
    }
    for (const sentence of NEWS_FILE.en) expect(sentence).toMatch(/^[^\p{Script=Han}！!]+\.$/u);
  });

  test('is read as it is written', () => {
    expect(readNews(NEWS_FILE)).toMatchObject({ kind: 'told', sentences: { en: NEWS_FILE.en } });
  });
});

describe('news', () => {
  test.each([
    null,
    'news',
    7,
    [],
    {},
    { version: '1', 'zh-CN': [], en: ['a'] },
    { version: 1 },
    { version: '1', 'zh-CN': [1], en: ['a'] },
  ])('of an unknown shape are untold: %j', (letter) => {
    expect(readNews(letter)).toEqual({ kind: 'untold' });
  });

  test('of a later version with more in them are still read', () => {
    const letter = { version: '9', 'zh-CN': ['甲。', '乙。', '丙。', '丁。'], en: ['a'], more: true };
    expect(readNews(letter)).toMatchObject({ sentences: { 'zh-CN': ['甲。', '乙。', '丙。'] } });
  });

  test('are asked for past every cache', async () => {
    const fetched = vi.fn(async () => new Response(JSON.stringify(NEWS_FILE)));
    vi.stubGlobal('fetch', fetched);
    expect(await fetchNews()).toMatchObject({ kind: 'told', version: NEWS_FILE.version });
    expect(fetched).toHaveBeenCalledWith('/news.json', { cache: 'no-store' });
  });

  test.each([
    ['the network is away', async () => Promise.reject(new TypeError('Failed to fetch'))],
    ['the file is missing', async () => new Response('no', { status: 404 })],
    ['the answer is a page', async () => new Response('<!doctype html>')],
  ])('are untold when %s', async (_case, answer) => {
    vi.stubGlobal('fetch', answer);
    expect(await fetchNews()).toEqual({ kind: 'untold' });
  });
});
