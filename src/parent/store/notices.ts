import type { Night } from '../../core/night';
import type { Notice } from '../../core/notice';
import type { Home } from './database';
import { isSoundNotice } from './sound-notices';

/** The notices kept of a class for some nights, oldest first. */
export async function noticesOf(
  home: Home,
  classId: string,
  { first, last }: { first: Night; last: Night },
): Promise<Notice[]> {
  const rows = await home.notices
    .where('[class+night]')
    .between([classId, first], [classId, last], true, true)
    .filter(isSoundNotice)
    .toArray();
  return rows.map(({ night, isNoHomework, tasks, changedAt }) => ({ night, isNoHomework, tasks, changedAt }));
}

/**
 * What the class of a child has to do: of free days in a row what was posted last up to the night that is looked at.
 * Undefined where the child has no seat, or nothing was posted.
 */
export async function noticeFor(
  home: Home,
  child: string,
  nights: { first: Night; last: Night },
): Promise<Notice | undefined> {
  // Of a seat nobody can read the class is none under which notices are kept.
  const seen: { class?: unknown } | undefined = (await home.enrolments.get(child))?.seen;
  if (typeof seen?.class !== 'string') return undefined;
  const notices = await noticesOf(home, seen.class, nights);
  return notices[notices.length - 1];
}
