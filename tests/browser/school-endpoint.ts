import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/endpoint/main.js', import.meta.url));

/** The endpoint as its operator starts it: a process of its own with an empty folder for its data. */
export type Process = {
  origin: string;
  /** The one-time link that the first start prints. */
  link: string;
  stop: () => Promise<void>;
};

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Starts the built endpoint and waits until it has said where it is and how a school begins. */
export async function startEndpoint(): Promise<Process> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'lamplight-school-'));
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: String(port), DATA_DIR: folder, DATABASE_URL: '', ORIGIN: '', DEMO: 'off' },
  });
  const link = await new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (part: Buffer) => {
      said += part.toString();
      const found = /http:\S+\/school\/setup#\S+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', () => reject(new Error(`The endpoint stopped at its start: ${said}`)));
  });
  const stopped = new Promise((resolve) => child.once('exit', resolve));
  return {
    origin: `http://localhost:${port}`,
    link,
    stop: async () => {
      child.kill('SIGTERM');
      await stopped;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
