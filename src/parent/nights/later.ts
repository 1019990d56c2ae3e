import { startTransition, useEffect, useState } from 'react';

/**
 * A value one drawing later: undefined at first, then what it was before. What hangs on it is made ready bit by bit once the
 * rest stands on the screen. React's own deferred value comes at once where the render is deferred already.
 */
export function useLater<Value>(value: Value): Value | undefined {
  const [later, setLater] = useState<Value>();
  useEffect(() => {
    const timeout = setTimeout(() => {
      startTransition(() => {
        setLater(() => value);
      });
    });
    return () => {
      clearTimeout(timeout);
    };
  }, [value]);
  return later;
}
