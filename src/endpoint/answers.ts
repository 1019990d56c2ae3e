import type { Context } from 'hono';
import { answerAt } from './door/door';
import { isUnlogged } from './door/guards';
import { ownOrigin, reachedFrom } from './door/own-origin';
import { refuse, replyToResponse } from './door/reply';
import type { Route } from './door/route';
import type { House } from './house';
import { ROUTES } from './routes';

/**
 * `origin` is where a proxy serves us, `atHome` our address in this network, `say` prints one line: route, status,
 * milliseconds, and nothing about who asked.
 */
export type Outside = {
  origin: string | undefined;
  atHome?: string | undefined;
  say: (line: string) => void;
};

/** From a question as it came in to its answer. */
export type Answering = (context: Context) => Promise<Response>;

/** A table of routes, the path before theirs, and where families' pages stand. */
export type Doorway = { routes: readonly Route[]; under: string; families: string };
const SCHOOLS: Doorway = { routes: ROUTES, under: '', families: '/' };

/** Everything under a doorway's /v1: the row of its table, or a 404. */
export function answers(house: House, outside: Outside, doorway: Doorway = SCHOOLS): Answering {
  const byPlace = new Map(
    doorway.routes.map((route) => [`${route.method} ${doorway.under}${route.path}`, route]),
  );
  return async (context) => {
    const route = byPlace.get(`${context.req.method} ${context.req.path}`);
    if (!route) return replyToResponse(refuse('unknown-path'));
    const began = house.clock().getTime();
    const own = ownOrigin(context.req.raw, outside.origin);
    const { headers } = context.req.raw;
    const reached = new URL(doorway.families, reachedFrom(own, outside.atHome));
    const visit = { house, own, reached, headers, address: addressOf(context) };
    const response = await answerAt(route, context.req.raw, visit);
    if (!isUnlogged(route.policy)) outside.say(lineFor(route, response, house.clock().getTime() - began));
    return response;
  };
}

function lineFor({ method, path }: Route, { status }: Response, ms: number): string {
  return `${method} ${path} ${String(status)} ${String(ms)} ms`;
}

type NodeBindings = { incoming?: { socket: { remoteAddress?: string } } } | undefined;

/** Where the visitor comes from: behind a proxy on this machine, what that proxy says. It is hashed at once and never kept. */
function addressOf(context: Context): string {
  const bindings = context.env as NodeBindings;
  const remote = bindings?.incoming?.socket.remoteAddress ?? '';
  if (!/^(::1|(::ffff:)?127\.)/.test(remote)) return remote;
  return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? remote;
}
