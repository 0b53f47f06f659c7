/** Where a request carries its session: in the cookie of a browser, or as a bearer token of a program (RFC 6750, 2.1). */
import type { IncomingHttpHeaders } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '#access/index.ts';

export const sessionCookie = 'sogoc-session';

export function sessionTokenIn(headers: IncomingHttpHeaders): string | undefined {
  const bearer = /^Bearer ([\w-]{20,100})$/i.exec(headers.authorization ?? '')?.[1];
  return bearer ?? parseCookie(headers.cookie ?? '')[sessionCookie] ?? undefined;
}

/** What a browser is told to keep until it is closed; null: to forget it. No script reads it, no other site sends it. */
export const setSessionCookie = (token: string | null): string =>
  stringifySetCookie({ name: sessionCookie, value: token ?? '', httpOnly: true, sameSite: 'strict', path: '/', ...(token === null && { maxAge: 0 }) });

const deviceCookie = 'sogoc-device';
const deviceSeconds = 180 * 86_400;

/** Sent where somebody signs in, and nowhere else. */
export const setDeviceCookie = (token: string): string =>
  stringifySetCookie({ name: deviceCookie, value: token, httpOnly: true, sameSite: 'strict', path: '/v1/sessions', maxAge: deviceSeconds });

/** The guard lets in only who names this machine as the host, so that the site is what the host says. */
export function callerOf({ headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>): Caller {
  const device = parseCookie(headers.cookie ?? '')[deviceCookie];
  return { origin: ip, site: `http://${headers.host}`, session: sessionTokenIn(headers), device: /^d[\w-]{43}$/.test(device ?? '') ? device : undefined };
}
