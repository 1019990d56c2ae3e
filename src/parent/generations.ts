import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { useGround } from './household';
import { DIARY } from './store/database';
import { diaryCounter, readGenerations, type Generations } from './store/file/generations';

const NONE: Generations = { whole: [], torn: [] };

/**
 * The automatic backups of this phone, undefined while they are first read; what cannot be read at all is none. They are
 * the family's own: the example and the demo see none of them, or they would take the family's diary in. They are read
 * again after each writing: before a backup is taken in another one is made.
 */
export function useGenerations(): Generations | undefined {
  const { home } = useGround();
  const counter = useLiveQuery(() => diaryCounter(home), [home]);
  const [found, setFound] = useState<Generations>();
  useEffect(() => {
    if (counter === undefined) return;
    let isGone = false;
    const reading = home.name === DIARY ? readGenerations() : Promise.resolve(NONE);
    reading
      .catch(() => NONE)
      .then((read) => {
        if (!isGone) setFound(read);
      })
      .catch(console.error);
    return () => {
      isGone = true;
    };
  }, [home, counter]);
  return found;
}
