import {
  demoClockAnswer,
  demoClockPath,
  demoForwardPath,
  type DemoClockAnswer,
  type DemoClockQuestion,
} from '../wire/demo';
import { askDemo } from './ask';

/** How the demo stands: being made, out of reach, or told. */
export type DemoState = { kind: 'making' } | { kind: 'away' } | { kind: 'told'; told: DemoClockAnswer };

/** What of a demo family is on this page. */
export type Carried = {
  /** Lets go what may go, as a visit of its own. */
  send: () => Promise<void>;
  /** How many of its letters have not arrived. */
  waiting: () => Promise<number>;
};

export type DemoTime = {
  clock: () => Date;
  state: () => DemoState;
  subscribe: (listener: () => void) => () => void;
  /** From here on this page carries a family's letters. */
  carry: (family: Carried) => void;
  /** 快进到后天 06:00. */
  forward: () => void;
  /** Asks from now on. */
  begin: () => void;
};

type Around = {
  steady: () => number;
  page: string;
  /** The clock was turned: what stands on the page is of another hour. */
  onTurn: () => void;
  /** A forward has come to its end. */
  onArrived: () => void;
  /** Another demo was made in its place. */
  onOther: () => void;
};

const EVERY_MS = 1000;
const WHILE_MOVING_MS = 200;
/** Less (ms) is the line's own time: the clock would tremble. */
const TREMBLE_MS = 1500;

/** Asks at once and then again after the wait (ms) each round answers; `now` asks without waiting for it. */
function keepAsking(round: () => Promise<number>): { now: () => void } {
  let timeout: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  const complain = (error: unknown) => {
    console.error(error);
    return EVERY_MS;
  };
  const now = () => {
    clearTimeout(timeout);
    if (isAsking) return;
    isAsking = true;
    void round()
      .catch(complain)
      .then((wait) => {
        isAsking = false;
        timeout = setTimeout(now, wait);
      });
  };
  return { now };
}

/** Where the page stands in the demo's time, and how it follows. */
function makeFollower({ steady, onTurn, onArrived, onOther }: Omit<Around, 'page'>) {
  let told: DemoClockAnswer | undefined;
  let base = { now: 0, at: 0 };
  const here = () => Math.round(base.now + steady() - base.at);
  const set = (next: DemoClockAnswer) => {
    const isTurned = told?.turn !== next.turn;
    if (isTurned || Math.abs(next.now - here()) > TREMBLE_MS) base = { now: next.now, at: steady() };
    return isTurned;
  };
  return {
    here,
    turn: () => told?.turn ?? 0,
    /** Sets the page's clock, shows it, and has the family send before this turn counts as followed. */
    follow: async (
      next: DemoClockAnswer,
      { show, send }: { show: () => void; send: () => Promise<void> },
    ) => {
      const before = told;
      const isTurned = set(next);
      show();
      if (before && before.id !== next.id) onOther();
      if (before && isTurned) {
        onTurn();
        await send();
      }
      told = next;
      if (before?.isMoving && !next.isMoving) onArrived();
    },
  };
}

/** The demo's time on this page: asked for every second, running on between, and followed turn by turn. */
export function watchDemoTime({ page, ...around }: Around): DemoTime {
  let state: DemoState = { kind: 'making' };
  let family: Carried | undefined;
  let isForwardWanted = false;
  const follower = makeFollower(around);
  const listeners = new Set<() => void>();
  const show = (next: DemoState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const question = async (): Promise<DemoClockQuestion> => ({
    page,
    turn: follower.turn(),
    waiting: (await family?.waiting()) ?? 0,
  });
  /** Answers the wait for the next one, ms. */
  async function round(): Promise<number> {
    const asks = isForwardWanted ? demoForwardPath : demoClockPath;
    isForwardWanted = false;
    const said = await askDemo(asks, await question(), demoClockAnswer);
    if (typeof said === 'string') {
      // A forward that did not arrive is asked for again.
      if (asks === demoForwardPath) isForwardWanted = true;
      show({ kind: said });
      return EVERY_MS;
    }
    const send = async () => family?.send();
    await follower.follow(said, {
      send,
      show: () => {
        show({ kind: 'told', told: said });
      },
    });
    return said.isMoving ? WHILE_MOVING_MS : EVERY_MS;
  }
  const asking = keepAsking(round);
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    clock: () => new Date(follower.here()),
    state: () => state,
    subscribe,
    carry: (carried) => {
      family = carried;
    },
    forward: () => {
      isForwardWanted = true;
      asking.now();
    },
    begin: asking.now,
  };
}

/** Answers once the demo is there. */
export function whenMade({ state, subscribe }: DemoTime): Promise<DemoClockAnswer> {
  return new Promise((resolve) => {
    const look = () => {
      const now = state();
      if (now.kind !== 'told') return;
      stop();
      resolve(now.told);
    };
    const stop = subscribe(look);
  });
}
