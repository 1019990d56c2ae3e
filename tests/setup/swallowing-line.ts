import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A line to a PostgreSQL server that can lose the answer to a commit. */
export type SwallowingLine = {
  /** The same database, by this line. */
  through: (url: string) => string;
  /** The next commit arrives and is done; then the line breaks, and nobody hears of it. */
  swallowNext: () => void;
  /** How many answers were swallowed. */
  swallowed: () => number;
};

/** What PostgreSQL answers to a commit: CommandComplete, and its word. */
const COMMITTED = Buffer.from('COMMIT\0');

/** Opens a line to the server of this address. */
export async function swallowingLine(to: string): Promise<SwallowingLine> {
  const server = new URL(to);
  let [isAwaited, swallowed] = [false, 0];
  const open = new Set<Socket>();
  const line = createServer((near) => {
    const far = connect(Number(server.port), server.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => {
      if (isAwaited && bytes.includes(COMMITTED)) {
        [isAwaited, swallowed] = [false, swallowed + 1];
        far.destroy();
      } else near.write(bytes);
    });
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    line.close();
  });
  const { port } = line.address() as AddressInfo;
  return {
    through: (url) => Object.assign(new URL(url), { port: String(port) }).href,
    swallowNext: () => {
      isAwaited = true;
    },
    swallowed: () => swallowed,
  };
}
