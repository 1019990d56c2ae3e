import {
  freshLetter,
  keepTheirs,
  letGo,
  replaceTheirs,
  want,
  withhold,
  type Letter,
} from '../../core/letter';
import { surveyClosesAt, type Answer, type Answers } from '../../core/survey';
import { withoutHidden } from '../../core/survey-answers';
import type { Home } from './database';
import { UNDRAWN } from './letter-rows';
import { isSoundAnswers, isSoundDraft, isSoundSurvey } from './sound-surveys';
import { answersId, surveyRowId, type AnswersRow, type DraftRow, type SurveyRow } from './survey-rows';

/** Whose answers to which survey. */
export type AnswersPlace = { child: string; class: string; survey: string };

function idOf({ child, class: classId, survey }: AnswersPlace): string {
  return answersId(child, classId, survey);
}

/** What was given; undefined before anything was, or where nobody can read it. */
export async function answersOf(home: Home, place: AnswersPlace): Promise<AnswersRow | undefined> {
  const row = await home.answers.get(idOf(place));
  return row && isSoundAnswers(row) ? row : undefined;
}

/** What was typed and is not given yet, or was given and may be typed over. */
export async function draftOf(home: Home, place: AnswersPlace): Promise<DraftRow | undefined> {
  const row = await home.drafts.get(idOf(place));
  return row && isSoundDraft(row) ? row : undefined;
}

/** Changes a draft as it stands now: another window may have been there. One a hand has spoilt is begun anew. */
function changeDraft(home: Home, place: AnswersPlace, to: (row: DraftRow) => DraftRow): Promise<void> {
  return home.transaction('rw', home.drafts, async () => {
    const before = await draftOf(home, place);
    await home.drafts.put(to(before ?? { ...place, id: idOf(place), answers: {} }));
  });
}

/** Keeps one answer as it is given, or takes it away; what was sent stays as it was sent. */
export function keepAnswer(
  home: Home,
  place: AnswersPlace,
  { name, answer }: { name: string; answer: Answer | undefined },
): Promise<void> {
  return changeDraft(home, place, (row) => {
    const { [name]: _, ...others } = row.answers;
    return { ...row, answers: answer === undefined ? others : { ...others, [name]: answer } };
  });
}

/** Which question is looked at, so that it is found again. */
export function keepPlace(home: Home, place: AnswersPlace, at: string | undefined): Promise<void> {
  return changeDraft(home, place, ({ at: _, ...row }) => (at === undefined ? row : { ...row, at }));
}

/** Changes answers as they stand now: another window, or sync, may have been there meanwhile. */
function changeAnswers(home: Home, place: AnswersPlace, to: (row: AnswersRow) => AnswersRow): Promise<void> {
  return home.transaction('rw', home.answers, async () => {
    const empty = { ...place, id: idOf(place), letter: freshLetter<Answers>(null), closesAt: 0, due: 0 };
    await home.answers.put(to((await answersOf(home, place)) ?? empty));
  });
}

/** The parent gives the answers as they stand: from here on they wait to be sent. What a branch has hidden stays behind. */
export function giveAnswers(home: Home, place: AnswersPlace): Promise<void> {
  return home.transaction('rw', [home.answers, home.drafts, home.surveys], async () => {
    const survey = await home.surveys.get(surveyRowId(place.class, place.survey));
    const draft = await draftOf(home, place);
    if (!survey || !isSoundSurvey(survey) || !draft) return;
    const wanted = withoutHidden(survey.definition, draft.answers);
    const closesAt = surveyClosesAt(survey, survey.zone);
    await changeAnswers(home, place, (row) => {
      const { isClosed: _, ...letter } = want(letGo(row.letter), wanted);
      return { ...row, letter, closesAt, due: UNDRAWN };
    });
  });
}

function changeLetter(home: Home, place: AnswersPlace, to: (letter: Letter<Answers>) => Letter<Answers>) {
  return changeAnswers(home, place, (row) => ({ ...row, letter: to(row.letter) }));
}

/** The parent takes the answers back; on the phone they stay. */
export async function withdrawAnswers(home: Home, place: AnswersPlace): Promise<void> {
  await changeLetter(home, place, withhold);
}

/** Another phone was first: this phone's answers shall stand. */
export async function replaceTheirAnswers(home: Home, place: AnswersPlace): Promise<void> {
  await changeLetter(home, place, replaceTheirs);
}

/** Another phone was first: its answers stay. */
export async function leaveTheirAnswers(home: Home, place: AnswersPlace): Promise<void> {
  await changeLetter(home, place, keepTheirs);
}

/** A phone without a seat asks for the survey of its class's QR; scanned again it is the same phone. */
export function askByDoor(
  home: Home,
  { class: classId, survey, code }: { class: string; survey: string; code: string },
) {
  const place: AnswersPlace = { child: '', class: classId, survey };
  return changeAnswers(home, place, (row) => {
    const nonce = row.door?.nonce ?? crypto.getRandomValues(new Uint8Array(32));
    return { ...row, door: { code, nonce } };
  });
}

/** A survey with what this child's family has typed and given. */
export type SurveyHere = {
  survey: SurveyRow;
  draft: DraftRow | undefined;
  answers: AnswersRow | undefined;
};

/** The surveys of a class, the one that closes first at the front. */
export async function surveysOf(home: Home, child: string, classId: string): Promise<SurveyHere[]> {
  const rows = await home.surveys.where('class').equals(classId).filter(isSoundSurvey).toArray();
  const sorted = rows.sort((one, other) => one.closes.localeCompare(other.closes));
  return Promise.all(sorted.map((survey) => beside(home, child, survey)));
}

async function beside(home: Home, child: string, survey: SurveyRow): Promise<SurveyHere> {
  const place = { child, class: survey.class, survey: survey.survey };
  return { survey, draft: await draftOf(home, place), answers: await answersOf(home, place) };
}

/** One survey; undefined where it was not told yet. */
export async function surveyHere(home: Home, place: AnswersPlace): Promise<SurveyHere | undefined> {
  const survey = await home.surveys.get(surveyRowId(place.class, place.survey));
  return survey && isSoundSurvey(survey) ? beside(home, place.child, survey) : undefined;
}
