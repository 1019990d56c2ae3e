import { forgetAsking } from './asking';
import type { EnrolmentRow } from './class-rows';
import type { Home } from './database';

/** The class of a seat; of one that a hand spoilt perhaps nothing can be read. */
function classOf(enrolment: EnrolmentRow | undefined): string | undefined {
  const seen = enrolment?.seen as Partial<EnrolmentRow['seen']> | null | undefined;
  return typeof seen?.class === 'string' ? seen.class : undefined;
}

/**
 * Inside a transaction over enrolments, figures, figureWeeks, notices, surveys and kept: the published figures of a class, its
 * notices and surveys go with the last seat in it, and so does when it was asked about. Answers how to put them back.
 */
export async function takeFigures(
  home: Home,
  enrolment: EnrolmentRow | undefined,
): Promise<() => Promise<void>> {
  const classId = classOf(enrolment);
  const others = (await home.enrolments.toArray()).map(classOf);
  if (classId === undefined || others.includes(classId)) return () => Promise.resolve();
  const [figures, weeks, notices, surveys] = await Promise.all([
    home.figures.filter((row) => row.class === classId).toArray(),
    home.figureWeeks.filter((row) => row.class === classId).toArray(),
    home.notices.filter((row) => row.class === classId).toArray(),
    home.surveys.where('class').equals(classId).toArray(),
  ]);
  await home.figures.bulkDelete(figures.map(({ id }) => id));
  await home.figureWeeks.bulkDelete(weeks.map(({ id }) => id));
  await home.notices.bulkDelete(notices.map(({ id }) => id));
  await home.surveys.bulkDelete(surveys.map(({ id }) => id));
  await forgetAsking(home, classId);
  return async () => {
    await home.figures.bulkPut(figures);
    await home.figureWeeks.bulkPut(weeks);
    await home.notices.bulkPut(notices);
    await home.surveys.bulkPut(surveys);
  };
}
