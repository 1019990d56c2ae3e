import type { Home } from './database';

/** Whether another phone was first with an evening that is still open. The first screen asks, so it asks the index alone. */
export async function isTaken(home: Home): Promise<boolean> {
  const asked = home.letters
    .where('taken')
    .aboveOrEqual(0)
    .and(({ isClosed }) => !isClosed);
  return (await asked.count()) > 0;
}
