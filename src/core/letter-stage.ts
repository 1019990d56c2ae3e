import { nextSending, wish, type Letter } from './letter';
import { isSame } from './same';

/**
 * How far an evening's letter has come, as its parent is told.
 *
 *   nothing: there is nothing to tell · waiting: to go for the first time · sent · changing: sent, and to be corrected ·
 *   retracting, retracted · kept: the parent keeps it at home · question: another phone was first, and the parent is
 *   asked · theirs: the other phone's stands · refused: set aside with its problem
 *
 * and once the evening is over
 *
 *   counted · outdated: counted as it was before the last change · missed: nothing of it had arrived
 */
export type LetterStage =
  | 'nothing'
  | 'waiting'
  | 'sent'
  | 'changing'
  | 'retracting'
  | 'retracted'
  | 'kept'
  | 'question'
  | 'theirs'
  | 'refused'
  | 'counted'
  | 'outdated'
  | 'missed';

/** What the parent has said, before anything of the letter itself. */
function saidStage<V>({ taken, isTheirs, aside }: Letter<V>): LetterStage | undefined {
  if (taken !== undefined) return 'question';
  if (isTheirs) return 'theirs';
  return aside && 'refused';
}

function homeStage<V>({ stands, isWithheld, wanted }: Letter<V>): LetterStage {
  if (stands === null) return 'retracted';
  return isWithheld && wanted ? 'kept' : 'nothing';
}

function openStage<V>(letter: Letter<V>): LetterStage {
  const said = saidStage(letter);
  if (said) return said;
  const next = nextSending(letter);
  if (wish(letter) === null) return next ? 'retracting' : homeStage(letter);
  if (!next) return 'sent';
  return letter.stands ? 'changing' : 'waiting';
}

function overStage<V>(letter: Letter<V>): LetterStage {
  const { stands } = letter;
  const said = saidStage(letter);
  if (said && said !== 'refused') return 'theirs';
  if (stands) return isSame(stands, wish(letter)) ? 'counted' : 'outdated';
  return said ?? (wish(letter) === null ? homeStage(letter) : 'missed');
}

/** `now` and `closesAt` in epoch ms: a phone that was away learns late that an evening has closed. */
export function stageOf<V>(
  letter: Letter<V>,
  { closesAt, now }: { closesAt: number; now: number },
): LetterStage {
  return letter.isClosed || now >= closesAt ? overStage(letter) : openStage(letter);
}

/** The figures a parent is shown: what stands at the endpoint, else what is to go; and what they are to become. */
export function figuresOf<V>(letter: Letter<V>, stage: LetterStage): { figures: V | null; next?: V | null } {
  const { stands, sending, wanted } = letter;
  if (stage === 'changing') return { figures: stands ?? null, next: wanted };
  // Of another phone's nothing is known here.
  if (stage === 'theirs' || stage === 'retracted') return { figures: null };
  return { figures: stands ?? sending?.v ?? wanted };
}
