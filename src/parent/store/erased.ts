import { DIARY, type Home } from './database';

/** Calls when another window erases everything, the family's own diary first; the example goes whenever somebody leaves it. From then on this one reads and writes nothing more. */
export function whenErased(home: Home, then: () => void): () => void {
  if (home.name !== DIARY) return () => undefined;
  const onVersion = ({ newVersion }: IDBVersionChangeEvent): boolean => {
    if (newVersion !== null && newVersion > 0) return true;
    home.close({ disableAutoOpen: true });
    then();
    // Dexie's own answer comes after ours: it would make the diary again at the next question.
    return false;
  };
  home.on('versionchange', onVersion);
  return () => {
    home.on('versionchange').unsubscribe(onVersion);
  };
}
