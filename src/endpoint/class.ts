import type * as z from 'zod/mini';
import { gradeOfEntry } from '../core/class-name';
import type { ClassAnswer, classQuestion } from '../wire/class';
import { limitChoice } from '../wire/limit';
import { answer, refuse, type Reply } from './door/reply';
import type { Visit } from './house';
import { doorOf, isStanding } from './opening';
import { familiesOf } from './seats';
import { classKnown, schoolTime } from './tenant';

/** What a class shows to whoever holds its id. */
export async function tellClass(question: z.infer<typeof classQuestion>, { house }: Visit): Promise<Reply> {
  const known = await classKnown(house.keeping.main, question.class);
  if (!known) return refuse('class-unknown');
  const { school, schoolClass } = known;
  const { night, year } = schoolTime(school, house.clock);
  const families = await familiesOf(house.keeping.open, [question.class], year);
  const opening = await doorOf(house.keeping.main, schoolClass);
  const told: ClassAnswer = {
    class: schoolClass.class_id,
    name: schoolClass.name,
    school: school.name,
    contact: school.contact,
    grade: gradeOfEntry(schoolClass.entry_year, night),
    system: school.system,
    limit: limitChoice.parse(JSON.parse(school.limit_choice)),
    calendar: { fridayCounts: false },
    zone: school.zone,
    isOpen: opening !== undefined && isStanding(opening, house.clock),
    families: families.get(question.class) ?? '0-4',
  };
  return answer(told);
}
