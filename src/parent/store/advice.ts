import { nightAt, type Night } from '../../core/night';
import type { Home } from './database';
import { lastBackup } from './last-backup';
import { firstNight } from './later-views';

const KEY = 'advice refused';

/** Advice the parent has no use for, by its key. */
export async function refusedAdvice(home: Home): Promise<string[]> {
  const value: unknown = (await home.kept.get(KEY))?.value;
  return Array.isArray(value) ? value.filter((key) => typeof key === 'string') : [];
}

export function refuseAdvice(home: Home, key: string): Promise<void> {
  return home.transaction('rw', home.kept, async () => {
    const refused = new Set([...(await refusedAdvice(home)), key]);
    await home.kept.put({ key: KEY, value: [...refused] });
  });
}

/** The first night of the family's diary, a recorded zero as good as an entry, and that of the last backup of this phone. */
export async function backupNights(
  home: Home,
  children: readonly string[],
): Promise<{ firstNight: Night | undefined; lastBackup: Night | undefined }> {
  const [begun, last] = await Promise.all([
    Promise.all(children.map((child) => firstNight(home, child))),
    lastBackup(home),
  ]);
  const [first] = begun.filter((night) => night !== undefined).sort();
  return { firstNight: first, lastBackup: last && nightAt(new Date(last.at)) };
}
