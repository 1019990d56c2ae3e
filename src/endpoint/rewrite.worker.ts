import { parentPort, workerData } from 'node:worker_threads';
import { rewriteFile } from './database/rewrite';

// One rewrite of the open file whose path it is given, and gone.
parentPort?.postMessage(rewriteFile(workerData as string));
