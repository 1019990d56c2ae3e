import { expect, test } from 'vitest';
import { deskAt } from '../../src/demo/desk';

test('the address says whose desk it is, and the demo by itself is the parent’s', () => {
  expect(deskAt('/demo/teacher/school/figure')).toBe('teacher');
  expect(deskAt('/demo/school')).toBe('school');
  expect(deskAt('/demo/parent/class')).toBe('parent');
  expect(deskAt('/demo')).toBe('parent');
  expect(deskAt('/demo/teachers')).toBe('parent');
});
