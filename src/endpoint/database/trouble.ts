import type { Problem } from '../../core/problem';
import { errorCode } from '../unusable';

/** Too much waits, the disk is full, or the database is away: the visitor is asked to come back (503, Retry-After). */
export function busy(cause: unknown): Error & Problem {
  return Object.assign(new Error('Nothing more can be written just now.', { cause }), {
    kind: 'endpoint-busy' as const,
  });
}

/** Whether a commit failed only for now. */
export function isBusy(error: unknown): error is Error & Problem {
  return error instanceof Error && 'kind' in error && error.kind === 'endpoint-busy';
}

// PostgreSQL: could not serialize, deadlock, too many connections.
const PASSING = new Set(['40001', '40P01', '53300']);
const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);

const LOST_SENTENCE =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client (has encountered|was closed))/;

/** Whether the same work may succeed a moment later. */
export function isPassing(error: unknown): boolean {
  const code = errorCode(error);
  return PASSING.has(code) || code.startsWith('SQLITE_BUSY') || isConnectionLost(error);
}

/** Whether the connection is gone, or leads to a server that no longer takes writes: a new one must be made. */
export function isConnectionLost(error: unknown): boolean {
  const code = errorCode(error);
  // Shut down or starting (57P), or a primary that became a standby (25006).
  if (code.startsWith('08') || code.startsWith('57P') || code === '25006' || LOST.has(code)) return true;
  // These pg says without a code.
  return error instanceof Error && LOST_SENTENCE.test(error.message);
}

/** Whether the disk under the database has no room left. */
export function isFull(error: unknown): boolean {
  return ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', '53100', 'ENOSPC', 'EDQUOT'].includes(errorCode(error));
}
