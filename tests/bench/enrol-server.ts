/**
 * What `npm run bench:endpoint` loads, in a process of its own: the real app with more unspent slips than the bench
 * can spend, and beside it node:http with one word to say. Prints both ports as one JSON line.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeApp } from '../../src/endpoint/app';
import { hashOf } from '../../src/endpoint/codes';
import type { Keeping } from '../../src/endpoint/database/keeping';
import { readEnvironment } from '../../src/endpoint/environment';
import { schoolTime } from '../../src/endpoint/tenant';
import { writeEmptyBuild } from '../setup/empty-build';
import { openWorld } from '../setup/world';
import { serveBesideHello } from './beside-hello';
import { CLASS_SIZE, codeOf, SLIPS } from './slips';

const school = {
  school_id: 'bench',
  name: '灯下小学',
  system: 'cn63' as const,
  limit_choice: '{"preset":"cn-national"}',
  contact: '王老师',
  zone: 'Asia/Shanghai',
};

const environment = readEnvironment(process.env, process.cwd());
if (environment.kind === 'unusable') throw new Error(environment.sentence);
const { place } = environment;
const built = join(place.folder, 'built');
await mkdir(built);
writeEmptyBuild(built);
const data = { ...place, folder: join(place.folder, 'data') };
await mkdir(data.folder);
const world = await openWorld(built, { place: data });
await seed(world.keeping, schoolTime(school, world.clock).year);

serveBesideHello(makeApp(world).fetch);

async function seed(keeping: Keeping, year: number): Promise<void> {
  const classes = Array.from({ length: Math.ceil(SLIPS / CLASS_SIZE) }, (_, index) => ({
    school_id: school.school_id,
    class_id: codeOf(index).slice(-10),
    name: `三年级${String(index)}班`,
    entry_year: 2024,
    size: CLASS_SIZE,
  }));
  await keeping.commitMain(async (writes) => {
    await writes.insertInto('school').values(school).execute();
    for (const rows of chunks(classes)) await writes.insertInto('class').values(rows).execute();
  });
  const slips = Array.from({ length: SLIPS }, (_, index) => ({
    code_hash: hashOf(codeOf(index)),
    class: codeOf(Math.floor(index / CLASS_SIZE)).slice(-10),
    serial: (index % CLASS_SIZE) + 1,
    used: 0,
    year,
    door_hash: null,
  }));
  await keeping.commitOpen(async (writes) => {
    for (const rows of chunks(slips)) await writes.insertInto('slip').values(rows).execute();
  });
}

function chunks<Row>(rows: Row[]): Row[][] {
  const size = 1000;
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  );
}
