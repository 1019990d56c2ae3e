import { Suspense, useEffect, useState } from 'react';
import { Extra, partWith } from '../part';
import { isAnyKept } from '../store/file/kept-places';

const found = partWith('guard', () => import('./FoundOnDevice').then(({ FoundOnDevice }) => FoundOnDevice));

/** An automatic backup that outlived its diary. Whether there is any is asked first: reading one needs more of the app. */
export function OnDevice() {
  const [isAny, setAny] = useState(false);
  useEffect(() => {
    let isGone = false;
    isAnyKept().then(
      (isThere) => {
        if (!isGone) setAny(isThere);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, []);
  if (!isAny) return null;
  return (
    <Extra>
      <Suspense fallback={null}>
        <found.Part />
      </Suspense>
    </Extra>
  );
}
