import { schoolYear } from './grade';
import type { HolidayAhead } from './holiday-ahead';
import { nightsBetween, type Night } from './night';

/** What a phone knows of how safe its diary is. */
export type Keeping = {
  /** The night of the last backup the parent made; undefined = never. */
  lastBackup: Night | undefined;
  /** The first night of the diary; undefined = nothing stands in it yet. */
  firstNight: Night | undefined;
  /** The browser promised to keep the diary. */
  isPromised: boolean;
  /** Its browser clears what was not visited for a week, or when it wants room. */
  mayEvict: boolean;
};

/** Why a backup is advised now. `key` is what a “no” is kept under: said once, it holds for this holiday or school year. */
export type Advice =
  { kind: 'holiday'; key: string; holiday: HolidayAhead } | { kind: 'eviction'; key: string };

/** A backup younger than this is good enough; older, a fortnight of evenings would be typed in anew. */
const FRESH_NIGHTS = 14;

function isStale({ lastBackup, firstNight }: Keeping, tonight: Night): boolean {
  const since = lastBackup ?? firstNight;
  return since !== undefined && nightsBetween(since, tonight) > FRESH_NIGHTS;
}

/**
 * Whether tonight's page advises a backup: before a long holiday, or where the browser may clear the diary, once the last
 * one is a fortnight old. Nothing for whoever has the browser's promise and a backup of any age.
 */
export function backupAdvice(
  { tonight, holiday }: { tonight: Night; holiday: HolidayAhead | undefined },
  keeping: Keeping,
  dismissed: readonly string[],
): Advice | undefined {
  const isSafe = keeping.isPromised && keeping.lastBackup !== undefined;
  if (isSafe || !isStale(keeping, tonight)) return undefined;
  const reasons: Advice[] = [];
  if (holiday) reasons.push({ kind: 'holiday', key: `holiday ${holiday.first}`, holiday });
  if (keeping.mayEvict) reasons.push({ kind: 'eviction', key: `eviction ${String(schoolYear(tonight))}` });
  return reasons.find(({ key }) => !dismissed.includes(key));
}
