import { useEffect, useState } from 'react';
import { useDesk } from './desk';

const HALF_A_MINUTE_MS = 30_000;

/** The time as this page's clock tells it: looked at twice a minute, and whenever the page is looked at again. */
export function useNow(): Date {
  const { clock } = useDesk();
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const look = () => {
      setNow(clock());
    };
    const timer = setInterval(look, HALF_A_MINUTE_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [clock]);
  return now;
}
