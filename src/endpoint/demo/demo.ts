import { createHash, randomBytes } from 'node:crypto';
import { DEMO } from '../../wire/demo';
import type { Accounts } from '../accounts';
import { answers, type Answering, type Doorway, type Outside } from '../answers';
import type { Clock } from '../clock';
import { openKeeping, type Keeping } from '../database/keeping';
import { refuse, replyToResponse } from '../door/reply';
import type { Place } from '../environment';
import type { House } from '../house';
import { noticePages } from '../notice-page';
import { makePaces } from '../paces';
import { freshSecrets, type Secrets } from '../secrets';
import { releaseSurveys } from '../release/surveys';
import { countStored } from '../stored/count';
import { openTermKeys } from '../tokens/keys';
import { DEMO_CLASSES } from './classes';
import { writeDesk } from './desk';
import { emptyDemoFolder } from './folder';
import { forward } from './forward';
import { openNotices } from './notices';
import { openPages } from './pages';
import { deskRoutes, familyRoutes, type DemoHand } from './routes';
import { writeSchool } from './school';
import { writeSurveys } from './surveys';
import { demoShare } from './share';
import { openTerm } from './term';
import { demoEvening, firstDemoEvening, makeDemoTime, nextClose } from './time';

/** What the demo takes from its endpoint: where it may write, the threads that reckon tokens, and real time. */
export type Around = Pick<House, 'tokens'> & {
  place: Place;
  real: Clock;
  /** The ms of a steady clock. */
  passed: () => number;
  outside: Omit<Outside, 'say'>;
  /** How long (ms) the clock waits for a page to follow; missing: as long as is right. */
  patience?: number;
};

export type Demo = {
  /** Everything under /demo that is no page. Until the demo is made: come back. */
  answer: Answering;
  /** Makes it anew. */
  make: () => Promise<void>;
  /** Makes it anew where its visitors have left and moved its clock or did something at a desk: the next one begins as they did. */
  renew: () => Promise<void>;
  close: () => Promise<void>;
};

type Made = { answer: Answering; isLeft: () => boolean; close: () => Promise<void> };

/** Whoever was quiet for so long (ms) has left. */
const LEFT_MS = 2 * 60 * 60_000;

const EVERY_MS = 60_000;

/** The demo school behind its paths. It shares no row, key or secret with the endpoint's schools. */
export function openDemo(around: Around): Demo {
  let made: Made | undefined;
  const comeBack = () => replyToResponse(refuse('endpoint-busy', { retryAfter: 1 }));
  const make = async () => {
    try {
      made = await makeDemo(around);
    } catch (error) {
      // What it wrote until its disk was full is a real school's room.
      emptyDemoFolder(around.place);
      throw error;
    }
  };
  return {
    answer: async (context) => (made ? made.answer(context) : comeBack()),
    make,
    renew: async () => {
      const old = made;
      if (!old?.isLeft()) return;
      made = undefined;
      await old.close();
      await make();
    },
    close: async () => {
      await made?.close();
    },
  };
}

async function makeDemo(around: Around): Promise<Made> {
  emptyDemoFolder(around.place);
  // Commits wait by real time, whatever is done to the demo's.
  const keeping = await openKeeping(around.place, around.real);
  try {
    return await makeIn(keeping, around);
  } catch (error) {
    await keeping.close();
    throw error;
  }
}

