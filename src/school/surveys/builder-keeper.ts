import { isProblem, type Problem } from '../../core/problem';
import { isSame } from '../../core/same';
import type { DeskSurvey, SurveyDraft } from '../../wire/survey-desk';
import { keepSurvey } from '../client';
import { forgetTyped, rememberTyped, typedBefore } from './builder-memory';

/**
 * Whether what was typed stands at the endpoint. `new`: nothing was typed and nothing stands there. `other`: somebody
 * else changed or opened it meanwhile, and both are kept.
 */
export type Standing =
  | { kind: 'new' }
  | { kind: 'kept' }
  | { kind: 'typed' }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'other'; survey: DeskSurvey };

/** What the endpoint said last; revision 0 = nothing stands there yet. */
export type Given = Pick<DeskSurvey, 'draft' | 'revision' | 'state'>;
type Shot = Given & { standing: Standing };

/** A pause of so long (ms) after the last key: somebody who types on is not interrupted by each letter. */
const PAUSE_MS = 1000;
/** How long (ms) after a lost line, or after the endpoint asked for a moment, it is tried again without being asked. */
const AGAIN_MS: Partial<Record<Problem['kind'], number>> = {
  'endpoint-unreachable': 15_000,
  'endpoint-busy': 5000,
};
/** Drafts sent without an answer that are remembered; any one of them may stand at the endpoint. */
const MOST_UNHEARD = 3;

export type Keeper = ReturnType<typeof draftKeeper>;
type Place = { person: string; id: string };

function firstShot(place: Place, given: Given): { shot: Shot; unheard: SurveyDraft[] } {
  const typed = typedBefore(place);
  if (!typed) {
    const standing: Standing = { kind: given.revision === 0 ? 'new' : 'kept' };
    return { shot: { ...given, standing }, unheard: [] };
  }
  const { draft, revision, unheard } = typed;
  return { shot: { ...given, draft, revision, standing: { kind: 'typed' } }, unheard };
}

/** What is typed of one survey and who looks on; as long as it is not kept, a page drawn anew finds it too. */
function typedSurvey(place: Place, given: Given) {
  let { shot, unheard } = firstShot(place, given);
  const listeners = new Set<() => void>();
  const isSettled = () => ['new', 'kept'].includes(shot.standing.kind);
  return {
    shot: () => shot,
    isSettled,
    set: (change: Partial<Shot>) => {
      shot = { ...shot, ...change };
      if (isSettled()) forgetTyped(place);
      else rememberTyped(place, { draft: shot.draft, revision: shot.revision, unheard });
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Whether its page stands open, and so whoever typed it is signed in. */
    isWatched: () => listeners.size > 0,
    /** A draft is on its way; whether it arrived is known once the endpoint has answered. */
    sent: (draft: SurveyDraft) => {
      unheard = [draft, ...unheard.filter((each) => each !== draft)].slice(0, MOST_UNHEARD);
    },
    answered: () => {
      unheard = [];
    },
    /** Whether a draft was sent from here, and no answer came. */
    isOwn: (draft: SurveyDraft) => unheard.some((each) => isSame(each, draft)),
  };
}

/** One survey as it is typed here, whichever page is looked at meanwhile. */
function draftKeeper(place: Place, given: Given) {
  const typed = typedSurvey(place, given);
  const { shot, set, isSettled } = typed;
  let isSending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (afterMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), afterMs);
  };
  /** What the endpoint said of what was sent; more may have been typed since. */
  const hear = (answer: Awaited<ReturnType<typeof keepSurvey>>, sent: SurveyDraft) => {
    if (isProblem(answer)) {
      set({ standing: { kind: 'refused', problem: answer } });
      const again = AGAIN_MS[answer.kind];
      // With its page left somebody else may sign in: it waits here until its own author is back.
      if (again !== undefined && typed.isWatched()) later(again);
    } else if (answer.kind === 'other') {
      hearOther(answer.survey);
    } else {
      typed.answered();
      const isAll = shot().draft === sent;
      set({ revision: answer.revision, standing: { kind: isAll ? 'kept' : 'typed' } });
      if (!isAll) later(typed.isWatched() ? PAUSE_MS : 0);
    }
  };
  /** What stands there may be what was sent from here, and only the answer was lost: nobody else wrote then. */
  const hearOther = (survey: DeskSurvey) => {
    if (isSame(survey.draft, shot().draft)) settle(survey, 'kept');
    else if (survey.state === 'draft' && typed.isOwn(survey.draft)) {
      typed.answered();
      set({ revision: survey.revision, standing: { kind: 'typed' } });
      later(0);
    } else set({ standing: { kind: 'other', survey } });
  };
  const keep = async () => {
    if (isSending || isSettled() || shot().standing.kind === 'other') return;
    clearTimeout(timer);
    isSending = true;
    const { draft, revision } = shot();
    typed.sent(draft);
    const answer = await keepSurvey({ survey: place.id, revision, draft });
    isSending = false;
    hear(answer, draft);
  };
  const write = (draft: SurveyDraft) => {
    // While two differ, what is typed waits until somebody has chosen.
    const { standing } = shot();
    set({ draft, standing: standing.kind === 'other' ? standing : { kind: 'typed' } });
    if (standing.kind !== 'other') later(PAUSE_MS);
  };
  /** One of both in place of the other: what stands there now, and what of it is to be kept. */
  const settle = ({ draft, revision, state }: Given, standing: 'kept' | 'typed') => {
    set({ draft, revision, state, standing: { kind: standing } });
    if (standing === 'typed') void keep();
  };
  return { place, shot, isSettled, subscribe: typed.subscribe, keep, write, settle };
}

/** What is typed and not kept yet outlives its page: whoever comes back finds it. */
const keepers = new Map<string, Keeper>();

/** The keeper of a survey as one person types it; what the endpoint said last is taken where nothing is typed. */
export function keeperOf(place: Place, given: Given): Keeper {
  const name = `${place.person} ${place.id}`;
  const found = keepers.get(name);
  if (found && (!found.isSettled() || found.shot().revision >= given.revision)) return found;
  const keeper = draftKeeper(place, given);
  keepers.set(name, keeper);
  return keeper;
}

/** A draft begun from another one, under an id of its own. */
export function beginDraft(place: Place, draft: SurveyDraft): void {
  keeperOf(place, { draft, revision: 0, state: 'draft' }).write(draft);
}
