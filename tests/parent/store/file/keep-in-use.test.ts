import { expect, test } from 'vitest';
import type { Home } from '../../../../src/parent/store/database';
import { saveEntries } from '../../../../src/parent/store/entries';
import { sayOfEvening } from '../../../../src/parent/store/evenings';
import { readDiary, takeDiary } from '../../../../src/parent/store/file/take';
import { startTimer } from '../../../../src/parent/store/timers';
import { household, nightsOf } from '../../../../src/parent/store/views';
import { MATH, NIGHT, wangs } from '../../../setup/diary';
import { sittingOf } from '../../../setup/seat';
import { at } from '../../../setup/sitting';

test('taken back, a child that came along stays once something was written of it: an entry, a word, a timer', async () => {
  const later: ((home: Home, child: string) => Promise<unknown>)[] = [
    (home, child) => saveEntries(home, [sittingOf(child, 15)]),
    (home, child) => sayOfEvening(home, { child, night: NIGHT }, 'no-homework'),
    (home, child) => startTimer(home, child, { work: MATH, now: at(NIGHT, '19:00') }),
  ];
  for (const write of later)
    for (const isSame of [true, false]) {
      const { home: theirs } = await wangs();
      const { home, child } = await wangs();
      await saveEntries(home, [sittingOf(child, 30)]);
      const file = await readDiary(theirs);
      const renamed = { ...file.children[0]!, id: '0' };
      const grades = file.grades.map((row) => ({ ...row, child: '0' }));
      const undo = await takeDiary(
        home,
        { ...file, children: [renamed], grades },
        { way: 'merge', same: isSame ? [{ child, same: '0' }] : [] },
      );
      await write(home, '0');
      await undo();
      const { children, timers } = await household(home);
      expect(children.map(({ id }) => id).sort()).toEqual(['0', child]);
      const { entries, said } = await nightsOf(home, '0', { first: NIGHT, last: NIGHT });
      expect([entries.length, Object.keys(said).length, timers.length].sort()).toEqual([0, 0, 1]);
      expect((await nightsOf(home, child, { first: NIGHT, last: NIGHT })).entries).toHaveLength(1);
    }
});
