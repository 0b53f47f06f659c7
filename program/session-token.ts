/** Where a request carries its session: in the cookie of a browser, or as a bearer token of a program (RFC 6750, 2.1). */
import type { IncomingHttpHeaders } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';

export const sessionCookie = 'sogoc-session';

export function sessionTokenIn(headers: IncomingHttpHeaders): string | undefined {
  const bearer = /^Bearer ([\w-]{20,100})$/i.exec(headers.authorization ?? '')?.[1];
  return bearer ?? parseCookie(headers.cookie ?? '')[sessionCookie] ?? undefined;
}

/** What a browser is told to keep until it is closed; null: to forget it. No script reads it, no other site sends it. */
export const setSessionCookie = (token: string | null): string =>
  stringifySetCookie({ name: sessionCookie, value: token ?? '', httpOnly: true, sameSite: 'strict', path: '/', ...(token === null && { maxAge: 0 }) });
