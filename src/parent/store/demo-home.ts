import Dexie from 'dexie';
import { Home } from './database';

const DEMO = 'lamplight-demo-';

/** The diary of a demo's family, which no row of a real one ever enters. */
export function demoHome(id: string): Home {
  return new Home(`${DEMO}${id}`);
}

/** The demo's clock is turned by hand, and whoever posts something there as a teacher looks for it as a parent at once. */
export function isOfDemo({ name }: Pick<Home, 'name'>): boolean {
  return name.startsWith(DEMO);
}

export function isDemoHome(id: string): Promise<boolean> {
  return Dexie.exists(`${DEMO}${id}`);
}

/** The diaries of demos that are no more are gone. */
export async function forgetOlderDemos(id: string): Promise<void> {
  const names = await Dexie.getDatabaseNames();
  const older = names.filter((name) => name.startsWith(DEMO) && name !== `${DEMO}${id}`);
  await Promise.all(older.map((name) => Dexie.delete(name)));
}
