// The step `walls` of `npm run check`.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inspectWalls } from './walls.mjs';

const home = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(home);
const { sources, broken } = await inspectWalls(home);

// With a compiler it does not know, dependency-cruiser looks at nothing and finds everything in order.
const rooms = ['core', 'ui', 'parent', 'school', 'endpoint'].filter((room) => existsSync(`src/${room}`));
const unseen = rooms.filter((room) => !sources.some((source) => source.startsWith(`src/${room}/`)));
if (sources.length === 0 || unseen.length > 0) {
  console.error(
    `The walls were not looked at: ${sources.length} modules seen, none in ${unseen.join(', ')}.`,
  );
  process.exit(1);
}

for (const { wall, sentence, from, to } of broken) console.error(`${from} → ${to}\n  ${wall}: ${sentence}\n`);
console.log(`${sources.length} modules seen, ${broken.length} walls broken`);
if (broken.length > 0) process.exit(1);
