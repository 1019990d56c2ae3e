import { isOut, nextSending, wish, withhold } from '../../core/letter';
import { stageOf } from '../../core/letter-stage';
import { isSame } from '../../core/same';
import { surveyClosesAt, type Answers } from '../../core/survey';
import { withoutHidden } from '../../core/survey-answers';
import type { Home } from './database';
import { isSoundAnswers, isSoundDraft, isSoundSurvey } from './sound-surveys';
import { surveyRowId, type AnswersRow, type DraftRow } from './survey-rows';

/** What this phone holds of surveys that are open, as it counts before something is given up. */
export type AnswersHeld = {
  /** Surveys of which answers are out: they are counted unless they are taken back. */
  out: number;
  /** Surveys of which something is typed that has not gone, and would be lost. */
  unsent: number;
};

function isOpen(row: AnswersRow, now: number): boolean {
  return isSoundAnswers(row) && !row.isLeft && row.letter.isClosed !== true && row.closesAt > now;
}

/** What is typed and counts, of a survey still open at `now`; nothing of any other. */
async function typedIn(home: Home, draft: DraftRow, now: number): Promise<Answers> {
  const survey = await home.surveys.get(surveyRowId(draft.class, draft.survey));
  if (!survey || !isSoundSurvey(survey) || surveyClosesAt(survey, survey.zone) <= now) return {};
  return withoutHidden(survey.definition, draft.answers);
}

/** Whether just this is at the endpoint, or on its way there, or was kept at home by the parent's own word. */
function isSettled({ letter }: AnswersRow, typed: Answers): boolean {
  const isKept = wish(letter) === null && isSame(letter.wanted, typed);
  return isKept || isSame(letter.sending ? letter.sending.v : letter.stands, typed);
}

async function isUnsent(home: Home, draft: DraftRow, now: number): Promise<boolean> {
  const typed = await typedIn(home, draft, now);
  if (Object.keys(typed).length === 0) return false;
  const row = await home.answers.get(draft.id);
  return !row || !isSoundAnswers(row) || !isSettled(row, typed);
}

/** Of these children (''= by a class's QR), or of the whole phone; `now` is epoch ms. */
export async function answersHeld(
  home: Home,
  now: number,
  children?: readonly string[],
): Promise<AnswersHeld> {
  const isTheirs = ({ child }: { child: string }) => children?.includes(child) ?? true;
  const [rows, drafts] = await Promise.all([home.answers.toArray(), home.drafts.toArray()]);
  const unsent = await Promise.all(
    drafts.filter((row) => isTheirs(row) && isSoundDraft(row)).map((draft) => isUnsent(home, draft, now)),
  );
  return {
    out: rows.filter((row) => isTheirs(row) && isOpen(row, now) && isOut(row.letter)).length,
    unsent: unsent.filter(Boolean).length,
  };
}

const BACK = ['nothing', 'retracting', 'retracted', 'kept'];

/** Whether anything of a child's answers can still be taken back, or kept from going. */
export async function canTakeAnswersBack(home: Home, child: string, now: number): Promise<boolean> {
  const rows = await home.answers.where('child').equals(child).toArray();
  return rows.some(
    (row) => isOpen(row, now) && !BACK.includes(stageOf(row.letter, { closesAt: row.closesAt, now })),
  );
}

/**
 * The parent takes back every survey of a child ('' = by a class's QR) that is still open; on the phone the answers stay.
 * Answers of how many something was out.
 */
export function takeAnswersBack(home: Home, child: string): Promise<number> {
  return home.transaction('rw', home.answers, async () => {
    const rows = await home.answers.where('child').equals(child).toArray();
    const open = rows.filter((row) => isOpen(row, 0));
    await home.answers.bulkPut(open.map((row) => ({ ...row, letter: withhold(row.letter) })));
    return open.filter(({ letter }) => isOut(letter)).length;
  });
}

/** How many surveys still wait to be taken back: of seats given up, and such as no seat was needed for. */
export function answersComingBack(home: Home, now: number): Promise<number> {
  return home.answers
    .filter(
      (row) =>
        isSoundAnswers(row) &&
        row.closesAt > now &&
        (row.isLeft === true || row.child === '') &&
        nextSending(row.letter)?.v === null,
    )
    .count();
}
