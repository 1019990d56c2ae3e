import { parentPort, workerData } from 'node:worker_threads';
import { rewriteFile } from './database/rewrite';

// One rewrite of the open file whose path it is given, and gone.
try {
  parentPort?.postMessage(rewriteFile(workerData as string));
} catch (error) {
  // What SQLite throws loses its words on the way from thread to thread, and the operator would read [object Object].
  throw error instanceof Error ? new Error(error.message) : error;
}
