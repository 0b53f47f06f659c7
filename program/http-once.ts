/** What is sent twice under one Idempotency-Key is done once: also at the same time, and after a restart. */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { refuse } from '#values/index.ts';
import { refusals } from './http-refusals.ts';

/** `asked` is a hash of what was asked: route and body. */
export type OnceKey = { readonly key: string; readonly asked: string };
/** `what` is what was asked, and by whom: a key is its sender's own. */
export type Once = <T>(request: FastifyRequest, what: unknown, work: (key: OnceKey) => Promise<T>) => Promise<T>;

/** Whoever asks the same while it is being done waits for that one answer here, without a transaction: ten at once would leave none for the work. */
export function onceByKey(): Once {
  const going = new Map<string, { readonly asked: string; readonly answer: Promise<unknown> }>();
  return async <T>(request: FastifyRequest, what: unknown, work: (key: OnceKey) => Promise<T>): Promise<T> => {
    const key = keyIn(request.headers['idempotency-key']);
    const asked = createHash('sha256')
      .update(`${request.method} ${request.url}\n${JSON.stringify(what)}`)
      .digest('hex');
    const before = going.get(key);
    if (before !== undefined) {
      requireSame(before.asked, asked);
      return (await before.answer) as T;
    }
    const answer = work({ key, asked }).finally(() => going.delete(key));
    going.set(key, { asked, answer });
    return await answer;
  };
}

/** Refused: a key under which something else was asked. */
export function requireSame(before: string, asked: string): void {
  if (before !== asked) refuse(refusals, 'idempotency-key.other-request', {});
}

function keyIn(header: string | readonly string[] | undefined): string {
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  const expected = { vi: '1–200 ký tự ASCII không có dấu cách, ví dụ một UUID', en: '1–200 visible ASCII characters, such as a UUID' };
  return refuse(refusals, 'idempotency-key.missing', {}, [{ pointer: '/Idempotency-Key', code: header === undefined ? 'missing' : 'format', expected }]);
}
