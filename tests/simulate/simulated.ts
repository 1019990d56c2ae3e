import { fork } from 'node:child_process';
import { freePort } from '../setup/postgres.mjs';

/** The endpoint as a process of its own whose clock is in our hand. */
export type Simulated = {
  origin: string;
  port: number;
  /** The one-time link that a start without a school prints. */
  link: () => Promise<string>;
  /** Everything it has printed so far. */
  said: () => string;
  /** Moves its clock to an instant (epoch ms); answered once it stands there. */
  move: (now: number) => Promise<void>;
  /** Has it do what it does every hour; answered once that is done. */
  sweep: () => Promise<void>;
  /** Ends it as its operator does; the answer is its exit code. */
  stop: () => Promise<number | null>;
};

type Start = {
  /** A built `endpoint/main.js`, with `app/` beside its folder. */
  entry: string;
  folder: string;
  /** Epoch ms. */
  now: number;
  postgres?: { main: string; open: string } | undefined;
};

/** Starts a built endpoint in simulation mode and waits until it listens. */
export async function startSimulated({ entry, folder, now, postgres }: Start): Promise<Simulated> {
  const port = await freePort();
  const child = fork(entry, [], {
    silent: true,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: folder,
      SIMULATION: 'on',
      DATABASE_URL: postgres?.main ?? '',
      OPEN_DATABASE_URL: postgres?.open ?? '',
    },
  });
  let said = '';
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));

  const tell = (word: object) =>
    new Promise<void>((resolve, reject) => {
      const onExit = () => reject(new Error(`The endpoint ended: ${said}`));
      child.once('exit', onExit);
      child.once('message', () => {
        child.off('exit', onExit);
        resolve();
      });
      child.send(word, (error) => error && reject(error));
    });

  const setupLink = () => /http:\S+\/school\/setup#\S+(?=\s)/.exec(said)?.[0];
  const listening = new Promise<void>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part.toString();
      if (said.includes(`http://localhost:${String(port)}/`)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`The endpoint ended at its start: ${said}`)));
  });
  await tell({ now });
  await listening;
  return {
    origin: `http://localhost:${String(port)}`,
    port,
    link: () =>
      new Promise((resolve, reject) => {
        const listen = () => {
          const link = setupLink();
          if (link !== undefined) resolve(link);
        };
        child.stdout?.on('data', listen);
        child.once('exit', () => reject(new Error(`The endpoint ended without a link: ${said}`)));
        listen();
      }),
    said: () => said,
    move: (to) => tell({ now: to }),
    sweep: () => tell({ sweep: true }),
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
}
