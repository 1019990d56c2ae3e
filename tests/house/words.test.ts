import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { phrasesOf, visible, withoutPlural, type Phrase } from './word-files';
import allowed from './words-allowed.json';

type Room = keyof typeof allowed.dynamicPrefixes;

function sourceOf(room: Room): string {
  return readdirSync(`src/${room}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join('src', room, name), 'utf8'))
    .join('\n');
}

const nameOf = ({ namespace, key }: Phrase) => `${namespace}:${withoutPlural(key)}`;
const shown = ({ language, namespace, key, text }: Phrase) => `${language} ${namespace}:${key} = ${text}`;
const latin: string[] = allowed.latinInChinese;
const han: string[] = allowed.hanInEnglish;

describe.each(['parent', 'school', 'demo'] as const)('the words of the %s', (room) => {
  const chinese = phrasesOf(`src/${room}/words`, 'zh-CN');
  const english = phrasesOf(`src/${room}/words`, 'en');
  const all = [...chinese, ...english];
  const source = sourceOf(room);
  const prefixes: string[] = allowed.dynamicPrefixes[room];

  test('there are words to read', () => {
    expect(chinese.length).toBeGreaterThan(0);
  });

  test('Chinese and English say the same things', () => {
    const [inChinese, inEnglish] = [new Set(chinese.map(nameOf)), new Set(english.map(nameOf))];
    expect(
      [...inChinese].filter((name) => !inEnglish.has(name)),
      'missing in English',
    ).toEqual([]);
    expect(
      [...inEnglish].filter((name) => !inChinese.has(name)),
      'missing in Chinese',
    ).toEqual([]);
  });

  test('both languages fill the same places', () => {
    const placesOf = (text: string) =>
      [...new Set([...text.matchAll(/\{\{-?\s*(\w+)/g)].map(([, name]) => name))].sort();
    const english1 = new Map(english.map((phrase) => [nameOf(phrase), phrase]));
    const unequal = chinese.filter((phrase) => {
      const twin = english1.get(nameOf(phrase));
      return twin !== undefined && String(placesOf(phrase.text)) !== String(placesOf(twin.text));
    });
    expect(unequal.map(shown)).toEqual([]);
  });

  test('no text is empty', () => {
    expect(all.filter(({ text }) => text.trim() === '').map(shown)).toEqual([]);
  });

  describe('in Chinese', () => {
    test('punctuation beside a Han character is full-width', () => {
      const halfWidth = /\p{Script=Han}\s*[,.:;?!()]|[,.:;?!()]\s*\p{Script=Han}/u;
      expect(chinese.filter(({ text }) => halfWidth.test(visible(text))).map(shown)).toEqual([]);
    });

    test('no text is left in English', () => {
      const isLatinOnly = (text: string) => /[A-Za-z]/.test(visible(text)) && !/\p{Script=Han}/u.test(text);
      expect(chinese.filter(({ text }) => isLatinOnly(text) && !latin.includes(text)).map(shown)).toEqual([]);
    });
  });

  test('in English no text is left in Chinese', () => {
    const withoutAllowed = (text: string) => han.reduce((rest, piece) => rest.replaceAll(piece, ''), text);
    expect(
      english
        .filter(({ text }) => /\p{Script=Han}|[，。：；？！（）]/u.test(withoutAllowed(text)))
        .map(shown),
    ).toEqual([]);
  });

  describe('in the source', () => {
    test('every key is used', () => {
      const isUsed = (phrase: Phrase) => {
        const key = withoutPlural(phrase.key);
        const names = [key, `${phrase.namespace}:${key}`];
        return (
          names.some((name) => ["'", '"', '`'].some((quote) => source.includes(`${quote}${name}${quote}`))) ||
          prefixes.some((prefix) => names.some((name) => name.startsWith(prefix)))
        );
      };
      expect([...new Set(all.filter((phrase) => !isUsed(phrase)).map(nameOf))]).toEqual([]);
    });

    test('every prefix declared for keys put together is really put together somewhere', () => {
      expect(prefixes.filter((prefix) => !source.includes(`${prefix}\${`))).toEqual([]);
    });

    test('every key used has its words', () => {
      const known = new Set(chinese.flatMap((phrase) => [nameOf(phrase), withoutPlural(phrase.key)]));
      const used = [...source.matchAll(/(?:\bt\(\s*|i18nKey=\{?)(['"`])([\w.:-]+)\1/g)].map(
        ([, , key]) => key!,
      );
      expect([...new Set(used)].filter((key) => !known.has(key))).toEqual([]);
    });
  });
});
