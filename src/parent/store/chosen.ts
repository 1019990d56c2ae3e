import type { Home } from './database';

/** Which child the screens show. */
export async function chooseChild(home: Home, id: string): Promise<void> {
  await home.kept.put({ key: 'child', value: id });
}
