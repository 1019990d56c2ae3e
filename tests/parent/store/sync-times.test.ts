import { expect, test } from 'vitest';
import { noteTimes, syncTimes } from '../../../src/parent/store/sync-times';
import { openHome } from '../../setup/diary';

test('each time stands beside the others and outlives the window', async () => {
  const home = openHome();
  expect(await syncTimes(home)).toEqual({});
  await noteTimes(home, { enrolAt: 1 });
  await noteTimes(home, { nightAt: 3, evening: 'one' });
  home.close();
  const again = openHome(home.name);
  await noteTimes(again, { issueAt: 2 });
  expect(await syncTimes(again)).toEqual({ enrolAt: 1, issueAt: 2, nightAt: 3, evening: 'one' });
});

test.each([null, 'noon', { enrolAt: 'noon', nightAt: NaN, evening: 5 }])(
  'what a hand left there (%j) is not known',
  async (value) => {
    const home = openHome();
    await home.kept.put({ key: 'sync times', value });
    expect(await syncTimes(home)).toEqual({});
  },
);
