/** `npm run drill:kill`: kill -9 under load. Every enrolment that was acknowledged is there afterwards, or exit 1. */
import { ensurePostgres } from '../setup/postgres.mjs';
import { killRounds, type Victim } from './kill-rounds';

const ROUNDS = 3;
const VICTIMS: readonly Victim[] = ['endpoint on sqlite', 'endpoint on postgres', 'postgres'];

ensurePostgres();
const total = { rounds: ROUNDS, acknowledged: 0, missing: 0 };
for (const victim of VICTIMS) {
  const toll = await killRounds(victim, ROUNDS);
  console.log(`kill -9 of ${victim}: ${JSON.stringify(toll)}`);
  total.acknowledged += toll.acknowledged;
  total.missing += toll.missing;
}
console.log(JSON.stringify(total));
process.exit(total.missing === 0 && total.acknowledged > 0 ? 0 : 1);
