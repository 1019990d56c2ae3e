import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectWalls } from './walls.mjs';

let house = '';

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'lamplight-walls-'));
  plant('package.json', '{"type":"module","dependencies":{"dexie":"1.0.0"}}');
  plant('node_modules/dexie/package.json', '{"name":"dexie","version":"1.0.0","main":"dexie.js"}');
  plant('node_modules/dexie/dexie.js', 'export const Dexie = 1;');
  plant('src/core/night.ts', 'export const night = 1;');
  plant(
    'src/parent/ParentApp.tsx',
    "import { night } from '../core/night';\nexport const ParentApp = night;",
  );
  plant(
    'tests/core/night.test.ts',
    "import { night } from '../../src/core/night';\nexport const seen = night;",
  );
});

afterEach(() => {
  rmSync(house, { recursive: true });
});

function plant(name: string, text: string): void {
  mkdirSync(dirname(join(house, name)), { recursive: true });
  writeFileSync(join(house, name), text);
}

async function brokenBy(name: string, text: string): Promise<string[]> {
  plant(name, text);
  const { broken } = await inspectWalls(house);
  return broken.map(({ wall }) => wall);
}

test('a house in order breaks no wall, and each of its files was looked at', async () => {
  const { sources, broken } = await inspectWalls(house);
  expect(broken).toEqual([]);
  expect(sources.sort()).toEqual([
    'src/core/night.ts',
    'src/parent/ParentApp.tsx',
    'tests/core/night.test.ts',
  ]);
});

test('a broken wall says in a sentence why it stands', async () => {
  plant(
    'src/core/limit.ts',
    "import { ParentApp } from '../parent/ParentApp';\nexport const limit = ParentApp;",
  );
  const { broken } = await inspectWalls(house);
  expect(broken).toContainEqual({
    wall: 'core-thinks-alone',
    sentence: expect.stringMatching(/^core is the rules of homework time/),
    from: 'src/core/limit.ts',
    to: 'src/parent/ParentApp.tsx',
  });
});

test.each([
  [
    'core-thinks-alone',
    'src/core/limit.ts',
    "import { readFileSync } from 'node:fs';\nexport const limit = readFileSync;",
  ],
  [
    'ui-knows-no-homework',
    'src/ui/Lamp.tsx',
    "import { night } from '../core/night';\nexport const Lamp = night;",
  ],
  [
    'a-form-knows-its-questions',
    'src/ui/survey/Form.tsx',
    "import { night } from '../../core/night';\nexport const Form = night;",
  ],
  [
    'parent-and-school-and-endpoint-never-meet',
    'src/endpoint/app.ts',
    "import type { ParentApp } from '../parent/ParentApp';\nexport type App = typeof ParentApp;",
  ],
  [
    'only-the-store-knows-dexie',
    'src/parent/today/Today.tsx',
    "import { Dexie } from 'dexie';\nexport const Today = Dexie;",
  ],
  [
    'the-independent-client-shares-nothing',
    'tests/independent/client.ts',
    "import { night } from '../../src/core/night';\nexport const seen = night;",
  ],
  ['no-orphan', 'src/parent/alone.ts', 'export const alone = 1;'],
  [
    'nothing-unresolvable',
    'src/parent/gone.ts',
    "import { gone } from './nowhere';\nexport const found = gone;",
  ],
])('%s goes red on %s', async (wall, name, text) => {
  expect(await brokenBy(name, text)).toContain(wall);
});

test('a screen never imports a screen, nor what sends', async () => {
  plant('src/parent/nights/Nights.tsx', 'export const Nights = 1;');
  plant('src/parent/sync/send.ts', 'export const send = 1;');
  const today =
    "import { Nights } from '../nights/Nights';\nimport { send } from '../sync/send';\nexport const Today = [Nights, send];";
  const broken = await brokenBy('src/parent/today/Today.tsx', today);
  expect(broken).toContain('a-screen-never-imports-a-screen');
  expect(broken).toContain('a-screen-never-sends');
});

test('two files in a circle are found', async () => {
  plant('src/core/a.ts', "import { b } from './b';\nexport const a = () => b;");
  expect(await brokenBy('src/core/b.ts', "import { a } from './a';\nexport const b = () => a;")).toContain(
    'no-circle',
  );
});
