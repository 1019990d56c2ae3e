import Dexie from 'dexie';
import { onTestFinished } from 'vitest';
import { addChild } from '../../src/parent/store/children';
import { DIARY, type Home } from '../../src/parent/store/database';
import { saveEntries } from '../../src/parent/store/entries';
import { eraseGenerations } from '../../src/parent/store/file/generations';
import { freshId } from '../../src/parent/store/write';
import { MATH, NIGHT, openHome } from './diary';

/** One more window on the family's own diary. */
export function familyWindow(): Home {
  return openHome(DIARY);
}

/** The family's own diary, under the name only it has, with 小明 in grade 3; gone after the test. */
export async function familyDiary(): Promise<Home> {
  // Asked for before any window, so done after each is closed.
  onTestFinished(async () => {
    await eraseGenerations();
    await Dexie.delete(DIARY);
  });
  const home = familyWindow();
  await addChild(home, { id: 'xiaoming', nickname: '小明', grade: 3, school: 'cn63' }, NIGHT);
  return home;
}

/** So many sittings more. */
export async function sit(home: Home, count: number): Promise<void> {
  const sittings = Array.from({ length: count }, () => ({ ...MATH, id: freshId(), child: 'xiaoming' }));
  await saveEntries(
    home,
    sittings.map((sitting) => ({ ...sitting, night: NIGHT, minutes: 20 })),
  );
}
