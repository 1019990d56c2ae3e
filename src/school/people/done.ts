import type { Outcome } from '../client';
import { useDesk } from '../desk';

/** Does an act, tells that it is done, and looks again. */
export function useDone(again: () => void) {
  const { act, tell } = useDesk();
  return async (outcome: Outcome<object>, text: string) => {
    if (!(await act(outcome))) return;
    tell(text);
    again();
  };
}
