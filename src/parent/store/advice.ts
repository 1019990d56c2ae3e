import { nightAt, type Night } from '../../core/night';
import type { Home } from './database';
import { lastBackup } from './last-backup';
import { NIGHTS } from './views';

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

/** The first night of a child's diary, and that of the last backup of this phone. */
export async function backupNights(
  home: Home,
  child: string,
): Promise<{ firstNight: Night | undefined; lastBackup: Night | undefined }> {
  const [first, last] = await Promise.all([
    home.entries.where('[child+night]').between([child, NIGHTS[0]], [child, NIGHTS[1]], true, true).first(),
    lastBackup(home),
  ]);
  return { firstNight: first?.night, lastBackup: last && nightAt(new Date(last.at)) };
}
