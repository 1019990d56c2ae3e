/**
 * Where our pages stand for this visitor. A proxy that speaks HTTPS for us says so by X-Forwarded-Proto; ORIGIN, when
 * set, is the one truth.
 */
export function ownOrigin(request: Request, origin: string | undefined): URL {
  if (origin !== undefined) return new URL(origin);
  const asked = new URL(request.url);
  const said = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim();
  if (said === 'https' || said === 'http') asked.protocol = said;
  return new URL(asked.origin);
}

/** What phones open: our own origin, but whoever sits at this very computer sees an address that only it knows. */
export function reachedFrom(own: URL, atHome: string | undefined): URL {
  const isHere = /^(localhost|127\.[\d.]+|\[::1\])$/.test(own.hostname);
  return isHere && atHome !== undefined ? new URL(atHome) : own;
}
