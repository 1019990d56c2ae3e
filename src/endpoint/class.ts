import type * as z from 'zod/mini';
import { addNights } from '../core/night';
import { shownNotices } from '../core/notice-parts';
import { nightIn } from '../core/zone';
import type { Grade, School } from '../core/grade';
import { limitOfGrade, type LimitChoice } from '../core/limit';
import { limitChoiceOn, type SchoolLimits } from '../core/limit-since';
import { daysOfClass } from '../core/school-days';
import type { ClassAnswer, classQuestion } from '../wire/class';
import { answer, refuse, type Reply } from './door/reply';
import type { House, Visit } from './house';
import { revisionsOf } from './notice-rows';
import { doorOf, isStanding } from './opening';
import { familiesOf } from './seats';
import {
  classKnown,
  schoolTime,
  type ClassRow,
  type SchoolRow,
  classDaysOf,
  limitsOf,
  schoolDaysOf,
  gradeOfClass,
} from './tenant';
import { tellDays } from './days';

/** What a class shows to whoever holds its id. */
export async function tellClass(question: z.infer<typeof classQuestion>, { house }: Visit): Promise<Reply> {
  const known = await classKnown(house.keeping.main, question.class);
  if (!known) return refuse('class-unknown');
  const { school, schoolClass } = known;
  const { night, year } = schoolTime(school, house.clock);
  const families = await familiesOf(house.keeping.open, [question.class], year);
  const opening = await doorOf(house.keeping.main, schoolClass);
  const grade = gradeOfClass(schoolClass, night);
  const limits = limitsOfGrade(limitsOf(school), { grade, school: school.system });
  const told: ClassAnswer = {
    class: schoolClass.class_id,
    name: schoolClass.name,
    school: school.name,
    contact: school.contact,
    grade,
    system: school.system,
    limit: plain(limitChoiceOn(night, limits.first, limits.changes)),
    limits: { first: limits.first, changes: [...limits.changes] },
    calendar: tellDays(daysOfClass(schoolDaysOf(school), classDaysOf(schoolClass))),
    zone: school.zone,
    isOpen: opening !== undefined && isStanding(opening, house.clock),
    families: families.get(question.class) ?? '0-4',
    notices: await noticesAround(school, schoolClass, house),
  };
  return answer(told);
}

/** Nights before and after tonight whose notices every phone of the class takes with it. */
const NOTICES_AROUND = { before: 1, after: 7 };

async function noticesAround(school: SchoolRow, { class_id }: ClassRow, { keeping, clock }: House) {
  const tonight = nightIn(school.zone, clock());
  const revisions = await revisionsOf(keeping.main, {
    school: school.school_id,
    class: class_id,
    from: addNights(tonight, -NOTICES_AROUND.before),
    to: addNights(tonight, NOTICES_AROUND.after),
  });
  return shownNotices(revisions, clock().getTime());
}

/** A limit as phones of the first versions read it: without what they do not know. */
function plain({ by: _, atSchool: __, ...limit }: LimitChoice): ClassAnswer['limit'] {
  return limit;
}

/** The school's limits as they are for one grade. */
function limitsOfGrade(
  { first, changes }: SchoolLimits,
  occasion: { grade: Grade; school: School },
): SchoolLimits<LimitChoice> {
  return {
    first: limitOfGrade(first, occasion),
    changes: changes.map((each) => ({ ...each, limit: limitOfGrade(each.limit, occasion) })),
  };
}
