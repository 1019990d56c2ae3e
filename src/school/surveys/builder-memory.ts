import type { SurveyDraft } from '../../wire/survey-desk';

/** What was typed of a survey and is not known to be kept; `unheard` was sent, and no answer came. */
type Typed = { draft: SurveyDraft; revision: number; unheard: SurveyDraft[] };
type Place = { person: string; id: string };

const keyOf = ({ person, id }: Place) => `lamplight.survey.${person}.${id}`;

/** What was typed in this tab before and not kept: a page drawn anew, or signed in again, finds it. */
export function typedBefore(place: Place): Typed | undefined {
  try {
    const kept = sessionStorage.getItem(keyOf(place));
    return kept === null ? undefined : (JSON.parse(kept) as Typed);
  } catch {
    return undefined;
  }
}

export function rememberTyped(place: Place, typed: Typed): void {
  try {
    sessionStorage.setItem(keyOf(place), JSON.stringify(typed));
  } catch {
    // A browser without room or leave for it keeps it as long as the app is open.
  }
}

export function forgetTyped(place: Place): void {
  try {
    sessionStorage.removeItem(keyOf(place));
  } catch {
    // As above.
  }
}
