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
  /** Answers once the demo is there. */
  begin: () => Promise<DemoClockAnswer>;
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

/** The demo's time on this page: asked for every second, running on between, and followed turn by turn. */
export function watchDemoTime({ steady, page, onTurn, onArrived, onOther }: Around): DemoTime {
  let state: DemoState = { kind: 'making' };
  let base = { now: 0, at: 0 };
  let turn = 0;
  let family: Carried | undefined;
  let isForwardWanted = false;
  let timeout: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const here = () => Math.round(base.now + steady() - base.at);

  const show = (next: DemoState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const question = async (): Promise<DemoClockQuestion> => ({
    page,
    turn,
    waiting: (await family?.waiting()) ?? 0,
  });
  async function hear(told: DemoClockAnswer): Promise<void> {
    const before = state.kind === 'told' ? state.told : undefined;
    if (before && before.id !== told.id) onOther();
    const isTurned = turn !== told.turn;
    if (isTurned || Math.abs(told.now - here()) > TREMBLE_MS) base = { now: told.now, at: steady() };
    show({ kind: 'told', told });
    if (isTurned && before) {
      onTurn();
      await family?.send();
    }
    turn = told.turn;
    if (before?.isMoving && !told.isMoving) onArrived();
  }
  /** The next question's wait in ms. */
  async function round(): Promise<number> {
    const isForward = isForwardWanted;
    isForwardWanted = false;
    const path = isForward ? demoForwardPath : demoClockPath;
    const said = await askDemo(path, await question(), demoClockAnswer);
    if (typeof said === 'string') {
      // A forward that did not arrive is asked for again.
      isForwardWanted ||= isForward;
      if (state.kind !== 'told' || said === 'away') show({ kind: said });
      return EVERY_MS;
    }
    await hear(said);
    if (isForwardWanted) return 0;
    return said.isMoving ? WHILE_MOVING_MS : EVERY_MS;
  }
  let isAsking = false;
  const goOn = () => {
    clearTimeout(timeout);
    if (isAsking) return;
    isAsking = true;
    void round().then(
      (wait) => {
        isAsking = false;
        timeout = setTimeout(goOn, wait);
      },
      (error: unknown) => {
        isAsking = false;
        console.error(error);
        timeout = setTimeout(goOn, EVERY_MS);
      },
    );
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    clock: () => new Date(here()),
    state: () => state,
    subscribe,
    carry: (carried) => {
      family = carried;
    },
    forward: () => {
      isForwardWanted = true;
      goOn();
    },
    begin: () => {
      goOn();
      return new Promise((resolve) => {
        const stop = subscribe(() => {
          if (state.kind !== 'told') return;
          stop();
          resolve(state.told);
        });
      });
    },
  };
}
