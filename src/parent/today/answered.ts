import { useState } from 'react';

/** Questions put aside while this page lives, by child and night: asked once an evening, not after every tab. */
const answered = new Set<string>();

/** Whether a question of one child's evening was answered, and the way to say so. */
export function useAnswered(
  question: string,
  { child, night }: { child: string; night: string },
): [boolean, () => void] {
  const key = `${question} ${child} ${night}`;
  const [, redraw] = useState(0);
  return [
    answered.has(key),
    () => {
      answered.add(key);
      redraw((count) => count + 1);
    },
  ];
}
