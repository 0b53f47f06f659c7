/** Who may be answered at all, and what every answer says about itself: this machine's own pages, and nothing from elsewhere. */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '#values/index.ts';
import { refusals } from './http-refusals.ts';

/** A name that a page elsewhere could point at us is not among these: its requests carry its own name (DNS rebinding). */
const ownNames = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d{1,5}))?$/i;

export function isOwnHost(host: string | undefined, port: number): boolean {
  const match = ownNames.exec(host ?? '');
  return match !== null && Number(match[1] ?? 80) === port;
}

/** A browser says from where a request comes; a program that says nothing may ask. */
export function isOwnOrigin(headers: FastifyRequest['headers']): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.origin;
  return origin === undefined || (origin === `http://${headers.host}` && origin !== 'null');
}

const fixed = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'sogoc-data': 'synthetic',
} as const;

const closed = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const pagePolicy = (nonce: string) =>
  `${closed}; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self'; font-src 'self'; connect-src 'self'`;

/** Headers of an answer that is no page: nothing in it may run, and nobody keeps it. */
export const answerHeaders: { readonly [name: string]: string } = { ...fixed, 'content-security-policy': closed, 'cache-control': 'no-store' };

export const newNonce = (): string => randomBytes(18).toString('base64');

export function sayPage(reply: FastifyReply, nonce: string): FastifyReply {
  return reply.header('content-security-policy', pagePolicy(nonce)).type('text/html; charset=utf-8');
}

/** `port` is asked for late: it is known once the server listens. */
export function guard(app: FastifyInstance, port: () => number): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(answerHeaders);
    if (!isOwnHost(request.headers.host, port())) refuse(refusals, 'host.foreign', { port: port() });
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isOwnOrigin(request.headers)) refuse(refusals, 'origin.foreign', {});
  });
}
