import { expect, test } from 'vitest';
import { demoDesk } from '../../src/school/demo-desk';

test('a desk of the demo asks under its own path, and a school’s under none', () => {
  expect(demoDesk('/demo/teacher/school/figure')).toBe('/demo/teacher');
  expect(demoDesk('/demo/school')).toBe('/demo/school');
  for (const path of ['/school', '/school/demo/teacher', '/demo/schools', '/demo/parent', '/'])
    expect(demoDesk(path), path).toBe('');
});
