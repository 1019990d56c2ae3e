import { timingSafeEqual } from 'node:crypto';
import type * as z from 'zod/mini';
import { surveyStage } from '../core/survey';
import { answerFaults } from '../core/survey-answers';
import { answerValues } from '../core/survey-values';
import { keyTermOf, yearOfTerm } from '../core/term';
import { answersQuestion, type answersAddress, type AnswersQuestion } from '../wire/answers';
import { fromText, surveyInfoOf } from '../wire/token';
import { writeAnswers, type AnswersWritten } from './answer-rows';
import { crossesOf, definitionOf, surveyOfClass, type AskedRow } from './asked-surveys';
import { hashOf } from './codes';
import { malformed } from './door/malformed';
import { refuse, type Refusal, type Reply } from './door/reply';
import type { House, Visit } from './house';
import { admitsByDoor, isSurveyEnded } from './release/survey-end';
import { classKnown, isStopped, type ClassRow, type SchoolRow } from './tenant';

type Address = z.infer<typeof answersAddress>;
type Known = { school: SchoolRow; schoolClass: ClassRow; row: AskedRow };

/**
 * One family's answers, judged in the order of an evening's letter: class and survey, stage, form, answers, token, and
 * then what stands there. Of a garbled letter to a closed survey the phone should know that it is closed.
 */
export async function takeAnswers(address: Address, { house }: Visit): Promise<Reply> {
  const known = await surveyKnown(house, address);
  if ('kind' in known) return known;
  const refusal = refuseStage(known, house);
  if (refusal) return refusal;
  const read = answersQuestion.safeParse(address);
  if (!read.success) return malformed(read.error.issues);
  const question = read.data;
  if (!isAnswerOf(known.row, question)) return refuse('question-malformed', { field: 'v' });
  if (!(await isLetIn(house, question, known))) return refuse('token-refused');
  return replyTo(await write(house, question, known));
}

async function surveyKnown({ keeping }: House, { c, s }: Address): Promise<Known | Refusal> {
  const known = await classKnown(keeping.main, c);
  if (!known) return refuse('class-unknown');
  const row = await surveyOfClass(keeping.main, known.schoolClass, s);
  return row ? { ...known, row } : refuse('survey-unknown');
}

function refuseStage({ row, school }: Known, { clock }: House): Refusal | undefined {
  if (row.state === 'told') return refuse('survey-closed');
  const stage = surveyStage(row, clock().getTime(), school.zone);
  if (stage === 'ahead') return refuse('survey-not-begun');
  return stage === 'closed' ? refuse('survey-closed') : undefined;
}

/** Whether these are answers to this very survey: a phone sends nothing that its form would not take. */
function isAnswerOf(row: AskedRow, { v }: AnswersQuestion): boolean {
  return v === null || answerFaults(definitionOf(row), v).length === 0;
}

/** By a token where the class's seats are asked, by its door where nobody has a seat: never by the other. */
async function isLetIn(house: House, question: AnswersQuestion, known: Known): Promise<boolean> {
  const { t, door } = question;
  if (known.row.way === 'door') return t === undefined && isDoor(known.row, door ?? '');
  return door === undefined && t !== undefined && isTokenGood(house, { ...question, t }, known);
}

function isDoor({ door }: AskedRow, said: string): boolean {
  return door !== '' && timingSafeEqual(Buffer.from(hashOf(door)), Buffer.from(hashOf(said)));
}

async function isTokenGood(
  house: House,
  { c, s, n, t }: AnswersQuestion & { t: string },
  { school, schoolClass, row }: Known,
): Promise<boolean> {
  const term = keyTermOf(row.opens, school.system);
  if (isStopped(schoolClass, yearOfTerm(term))) return false;
  const secretKey = await house.keys.secretKeyOf(c, term);
  if (!secretKey) return false;
  const info = surveyInfoOf({ term, class: c, survey: s });
  return house.tokens.check({ secretKey, info, nonce: fromText(n), token: fromText(t) });
}

/** The survey may close while the token is looked at: it is asked again where nothing can come between. */
async function write(
  { keeping, clock }: House,
  { c, s, n, r, v }: AnswersQuestion,
  { school, schoolClass, row }: Known,
): Promise<AnswersWritten | 'closed'> {
  const values = answerValues(definitionOf(row), crossesOf(row), v);
  const letter = { class: c, survey: s, nonce: fromText(n), r, values };
  const isOpen = () => surveyStage(row, clock().getTime(), school.zone) !== 'closed';
  return keeping.commitOpen(async (writes) => {
    if (!isOpen() || (await isSurveyEnded(writes, s))) return 'closed';
    return writeAnswers(writes, letter, async (before) => {
      if (row.way === 'token') return true;
      return admitsByDoor(writes, {
        class: c,
        survey: s,
        size: schoolClass.size,
        before,
        isBack: v === null,
      });
    });
  });
}

function replyTo(written: AnswersWritten | 'closed'): Reply {
  if (written === 'closed') return refuse('survey-closed');
  if (written.kind === 'full') return refuse('class-full');
  return written.kind === 'taken' ? refuse('letter-taken', { rev: written.rev }) : { kind: 'stored' };
}
