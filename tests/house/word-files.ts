import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One sentence of the app: `today` + `timer.start` in `zh-CN`, with its text. */
export type Phrase = { language: string; namespace: string; key: string; text: string };

/** Every phrase of a language under a words folder (`words/zh-CN/today.json` and so on), nested keys joined by dots. */
export function phrasesOf(folder: string, language: string): Phrase[] {
  const names = existsSync(join(folder, language)) ? readdirSync(join(folder, language)) : [];
  return names
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const tree: unknown = JSON.parse(readFileSync(join(folder, language, name), 'utf8'));
      return leaves(tree, []).map((leaf) => ({ language, namespace: name.replace('.json', ''), ...leaf }));
    });
}

function leaves(tree: unknown, path: string[]): { key: string; text: string }[] {
  if (typeof tree === 'string') return [{ key: path.join('.'), text: tree }];
  if (typeof tree !== 'object' || tree === null) {
    throw new Error(`The word file holds something that is no text at ${path.join('.')}.`);
  }
  return Object.entries(tree).flatMap(([name, branch]) => leaves(branch, [...path, name]));
}

/** i18next's plural forms of one key; Chinese has one form, English two. */
export function withoutPlural(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

/** What stands where a reader sees text: without placeholders, nested keys and tags. */
export function visible(text: string): string {
  return text.replace(/\{\{[^}]*\}\}|\$t\([^)]*\)|<[^>]*>/g, '');
}
