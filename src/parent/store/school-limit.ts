import { inForce } from '../../core/grade';
import { withRow } from '../../core/growing';
import type { Night } from '../../core/night';
import { isUnchosen, limitFromSchool, withSchoolLimits } from '../../core/school-limit';
import type { EnrolmentRow, SeenClass } from './class-rows';
import type { Home } from './database';
import { grow } from './grades';
import { limitOn } from './seat-evenings';
import { isSoundLimits } from './sound-days';
import type { Undo } from './write';

const toldBy = (seen: SeenClass) => (night: Night, school: SeenClass['system']) =>
  limitFromSchool(limitOn(seen, night), seen, school);

/** From tonight on a child is compared with its class's limit, and follows it; last nights keep theirs. */
export function takeSchoolLimit(
  home: Home,
  { child, seen }: Pick<EnrolmentRow, 'child' | 'seen'>,
  night: Night,
): Promise<Undo> {
  return grow(home, { child, night }, (rows) => {
    const before = inForce(rows, night);
    if (!before) return { rows: [...rows], added: [] };
    const { grade, school } = before;
    return withRow(rows, { from: night, grade, school, limit: toldBy(seen)(night, school) });
  });
}

/** At joining: the class's limit, unless the parent chose another before. */
export async function takeUnlessChosen(home: Home, child: string, night: Night): Promise<void> {
  const seat = await home.enrolments.get(child);
  const rows = await home.grades.where('child').equals(child).toArray();
  const before = inForce(
    rows.filter(({ deleted }) => deleted !== true),
    night,
  );
  if (seat && before && isUnchosen(before)) await takeSchoolLimit(home, seat, night);
}

/** The school told of its limits anew: the rows of a child that follows them begin where the limits do. */
export async function followSchoolLimit(
  home: Home,
  { child, seen }: Pick<EnrolmentRow, 'child' | 'seen'>,
  tonight: Night,
): Promise<void> {
  const changes = isSoundLimits(seen.limits) ? seen.limits.changes : [];
  const rows = await home.grades.where('child').equals(child).toArray();
  const told = { tonight, changes, limitOn: toldBy(seen) };
  const alive = rows.filter(({ deleted }) => deleted !== true);
  const { rows: mended, added } = withSchoolLimits(alive, told);
  if (
    added.length === 0 &&
    mended.every((row, index) => JSON.stringify(row) === JSON.stringify(alive[index]))
  )
    return;
  await grow(home, { child, night: tonight }, (now) => withSchoolLimits(now, told));
}
