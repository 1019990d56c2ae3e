import type { Grade } from '../../core/grade';
import type { Night } from '../../core/night';

/** One class of the demo school: who joined, how many of them send on an evening, and how much homework there is. */
export type DemoClass = {
  id: string;
  name: string;
  grade: Grade;
  size: number;
  /** Families that joined, and how many in a hundred of them send on an evening. */
  families: number;
  turnout: number;
  /** Minutes that the homework of a school night takes an ordinary child: least and most, and more on Thursdays. */
  minutes: readonly [least: number, most: number];
  onThursdays: number;
  /** Joined so many weeks before the demo's evening; missing: with the term. */
  weeksAgo?: number;
  teacher: string;
  /** Posts a day ahead, with a time set. */
  isAhead?: true;
  /** Something of the first evening's notice is changed after it was posted. */
  changes?: true;
  /** Has a coming evening of its own without homework. */
  isAway?: true;
};

/**
 * Of each state that a class can be in one: figures every evening, figures of a week only, nothing at all, just begun,
 * over the limit now and then, no written homework. The first is the demo family's.
 */
export const DEMO_CLASSES: readonly [DemoClass, ...DemoClass[]] = [
  {
    id: 'dem0c1ass2',
    name: '三年级2班',
    grade: 3,
    size: 42,
    families: 27,
    turnout: 88,
    minutes: [38, 56],
    onThursdays: 14,
    teacher: '李老师',
    isAhead: true,
  },
  {
    id: 'dem0c1ass1',
    name: '一年级1班',
    grade: 1,
    size: 38,
    families: 19,
    turnout: 82,
    minutes: [10, 20],
    onThursdays: 0,
    teacher: '陈老师',
  },
  {
    id: 'dem0c1ass3',
    name: '三年级1班',
    grade: 3,
    size: 41,
    families: 4,
    turnout: 90,
    minutes: [35, 55],
    onThursdays: 10,
    teacher: '张老师',
  },
  {
    id: 'dem0c1ass4',
    name: '四年级1班',
    grade: 4,
    size: 40,
    families: 9,
    turnout: 84,
    minutes: [40, 58],
    onThursdays: 8,
    teacher: '刘老师',
    isAway: true,
  },
  {
    id: 'dem0c1ass5',
    name: '五年级3班',
    grade: 5,
    size: 44,
    families: 19,
    turnout: 84,
    minutes: [50, 66],
    onThursdays: 16,
    teacher: '周老师',
    changes: true,
  },
  {
    id: 'dem0c1ass6',
    name: '六年级2班',
    grade: 6,
    size: 43,
    families: 15,
    turnout: 68,
    minutes: [45, 60],
    onThursdays: 10,
    teacher: '吴老师',
  },
  {
    id: 'dem0c1ass7',
    name: '七年级1班',
    grade: 7,
    size: 46,
    families: 31,
    turnout: 80,
    minutes: [70, 92],
    onThursdays: 10,
    teacher: '郑老师',
  },
  {
    id: 'dem0c1ass9',
    name: '九年级4班',
    grade: 9,
    size: 45,
    families: 16,
    turnout: 85,
    minutes: [80, 105],
    onThursdays: 12,
    weeksAgo: 1,
    teacher: '孙老师',
  },
];

/**
 * A class of the demo as it stands in its school, with the evening its families joined on, the one the demo begins on,
 * and its own word on some evenings (ClassDays as JSON text).
 */
export type Seated = DemoClass & { since: Night; begins: Night; days: string };

/** Somebody of the demo school: account id and name. */
export type Hand = { person: string; name: string };

/** A class with its class teacher. */
export type Taught = Seated & { hand: Hand };
