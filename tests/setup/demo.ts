import { Hono } from 'hono';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { openDemo } from '../../src/endpoint/demo/demo';
import { settleDemoFolder } from '../../src/endpoint/demo/folder';
import { openTokenWork } from '../../src/endpoint/tokens/work';
import { demoClockAnswer, demoClockPath, demoForwardPath, type DemoClockAnswer } from '../../src/wire/demo';
import { TOKEN_THREAD } from './world';

/** The Sunday on which these demos are made: their evening is the Thursday before, 2026-11-19. */
export const SUNDAY = new Date('2026-11-22T12:00:00+08:00');
export const THURSDAY = '2026-11-19';

const ORIGIN = 'http://localhost:8080';

/** A page of the demo as its endpoint hears of it. */
export type PageSaid = { page: string; turn: number; waiting: number };
export const PAGE: PageSaid = { page: 'demopage000000000000', turn: 0, waiting: 0 };

/** A demo whose steady clock is in our hand. */
export type DemoInHand = {
  folder: string;
  renew: () => Promise<void>;
  /** Ms that have passed since. */
  pass: (ms: number) => void;
  ask: (path: string, question?: object, headers?: Record<string, string>) => Promise<Response>;
  put: (path: string, letter: object) => Promise<Response>;
  look: (path: string) => Promise<Response>;
  clock: (said?: Partial<PageSaid>) => Promise<DemoClockAnswer>;
  /** Moves it on, following as an open page would with so many letters waiting at each turn; answers where it stands then. */
  forward: (waitingAt?: (turn: number) => number) => Promise<DemoClockAnswer>;
};

/** A demo made in a folder of its own, gone when the test has ended. */
export async function freshDemo(told: { at?: Date; patience?: number } = {}): Promise<DemoInHand> {
  const home = await mkdtemp(join(tmpdir(), 'lamplight-demo-'));
  let passed = 0;
  const place = await settleDemoFolder({ folder: home });
  const tokens = openTokenWork(TOKEN_THREAD, () => undefined);
  const demo = openDemo({
    place,
    tokens,
    real: () => told.at ?? SUNDAY,
    passed: () => passed,
    outside: { origin: undefined },
    patience: told.patience ?? 2000,
  });
  await demo.make();
  onTestFinished(async () => {
    await demo.close();
    await tokens.close();
    await rm(home, { recursive: true, force: true });
  });
  const app = new Hono().all('/demo/*', demo.answer);
  const send = async (
    method: string,
    path: string,
    { question = {}, headers = {} }: { question?: object; headers?: Record<string, string> },
  ) => {
    const body = JSON.stringify(question);
    const length = String(new TextEncoder().encode(body).length);
    const own = { 'content-type': 'application/json', 'content-length': length, origin: ORIGIN };
    return app.request(`${ORIGIN}${path}`, { method, headers: { ...own, ...headers }, body });
  };
  const ask: DemoInHand['ask'] = (path, question, headers) =>
    send('POST', path, { ...(question && { question }), ...(headers && { headers }) });
  const say = async (path: string, said: Partial<PageSaid>) =>
    demoClockAnswer.parse(await (await ask(`/demo${path}`, { ...PAGE, ...said })).json());
  return {
    folder: place.folder,
    renew: demo.renew,
    pass: (ms) => {
      passed += ms;
    },
    ask,
    put: (path, question) => send('PUT', path, { question }),
    look: async (path) => app.request(`${ORIGIN}${path}`, { headers: { origin: ORIGIN } }),
    clock: (said = {}) => say(demoClockPath, said),
    forward: async (waitingAt = () => 0) => {
      let said = await say(demoForwardPath, { waiting: waitingAt(0) });
      while (said.isMoving) {
        // A page asks over a line; here its questions would leave the endpoint no breath.
        await breathe();
        said = await say(demoClockPath, { turn: said.turn, waiting: waitingAt(said.turn) });
      }
      return said;
    },
  };
}
