import Dexie from 'dexie';
import { expect, onTestFinished, test } from 'vitest';
import { Home } from '../../../src/parent/store/database';
import { demoHome, forgetOlderDemos, isDemoHome } from '../../../src/parent/store/demo-home';

test('the diaries of older demos are forgotten, and a family’s own never is', async () => {
  const [own, older, now] = [new Home('lamplight-of-a-family'), demoHome('one'), demoHome('two')];
  onTestFinished(async () => {
    for (const home of [own, older, now]) await home.delete();
  });
  for (const home of [own, older, now]) await home.open();
  older.close();
  await forgetOlderDemos('two');
  expect(await Dexie.getDatabaseNames()).toEqual(expect.arrayContaining(['lamplight-of-a-family', now.name]));
  expect(await isDemoHome('one')).toBe(false);
  expect(await isDemoHome('two')).toBe(true);
});
