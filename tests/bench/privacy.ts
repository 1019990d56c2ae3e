/**
 * `npm run bench:privacy`: the attack benchmark, a gate of every release (PRIVACY.md). Seeded classes go evening by
 * evening through the endpoint's own rows, release and published figures; an attacker reads them all, with exact
 * numbers of families, with 4 and 9 codes of his own and what pays best to send with them. `-- --quick` for a small
 * one. Then surveys, of schools by chance. Shares in percent of children's evenings; ends with 1 where more is given away than may be.
 */
import { EVENINGS } from './privacy-class';
import { naiveShares } from './privacy-naive';
import { brokenGates, figuresOf, printTables } from './privacy-gate';
import { run } from './privacy-run';
import { brokenSurveyGates, printSurveyTables, runSurveys, surveyFiguresOf } from './survey-gate';

const QUICK = { seed: '灯下', classes: 4, quiet: 2, few: 1, evenings: 24 };
const WHOLE = { seed: '灯下', classes: 10, quiet: 16, few: 3, evenings: EVENINGS };

const QUICK_SURVEYS = { schools: 10, times: 3000, sizes: [20, 24] };
const WHOLE_SURVEYS = { schools: 150, times: 4000, sizes: [20, 21, 22, 23, 24, 25, 26, 30, 40, 60] };

const startedAt = Date.now();
const isQuick = process.argv.includes('--quick');
const outcome = await run(isQuick ? QUICK : WHOLE);
const surveys = runSurveys(isQuick ? QUICK_SURVEYS : WHOLE_SURVEYS);
const surveyFigures = surveyFiguresOf(surveys);
const figures = { ...naiveShares(outcome.attackedClasses), ...figuresOf(outcome) };
printTables(outcome);
printSurveyTables(Object.values(surveys));
for (const sentence of [...brokenGates(figures), ...brokenSurveyGates(surveyFigures)]) {
  console.error(sentence);
  process.exitCode = 1;
}
// On a machine that has other work the second number says what it costs.
const seconds = Math.round((Date.now() - startedAt) / 1000);
const cpuSeconds = Math.round(process.cpuUsage().user / 1e6);
console.log(JSON.stringify({ ...figures, ...surveyFigures, seconds, cpuSeconds }));
