import { isBusy } from '../database/trouble';
import type { Visit } from '../house';
import { classOfSchool } from '../tenant';
import { isUnlogged, readQuestion, refuseByHeaders } from './guards';
import { malformed } from './malformed';
import { refuse, replyToResponse, type Refusal, type Reply } from './reply';
import type { Member, Route } from './route';
import { sessionAndMember } from './standing';

/** Seconds after which a visitor who found us busy may come back. */
const COME_BACK = 5;

/** From a question to its answer. */
export async function answerAt(route: Route, request: Request, visit: Visit): Promise<Response> {
  const response = await answerOrBusy(route, request, visit);
  // What follows from a family's phone must not be told by the connection it came on (PRIVACY.md, step 6): a refusal's
  // neither, for what was refused is asked again.
  if (isUnlogged(route.policy)) response.headers.set('connection', 'close');
  return response;
}

/** Every guard in its order, and the one catch of the door. */
async function answerOrBusy(route: Route, request: Request, visit: Visit): Promise<Response> {
  try {
    const { reply, cookies } = await judge(route, request, visit);
    const response = replyToResponse(reply);
    for (const cookie of cookies) response.headers.append('set-cookie', cookie);
    return response;
  } catch (error) {
    return replyToResponse(
      refuse('endpoint-busy', isBusy(error) ? { retryAfter: COME_BACK } : { status: 500 }),
    );
  }
}

type Judged = { reply: Reply; cookies: readonly string[] };

async function judge(route: Route, request: Request, visit: Visit): Promise<Judged> {
  const refusal = refuseByHeaders(route, request.headers, visit.own) ?? (await refuseForNow(route, visit));
  if (refusal) return { reply: refusal, cookies: [] };
  const standing = await sessionAndMember(route, visit);
  if (standing.kind === 'refusal') return { reply: standing, cookies: [] };
  const reply = await askAndAnswer(route, request, { visit, member: standing.member });
  // A handler that sets the session's cookie itself has the last word.
  const hasOwn = reply.kind === 'answer' && reply.cookies.length > 0;
  return { reply, cookies: hasOwn ? [] : standing.cookies };
}

type Asking = { visit: Visit; member: Member | undefined };

async function askAndAnswer(route: Route, request: Request, asking: Asking): Promise<Reply> {
  if (!route.question) return handOver(route, undefined, asking);
  const read = route.question.safeParse(await readQuestion(request));
  return read.success ? handOver(route, read.data, asking) : malformed(read.error.issues);
}

/** What is well meant, but not now or not here. */
async function refuseForNow({ policy }: Route, { house, own, address }: Visit): Promise<Refusal | undefined> {
  if (house.keeping.isBusy()) return refuse('endpoint-busy', { retryAfter: COME_BACK });
  if (policy !== 'link' && policy !== 'sign-in') return undefined;
  if (!keepsCookies(own)) return refuse('needs-https');
  const wait = await house.paces.secondsUntilStranger(address);
  return wait > 0 ? refuse('sign-in-too-often', { retryAfter: wait }) : undefined;
}

/** A `__Host-` cookie is kept over HTTPS, and on this computer itself. */
function keepsCookies({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || /^(localhost|127(\.[0-9]+){3}|\[::1\])$/.test(hostname);
}

async function handOver(route: Route, asked: unknown, { visit, member }: Asking): Promise<Reply> {
  // The schema of the same row made this question, so it is what this handler takes.
  const question = asked as never;
  if (route.standing === 'anybody') return route.handle(question, visit);
  if (!member) throw new Error('A policy let a visitor through to a handler that needs a member.');
  if (route.standing === 'member') return route.handle(question, visit, member);
  const schoolClass = await classOfSchool(visit.house.keeping.main, member.school_id, classNamed(asked));
  if (!schoolClass) return refuse('class-unknown');
  if (!(await mayTeach(visit, member, schoolClass.class_id))) return refuse('not-allowed');
  return route.handle(question, visit, { member, schoolClass });
}

function classNamed(question: unknown): string {
  return (question as { class: string }).class;
}

async function mayTeach({ house }: Visit, member: Member, classId: string): Promise<boolean> {
  if (member.role === 'admin') return true;
  const taught = await house.keeping.main
    .selectFrom('teaching')
    .select('person')
    .where('school_id', '=', member.school_id)
    .where('class_id', '=', classId)
    .where('person', '=', member.person)
    .executeTakeFirst();
  return taught !== undefined;
}
