import type { Grade } from '../../core/grade';
import type { Subject } from '../../core/subject';
import type { Role } from '../../wire/me';

/** Somebody who works at the demo school. Without `subjects` a class teacher. */
export type DemoPerson = {
  name: string;
  role: Role;
  /** A lead's. */
  grade?: Grade;
  teaches?: readonly { class: string; subjects?: readonly Subject[] }[];
};

/** Everybody but the class teachers, who stand at their classes; the first is the office's. */
export const PERSONS: readonly DemoPerson[] = [
  { name: '教导处', role: 'admin' },
  { name: '王老师', role: 'lead', grade: 3 },
  {
    name: '杨老师',
    role: 'teacher',
    teaches: [
      { class: 'dem0c1ass2', subjects: ['english'] },
      { class: 'dem0c1ass3', subjects: ['english'] },
    ],
  },
  {
    name: '何老师',
    role: 'teacher',
    teaches: [{ class: 'dem0c1ass5', subjects: ['science', 'math'] }],
  },
  { name: '责任督学', role: 'auditor' },
];