async function makeIn(keeping: Keeping, around: Around): Promise<Made> {
  const { place, real, passed, tokens } = around;
  const last = demoEvening(real());
  const time = makeDemoTime(last, passed);
  const kept = { keeping, secrets: demoSecrets(), clock: time.clock };
  const first = firstDemoEvening(last);
  const { persons, classes } = await writeSchool(kept, { first, last });
  const tellTerm = openTerm({ house: kept, classes, first });
  const postNotices = openNotices({ house: kept, classes });
  await writeDesk(kept, { admin: persons.admin, classes, first, last });
  await writeSurveys(kept, { classes, last });
  const goOn = inTurn(async (now) => {
    await tellTerm(now);
    await postNotices(now);
    await releaseSurveys({ ...kept, clock: () => new Date(now) });
    await countStored(kept);
  });
  await goOn(time.clock().getTime());
  const goingOn = setInterval(() => void goOn(time.clock().getTime()).catch(() => undefined), EVERY_MS);
  goingOn.unref();
  const house = {
    ...kept,
    tokens: demoShare(tokens),
    keys: openTermKeys(place.folder),
    paces: makePaces(time.clock),
  };
  const { patience } = around;
  const pages = openPages(passed);
  const hand = handOf({ time, goOn, pages, ...(patience !== undefined && { patience }) });
  const outside = { ...around.outside, say: () => undefined };
  const answerAs = (accounts: Accounts, doorway: Pick<Doorway, 'routes' | 'under'>) =>
    answers({ ...house, accounts }, outside, { ...doorway, families: `${DEMO}/parent` });
  const families = answerAs(accountsOf(undefined), { routes: familyRoutes(hand), under: DEMO });
  let isTouched = false;
  const routes = deskRoutes(() => {
    isTouched = true;
  });
  const desks = new Map([
    ['teacher', answerAs(accountsOf(persons.teacher), { routes, under: `${DEMO}/teacher` })],
    ['school', answerAs(accountsOf(persons.admin), { routes, under: `${DEMO}/school` })],
  ]);
  const notices = noticePages(house, outside, `${DEMO}/parent`);
  return {
    answer: (context) =>
      context.req.param('id') === undefined
        ? (desks.get(context.req.path.split('/')[2] ?? '') ?? families)(context)
        : notices(context),
    isLeft: () => (isTouched || time.turn() > 0) && pages.quietMs() > LEFT_MS,
    close: async () => {
      clearInterval(goingOn);
      await goOn(0);
      await keeping.close();
    },
  };
}

/** One round after the other; whoever asks waits for the own. */
function inTurn(act: (now: number) => Promise<void>): (now: number) => Promise<void> {
  let round = Promise.resolve();
  return (now) => {
    round = round.catch(() => undefined).then(() => act(now));
    return round;
  };
}

/** Nothing real hangs by them, and so the same demo is drawn alike each time. */
function demoSecrets(): Secrets {
  const purposes = Object.keys(freshSecrets());
  const secretOf = (purpose: string) => createHash('sha256').update(`demo ${purpose}`).digest('base64url');
  return Object.fromEntries(purposes.map((purpose) => [purpose, secretOf(purpose)])) as Secrets;
}

function handOf(moving: Parameters<typeof forward>[0]): DemoHand {
  const [{ id: classId, families }] = DEMO_CLASSES;
  const { time, pages } = moving;
  const id = randomBytes(8).toString('hex');
  let isMoving = false;
  const tell = () => {
    const now = time.clock().getTime();
    return { id, now, next: nextClose(now), turn: time.turn(), isMoving, class: classId };
  };
  return {
    class: classId,
    firstSeat: families + 1,
    clock: (said) => {
      pages.hear(said);
      return tell();
    },
    forward: (said) => {
      pages.hear(said);
      if (isMoving) return tell();
      isMoving = true;
      void forward(moving)
        .catch(() => undefined)
        .finally(() => {
          isMoving = false;
        });
      return tell();
    },
  };
}

/** Whoever stands at a demo desk is its person, without signing in; there is nothing else to do with accounts. */
function accountsOf(person: { person: string; name: string } | undefined): Accounts {
  const never = () => Promise.reject(new Error('The demo has no accounts.'));
  return {
    sessionOf: () => Promise.resolve(person && { ...person, hasSecondFactor: false, cookies: [] }),
    signIn: never,
    signOut: never,
    changePassword: never,
    sessions: never,
    endOtherSessions: never,
    endSession: never,
    secondFactor: {
      awaited: never,
      enter: never,
      begin: never,
      confirm: never,
      unproved: never,
      end: never,
      renewCodes: never,
    },
  };
}
