import { expect, onTestFinished, test } from 'vitest';
import { carryDemoFamily } from '../../../src/parent/demo/family';
import { demoHome, isDemoHome } from '../../../src/parent/store/demo-home';
import { household } from '../../../src/parent/store/views';

const clock = () => new Date('2026-11-19T20:30:00+08:00');
const carrying = { id: 'family', under: '/demo', clock, slip: () => Promise.resolve(undefined) };

test('on a page that is not its own the demo family is nobody before it was at home', async () => {
  expect(await carryDemoFamily({ ...carrying, isAtHome: false })).toBeUndefined();
  expect(await isDemoHome('family')).toBe(false);
});

test('at home it has a child in grade 3, and coming back it is the same one', async () => {
  const first = await carryDemoFamily({ ...carrying, isAtHome: true });
  const again = await carryDemoFamily({ ...carrying, isAtHome: true });
  onTestFinished(async () => {
    for (const family of [first, again]) {
      family?.stop();
      family?.home.close();
    }
    await demoHome('family').delete();
  });
  expect(await first?.waiting()).toBe(0);
  const { children } = await household(again!.home);
  expect(children).toHaveLength(1);
  expect(children[0]?.grades[0]).toMatchObject({ grade: 3, school: 'cn63' });
});
