import { useEffect, useState } from 'react';

/** What the card of the survey's own title is called among those of its questions. */
export const SURVEY_CARD = 'survey';

/** Where nothing is drawn, as in jsdom, nothing scrolls. */
function scrollTo(card: { scrollIntoView?: (how: { block: 'nearest' }) => void } | null): void {
  card?.scrollIntoView?.({ block: 'nearest' });
}

/** Which question stands open; `goTo` opens one and takes the eye and the keyboard there. */
export function useChosen() {
  const [chosen, setChosen] = useState<string>();
  const [aim, setAim] = useState<{ name: string }>();
  useEffect(() => {
    if (!aim) return;
    const card = document.querySelector<HTMLElement>(`[data-card="${aim.name}"]`);
    card?.querySelector<HTMLElement>('input, textarea')?.focus({ preventScroll: true });
    scrollTo(card);
  }, [aim]);
  const goTo = (name: string) => {
    setChosen(name);
    setAim({ name });
  };
  return { chosen, setChosen, goTo };
}
