import type * as z from 'zod/mini';
import { firstEveningOf } from '../core/term';
import type { keyQuestion, KeyAnswer } from '../wire/key';
import { answer, refuse, type Reply } from './door/reply';
import type { Visit } from './house';
import { calendarOf, classKnown, schoolTime } from './tenant';

/** A class's keys of both terms, which the phone compares with its slip. */
export async function tellKeys(question: z.infer<typeof keyQuestion>, { house }: Visit): Promise<Reply> {
  const known = await classKnown(house.keeping.main, question.class);
  if (!known) return refuse('class-unknown');
  // A slip of a class that has left is as good as none.
  if (known.schoolClass.left_year !== null) return refuse('code-unknown');
  const { year, term } = schoolTime(known.school, house.clock);
  const { keys } = await house.keys.keysOf(question.class, year);
  const told: KeyAnswer = {
    term,
    class: question.class,
    keys: [keys[0], keys[1]],
    opens: firstEveningOf(term, calendarOf(known.school)),
  };
  return answer(told);
}
