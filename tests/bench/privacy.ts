/**
 * `npm run bench:privacy`: the attack benchmark, a gate of every release (PRIVACY.md). Seeded classes go evening by
 * evening through the endpoint's own rows, release and published figures; an attacker reads them all, with exact
 * numbers of families, with 4 and 9 codes of his own and what pays best to send with them. `-- --quick` for a small
 * one. Shares in percent of children's evenings; ends with 1 where more is given away than may be.
 */
import { EVENINGS } from './privacy-class';
import { naiveShares } from './privacy-naive';
import { brokenGates, figuresOf, printTables } from './privacy-gate';
import { run } from './privacy-run';

const QUICK = { seed: '灯下', classes: 4, quiet: 2, few: 1, evenings: 24 };
const WHOLE = { seed: '灯下', classes: 10, quiet: 16, few: 3, evenings: EVENINGS };

const startedAt = Date.now();
const outcome = await run(process.argv.includes('--quick') ? QUICK : WHOLE);
const figures = { ...naiveShares(outcome.attackedClasses), ...figuresOf(outcome) };
printTables(outcome);
for (const sentence of brokenGates(figures)) {
  console.error(sentence);
  process.exitCode = 1;
}
// On a machine that has other work the second number says what it costs.
const seconds = Math.round((Date.now() - startedAt) / 1000);
const cpuSeconds = Math.round(process.cpuUsage().user / 1e6);
console.log(JSON.stringify({ ...figures, seconds, cpuSeconds }));
