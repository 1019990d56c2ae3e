import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openKeeping } from '../../../src/endpoint/database/keeping';
import { emptyDemoFolder, settleDemoFolder } from '../../../src/endpoint/demo/folder';
import { openKept } from '../../../src/endpoint/kept';
import { freshPlace } from '../../setup/keeping';

const clock = () => new Date();

test('the demo marks a folder of its own beside what a school keeps, and begins anew in it', async () => {
  const home = await freshPlace('sqlite');
  const place = await settleDemoFolder(home);
  expect(place.folder).toBe(join(home.folder, 'demo'));
  expect(await readFile(join(place.folder, 'SIMULATION'), 'utf8')).toMatch(/^演示数据：/);
  await (await openKeeping(place, clock)).close();
  await settleDemoFolder(home);
  emptyDemoFolder(place);
  expect(await readdir(place.folder)).toEqual(['SIMULATION']);
});

test('no school starts in what the demo made', async () => {
  const home = await freshPlace('sqlite');
  const { folder } = await settleDemoFolder(home);
  await expect(openKept({ folder }, clock)).rejects.toThrow(/a simulation or the demo made that/);
});

test('the demo touches nothing that is not its own: start is refused with a sentence', async () => {
  const refused = /is for the demo, but holds what is none of its data: .*DEMO=off/;
  // What a school keeps lies where the demo would be made.
  const school = await freshPlace('sqlite');
  const real = { folder: join(school.folder, 'demo') };
  await (await openKept(real, clock)).keeping.close();
  await expect(settleDemoFolder(school)).rejects.toThrow(refused);
  expect(existsSync(join(real.folder, 'main.sqlite'))).toBe(true);
  // A mark put there by hand does not make a school's database the demo's.
  await writeFile(join(real.folder, 'SIMULATION'), '');
  await expect(settleDemoFolder(school)).rejects.toThrow(refused);
  // Nor does a file of somebody else's.
  const other = await freshPlace('sqlite');
  await mkdir(join(other.folder, 'demo'));
  await writeFile(join(other.folder, 'demo', 'main.sqlite'), 'not a database at all, but somebody’s');
  await expect(settleDemoFolder(other)).rejects.toThrow(refused);
});

test('what a power cut left of a demo keeps no school from starting: it is made anew', async () => {
  const home = await freshPlace('sqlite');
  const { folder } = await settleDemoFolder(home);
  await writeFile(join(folder, 'main.sqlite'), 'half a page of what was a database once');
  await expect(settleDemoFolder(home)).resolves.toMatchObject({ folder });
});
