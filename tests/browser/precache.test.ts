import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../src/start.mjs';
import { BUILT } from '../setup/served';

const APP = join(BUILT, 'app');
const SOURCE = join(import.meta.dirname, '../../src');

type Kept = { names: string[]; styles: string; scripts: string };
let kept: Kept;

/** What a parent's phone keeps: the list inside the service worker, and what the files of it say. */
beforeAll(() => {
  ensureBuilt();
  const worker = readFileSync(join(APP, 'sw.js'), 'utf8');
  const names = [...worker.matchAll(/["'`](assets\/[^"'`]+\.(?:js|css))["'`]/g)].map(
    ([, name]) => name ?? '',
  );
  const textOf = (ending: string) =>
    names
      .filter((name) => name.endsWith(ending))
      .map((name) => readFileSync(join(APP, name), 'utf8'))
      .join('\n');
  kept = { names, styles: textOf('.css'), scripts: textOf('.js') };
});

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(SOURCE, folder, name), 'utf8'));
}

const classesOf = (texts: readonly string[]) =>
  new Set(texts.flatMap((text) => [...text.matchAll(/\.(-?[a-z][\w-]*)/g)].map(([, name]) => name ?? '')));

/** Every sentence of a file of words, however deep it stands. */
function sentencesIn(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(sentencesIn) : [];
}

test('a parent’s phone keeps the parents’ app', () => {
  expect(kept.names.length).toBeGreaterThan(20);
  expect(kept.styles).toContain('.today-number');
  expect(kept.names.filter((name) => /school-|demo-/.test(name))).toEqual([]);
});

test('a parent’s phone keeps no style of a school page', () => {
  const ofOthers = classesOf([...filesUnder('parent', '.css'), ...filesUnder('ui', '.css')]);
  const ofSchool = [...classesOf(filesUnder('school', '.css'))].filter((name) => !ofOthers.has(name));
  expect(ofSchool.length).toBeGreaterThan(50);
  const there = classesOf([kept.styles]);
  expect(ofSchool.filter((name) => there.has(name))).toEqual([]);
});

test('a parent’s phone keeps no words of a school page', () => {
  const ofParents = filesUnder('parent/words', '.json')
    .flatMap((text) => sentencesIn(JSON.parse(text)))
    .join('\n');
  const ofSchool = filesUnder('school/words', '.json').flatMap((text) => sentencesIn(JSON.parse(text)));
  const long = ofSchool.filter((sentence) => sentence.length > 12 && !ofParents.includes(sentence));
  expect(long.length).toBeGreaterThan(500);
  expect(long.filter((sentence) => kept.scripts.includes(sentence))).toEqual([]);
});
