import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { evaluateBlinded } from '../wire/token';
import { openChecks } from './tokens/check';
import type { Done, Given, Outcome, Purpose, Task } from './tokens/task';

// A token thread (tokens/pool): what costs milliseconds is done here, one task at a time.
const purpose = workerData as Purpose;
// Gives way, but is not starved: a flood of forged tokens must not keep families from theirs. Linux counts niceness by
// threads; elsewhere this would slow the whole process.
if (purpose === 'issuing' && process.platform === 'linux')
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const checks = openChecks();
// So that no key outlives its file by more than an hour.
setInterval(checks.forget, 60 * 60 * 1000).unref();

parentPort?.on('message', ({ number, task }: Given) => {
  const done: Done = { number, outcome: outcomeOf(task) };
  parentPort?.postMessage(done);
});

function outcomeOf(task: Task): Outcome {
  try {
    if (task.kind === 'check') return { kind: 'checked', isRight: checks.isRight(task) };
    return { kind: 'evaluated', point: evaluateBlinded(task.secretKey, task.info, task.blinded) };
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
  }
}
