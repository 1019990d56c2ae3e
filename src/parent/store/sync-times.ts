import type { Home } from './database';

/**
 * When (epoch ms) this phone last spoke in ways that must not stand close together (PRIVACY.md, step 6), and of which
 * evening. Kept, so that a tab that was killed and opened again knows.
 */
export type SyncTimes = { enrolAt?: number; issueAt?: number; nightAt?: number; evening?: string };

const KEY = 'sync times';

/** What a hand spoilt is not known. */
function soundTimes(value: unknown): SyncTimes {
  if (typeof value !== 'object' || value === null) return {};
  const { enrolAt, issueAt, nightAt, evening } = value as Record<string, unknown>;
  return {
    ...(Number.isFinite(enrolAt) && { enrolAt: Number(enrolAt) }),
    ...(Number.isFinite(issueAt) && { issueAt: Number(issueAt) }),
    ...(Number.isFinite(nightAt) && { nightAt: Number(nightAt) }),
    ...(typeof evening === 'string' && { evening }),
  };
}

export async function syncTimes(home: Home): Promise<SyncTimes> {
  return soundTimes((await home.kept.get(KEY))?.value);
}

/** Kept before anything is sent: an answer may never come. */
export function noteTimes(home: Home, times: SyncTimes): Promise<void> {
  return home.transaction('rw', home.kept, async () => {
    await home.kept.put({ key: KEY, value: { ...(await syncTimes(home)), ...times } });
  });
}

/**
 * Inside a transaction over kept: which evening of a child's was last spoken of is not known any more; when is. Answers
 * how to know it again, unless another was spoken of since.
 */
export async function takeEvening(home: Home, child: string): Promise<() => Promise<void>> {
  const { evening, ...times } = await syncTimes(home);
  if (!evening?.startsWith(`${child}/`)) return () => Promise.resolve();
  await home.kept.put({ key: KEY, value: times });
  return async () => {
    await home.kept.put({ key: KEY, value: { evening, ...(await syncTimes(home)) } });
  };
}
