import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const stem = (path: string) => basename(path).split('.')[0]!.toLowerCase();

// Words that say nothing of homework time, so that anything would fit under them.
const emptyNames = [
  'record',
  'item',
  'data',
  'info',
  'payload',
  'manager',
  'service',
  'helper',
  'helpers',
  'util',
  'utils',
  'common',
  'misc',
  'types',
  'constants',
  'index',
];

test('no file has a name that says nothing', () => {
  expect([...files('src'), ...files('tests')].filter((path) => emptyNames.includes(stem(path)))).toEqual([]);
});

test('every test of a room stands where its source stands', () => {
  const rooms = ['core', 'wire', 'ui', 'parent', 'school', 'endpoint', 'demo']
    .map((room) => `tests/${room}`)
    .filter(existsSync);
  const strays = rooms
    .flatMap(files)
    .filter((path) => /\.test\.tsx?$/.test(path))
    .map((path) => ({ path, source: path.replace(/^tests/, 'src').replace(/\.[^/]*$/, '') }))
    .filter(({ source }) => !existsSync(`${source}.ts`) && !existsSync(`${source}.tsx`));
  expect(strays).toEqual([]);
});
