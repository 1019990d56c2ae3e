// A token thread that answers with its own number, and dies of a key that begins with 0.
import { parentPort, threadId } from 'node:worker_threads';

parentPort?.on('message', ({ number, task }) => {
  if (task.secretKey[0] === 0) process.exit(1);
  parentPort?.postMessage({ number, outcome: { kind: 'failed', why: String(threadId) } });
});
