import { isAPIError } from 'better-auth/api';

/** Of a visitor only these cookies are handed to better-auth: no address, no browser's name. */
export function onlyCookie(headers: Headers, name: string): Headers {
  const value = cookieCalled(headers, name);
  return new Headers(value === undefined ? {} : { cookie: `${name}=${value}` });
}

/** The value of one cookie as the visitor sent it. */
export function cookieCalled(headers: Headers, name: string): string | undefined {
  const found = (headers.get('cookie') ?? '').split(/; */).find((each) => each.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** Of the cookies better-auth sets those of these names; its others say nothing here. */
export function cookiesSet(sent: Headers, ...names: readonly string[]): string[] {
  return sent.getSetCookie().filter((cookie) => names.some((name) => cookie.startsWith(`${name}=`)));
}

/** What better-auth refused: its own word for it. */
export function refusedWord(error: unknown): string | undefined {
  if (!isAPIError(error) || error.statusCode >= 500) return undefined;
  return (error.body as { code?: string } | undefined)?.code ?? '';
}

/** A wrong name and a wrong password are refused in the same way; whatever else fails is not the visitor's doing. */
export async function unlessRefused<Answer>(act: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await act();
  } catch (error) {
    if (refusedWord(error) !== undefined) return undefined;
    throw error;
  }
}
