import { USUAL_WORK } from '../../src/core/entry';
import { addNights, nightsFrom, weekday } from '../../src/core/night';
import { chanceOf } from '../../src/core/chance';
import { householdOf, inChina, type PhoneDiary } from '../setup/household';

export const TONIGHT = '2026-11-26';
export const NOW = inChina(TONIGHT, '20:28');

export type Length = 'month' | 'tenYears';
const NIGHTS: Record<Length, number> = { month: 30, tenYears: 3653 };

const CHILDREN = ['xiaoming', 'xiaohong', 'xiaogang'];
const SUBJECTS = ['chinese', 'math', 'english', 'mixed'] as const;

const stampOf = (count: number) => [count, 'bench'] as const;

/** A diary of three children who log nearly every evening: subjects at home, some reading, some zeros. */
export function diaryOf(length: Length): PhoneDiary {
  const first = addNights(TONIGHT, 1 - NIGHTS[length]);
  const household = householdOf(
    CHILDREN.map((id, index) => ({ id, nickname: id, grade: 3 + index, from: first })),
  );
  const chance = chanceOf(11);
  const entries: object[] = [];
  const evenings: object[] = [];
  for (const child of CHILDREN)
    for (const night of nightsFrom(first, TONIGHT)) {
      if (chance.happens(6)) continue;
      if (chance.happens(5)) {
        evenings.push({ id: `${child}/${night}`, child, night, said: 'no-homework', stamp: stampOf(1) });
        continue;
      }
      const sittings = weekday(night) > 4 ? 1 : 4;
      for (const [index, subject] of SUBJECTS.slice(0, sittings).entries()) {
        const startedAt = inChina(night, `${String(17 + index)}:00`);
        const minutes = chance.whole(8, 24);
        entries.push({
          ...USUAL_WORK,
          id: `${child}-${night}-${String(index)}`,
          child,
          night,
          subject,
          minutes,
          startedAt,
          endedAt: startedAt + minutes * 60_000,
          stamp: stampOf(1),
        });
      }
    }
  return { ...household, entries, evenings };
}
