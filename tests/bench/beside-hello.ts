import { serve } from '@hono/node-server';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Fetch = Parameters<typeof serve>[0]['fetch'];

/** Serves the endpoint, and beside it node:http with one word to say; both ports go out as one JSON line. */
export function serveBesideHello(fetch: Fetch): void {
  const endpoint = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => {
    const hello = createServer((_question, answer) => {
      answer.setHeader('content-type', 'text/plain');
      answer.end('hello');
    });
    hello.listen(0, '127.0.0.1', () => {
      console.log(JSON.stringify({ endpoint: portOf(endpoint.address()), hello: portOf(hello.address()) }));
    });
  });
}

export type Ports = { endpoint: number; hello: number };

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
