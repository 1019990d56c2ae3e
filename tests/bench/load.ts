import { connect, type Socket } from 'node:net';

/** What one answer took, in ms, from the first byte of its connection or, on a kept one, of its question. */
export type Answered = { ms: number; status: number };

/** A visitor who asks without pause until `until` (epoch ms) and notes each answer. `question` makes the bytes. */
type Visitor = { port: number; until: number; question: () => string; note: (answered: Answered) => void };

/** One connection a question: the answer ends when the endpoint closes. */
export async function visitClosing(visitor: Visitor): Promise<void> {
  while (Date.now() < visitor.until) {
    const began = performance.now();
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(visitor.port, '127.0.0.1', () => socket.write(visitor.question()));
      let said = '';
      socket.setNoDelay(true).setEncoding('latin1');
      socket.on('data', (chunk) => (said += String(chunk)));
      socket.once('end', () => resolve(said));
      socket.once('error', reject);
    });
    visitor.note({ ms: performance.now() - began, status: statusOf(text) });
  }
}

/** One connection for all questions; the answers are so small that each comes in one piece, or waits for its end. */
export async function visitKeeping(visitor: Visitor, end: string): Promise<void> {
  const socket = await new Promise<Socket>((resolve, reject) => {
    const made = connect(visitor.port, '127.0.0.1', () => resolve(made));
    made.once('error', reject);
  });
  socket.setNoDelay(true).setEncoding('latin1');
  let heard = (_chunk: string) => {};
  socket.on('data', (chunk) => heard(String(chunk)));
  while (Date.now() < visitor.until) {
    const began = performance.now();
    const text = await new Promise<string>((resolve) => {
      let said = '';
      heard = (chunk) => {
        said += chunk;
        if (said.includes(end)) resolve(said);
      };
      socket.write(visitor.question());
    });
    visitor.note({ ms: performance.now() - began, status: statusOf(text) });
  }
  socket.destroy();
}

function statusOf(answer: string): number {
  return Number(answer.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
}
