import { firstNightOf, schoolYear } from '../../core/grade';
import { addNights, mondayOf, type Night } from '../../core/night';
import type { Notice } from '../../core/notice';
import type { Home } from './database';
import { figureId } from './figure-rows';
import { isSoundEnrolment } from './sound-class';
import { isSoundNotice, isStandingNotice } from './sound-notices';

/** Notices are kept as long as figures are looked at: this school year, and in its first weeks the summer before. */
const KEPT_AFTER = 28;

function firstKept(tonight: Night): Night {
  return mondayOf(firstNightOf(schoolYear(addNights(tonight, -KEPT_AFTER))));
}

/** What an endpoint shows of a class's notices, on the night it is at the school. */
type NoticesTold = { class: string; notices: readonly Notice[]; tonight: Night };

/**
 * Keeps what is shown of the notices of a class that has a seat here, each in place of what was shown before. One that
 * was taken back goes, and so do those of an earlier year.
 */
export function noteNotices(home: Home, { class: classId, notices, tonight }: NoticesTold): Promise<void> {
  const rows = notices
    .map((notice) => ({ ...notice, id: figureId(classId, notice.night), class: classId }))
    .filter(isSoundNotice);
  return home.transaction('rw', [home.enrolments, home.notices], async () => {
    const seats = (await home.enrolments.toArray()).filter(isSoundEnrolment);
    if (!seats.some(({ seen }) => seen.class === classId)) return;
    await home.notices.bulkPut(rows.filter(isStandingNotice));
    await home.notices.bulkDelete(rows.filter((row) => !isStandingNotice(row)).map(({ id }) => id));
    await home.notices
      .where('[class+night]')
      .between([classId, ''], [classId, firstKept(tonight)], true, false)
      .delete();
  });
}
