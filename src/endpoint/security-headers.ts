import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { InlineHashes } from './inline-hashes';

/**
 * What a page of ours may do: load from here and nowhere else, run only inline code that was built in, and
 * make script addresses only through the one Trusted Types policy `lamplight`.
 */
export function securityHeaders(inline: InlineHashes): MiddlewareHandler {
  const shared = {
    contentSecurityPolicy: contentPolicy(inline),
    referrerPolicy: 'no-referrer',
    // Not sent at all: browsers only complain of it on http://IP, and nothing here needs it.
    originAgentCluster: false,
    xFrameOptions: 'DENY',
  } as const;
  const overHttps = secureHeaders(shared);
  // On plain http the first would be ignored by rule, the second with a console error on every page.
  const overHttp = secureHeaders({
    ...shared,
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
  });
  return (context, next) => {
    const protocol = context.req.header('x-forwarded-proto') ?? new URL(context.req.url).protocol;
    return protocol.startsWith('https') ? overHttps(context, next) : overHttp(context, next);
  };
}

function contentPolicy(inline: InlineHashes) {
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", ...inline.scripts],
    styleSrc: ["'self'", ...inline.styles],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ['lamplight'],
  };
}
