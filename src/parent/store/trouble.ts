import type { Problem } from '../../core/problem';

const BY_NAME: Record<string, Problem['kind']> = {
  QuotaExceededError: 'storage-full',
  VersionError: 'storage-newer',
  UpgradeError: 'storage-newer',
  BlockedError: 'storage-blocked',
  DatabaseClosedError: 'storage-closed',
  InvalidStateError: 'storage-closed',
  OpenFailedError: 'storage-closed',
  TransactionInactiveError: 'storage-closed',
  AbortError: 'storage-closed',
  UnknownError: 'storage-closed',
  MissingAPIError: 'storage-missing',
  SecurityError: 'storage-missing',
};

type Named = { name?: unknown; inner?: unknown; failures?: unknown };

/**
 * What a failed read or write of the diary means for the parent; undefined for our own mistakes, which
 * go on to the error boundary. Dexie wraps the browser's error, or a list of them: the innermost name tells.
 */
export function errorToProblem(error: unknown): Problem | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { name, inner, failures } = error as Named;
  const causes: unknown[] = Array.isArray(failures) ? [inner, ...(failures as unknown[])] : [inner];
  const within = causes.map(errorToProblem).find((problem) => problem !== undefined);
  if (within) return within;
  const kind = BY_NAME[String(name)];
  return kind && { kind };
}
