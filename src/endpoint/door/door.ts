import { isBusy } from '../database/trouble';
import type { Visit } from '../house';
import { classOfSchool } from '../tenant';
import { isUnlogged, readQuestion, refuseByHeaders } from './guards';
import { malformed } from './malformed';
import { packed } from './pack';
import { refuse, replyToResponse, type Refusal, type Reply } from './reply';
import type { AtClass, Member, Route } from './route';
import { sessionAndMember, subjectsAtClass } from './standing';

/** Seconds after which a visitor who found us busy may come back. */
const COME_BACK = 5;

/** From a question to its answer. */
export async function answerAt(route: Route, request: Request, visit: Visit): Promise<Response> {
  const plain = await answerOrBusy(route, request, visit);
  const response = route.isPacked ? await packed(plain, request.headers) : plain;
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
  const named = classesNamed(route, asked);
  const standings: AtClass[] = [];
  for (const classId of named) {
    const at = await standingAt(route, visit, { member, classId });
    if (at.kind === 'refusal') return at;
    standings.push(at.at);
  }
  if (route.standing === 'classes') return route.handle(question, visit, standings);
  const [only] = standings;
  if (!only) throw new Error('A row about one class got a question that names none.');
  return route.handle(question, visit, only);
}

/** What a member has to do with one class of the own school, or why the class is none of theirs. */
async function standingAt(
  route: Route,
  visit: Visit,
  { member, classId }: { member: Member; classId: string },
): Promise<{ kind: 'at'; at: AtClass } | Refusal> {
  const schoolClass = await classOfSchool(visit.house.keeping.main, member.school_id, classId);
  if (!schoolClass) return refuse('class-unknown');
  // What a class that has left was told stays to be read, and nothing else is done with it.
  if (schoolClass.left_year !== null && route.policy !== 'class-reader') return refuse('class-left');
  const subjects = await subjectsAtClass(route, visit, { member, schoolClass });
  return subjects ? { kind: 'at', at: { member, schoolClass, subjects } } : refuse('not-allowed');
}

function classesNamed({ standing }: Route, question: unknown): string[] {
  if (standing !== 'classes') return [(question as { class: string }).class];
  return (question as { classes: readonly { class: string }[] }).classes.map((each) => each.class);
}
