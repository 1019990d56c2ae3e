import { useLiveQuery } from 'dexie-react-hooks';
import { lookBack, type LookBack } from '../../core/look-back';
import { lookedNights } from '../../core/looked-night';
import { mondayOf, nightAt, type Night } from '../../core/night';
import { useChild, useGround } from '../household';
import { firstNight, inForceOf } from '../store/later-views';
import { nightsOf } from '../store/views';

/** What the diary says of the chosen child's stretch, live; undefined until it has answered. */
export function useLookBack({ first, last }: { first: Night; last: Night }): LookBack | undefined {
  const { home, clock } = useGround();
  const child = useChild();
  const tonight = nightAt(clock());
  const found = useLiveQuery(async () => {
    // A limit for weeks counts from the Monday before the first night on.
    const [kept, begun] = await Promise.all([
      nightsOf(home, child.id, { first: mondayOf(first), last }),
      firstNight(home, child.id),
    ]);
    return { child: child.id, first, kept, begun };
  }, [home, child.id, first, last]);
  if (found?.child !== child.id || found.first !== first) return undefined;
  const since = { tonight, begun: found.begun };
  return lookBack(lookedNights({ first, last }, found.kept, { inForce: inForceOf(child), since }));
}
