import type { Me } from '../wire/me';
import { withSecondFactor } from './account-rows';
import { answer, refuse, type Reply } from './door/reply';
import type { Member } from './door/route';
import type { Visit } from './house';
import { limitChoiceOf, schoolCalled, schoolTime } from './tenant';

/** Who is signed in, and at which school. */
export async function tellMe({ house, reached }: Visit, member: Member): Promise<Reply> {
  const school = await schoolCalled(house.keeping.main, member.school_id);
  if (!school) return refuse('not-allowed');
  const { name, system, contact, zone } = school;
  const me: Me = {
    person: member.person,
    name: member.name,
    role: member.role,
    ...(member.grade !== null && { grade: member.grade }),
    hasSecondFactor: (await withSecondFactor(house.keeping.main, [member.person])).has(member.person),
    familiesAt: reached.href.replace(/\/$/, ''),
    school: {
      id: school.school_id,
      name,
      system,
      contact,
      zone,
      limit: limitChoiceOf(school, schoolTime(school, house.clock).night),
    },
  };
  return answer(me);
}
