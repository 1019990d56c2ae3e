import { FLAGS, PLACES, SETTERS, SUBJECTS } from '../../src/core/subject';
import { nightsFrom } from '../../src/core/night';
import { householdOf, inChina, withEntries, type PhoneDiary } from './household';

/** The longest month of one child: each evening logged, in every subject, with names as long as a parent can type. */
export const FULL_MONTH = { key: '2026-03', first: '2026-03-01', last: '2026-03-31' };
const OWN_NAMES = [
  '书法与国画兴趣班作业',
  '奥林匹克数学思维训练',
  '英语外教口语打卡练习',
  '钢琴考级乐理与视唱题',
];

/** Its diary; all that is in it hangs on the child's id, nothing on the nickname. */
export function fullMonth(nickname: string): PhoneDiary {
  const child = 'xiaomi';
  const nights = nightsFrom(FULL_MONTH.first, FULL_MONTH.last);
  const sittings = nights.flatMap((night, day) => {
    const named = OWN_NAMES.map((subjectName) => ({ subject: 'other' as const, subjectName }));
    const plain = SUBJECTS.map((subject) => ({ subject }));
    return [...plain, ...named].map((work, index) => ({
      ...work,
      child,
      night,
      minutes: 3 + ((day * 7 + index * 3) % 9),
      kind: index % 4 === 3 ? ('other' as const) : ('written' as const),
      setBy: SETTERS[(day + index) % 7] ?? 'school',
      place: PLACES[(day + index * 2) % 9] ?? 'home',
      flags: FLAGS.filter((_, flag) => (day + index) % (11 + flag) === 0),
      startedAt: inChina(night, '19:00'),
      endedAt: inChina(night, day % 5 === 0 ? '21:50' : `20:${String(10 + day)}`),
      id: `${night}-${String(index)}`,
    }));
  });
  const house = householdOf([{ id: child, nickname, grade: 3, from: '2025-09-01' }]);
  return withEntries(house, sittings);
}
