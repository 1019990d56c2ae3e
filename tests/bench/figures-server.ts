/** What `npm run bench:figures` loads, in a process of its own: the real app on what the bench has published. */
import { mkdir } from 'node:fs/promises';
import { makeApp } from '../../src/endpoint/app';
import { readEnvironment } from '../../src/endpoint/environment';
import { writeEmptyBuild } from '../setup/empty-build';
import { openWorld } from '../setup/world';
import { serveBesideHello } from './beside-hello';

const environment = readEnvironment(process.env, process.cwd());
if (environment.kind === 'unusable') throw new Error(environment.sentence);
const { place } = environment;
const built = `${place.folder}-built`;
await mkdir(built);
writeEmptyBuild(built);
const world = await openWorld(built, { place });
serveBesideHello(makeApp(world).fetch);
