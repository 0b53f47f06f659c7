/** Hangs the rooms' route records on the server: what is asked is read by their schemas, what is answered passes through them too. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Database, inTransaction, type Tx } from '#database/index.ts';
import type { Delivery } from '#population/index.ts';
import { type Language, type Route, refuse } from '#values/index.ts';
import { refusals } from './http-refusals.ts';
import { languageOf } from './problem.ts';

/** What a route is handed: one transaction, the time, the reader's language. */
export type RouteNeeds = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly language: Language;
  readonly version: string;
  readonly delivery: Delivery;
};

/** What does not change from request to request. */
export type Given = Pick<RouteNeeds, 'version' | 'delivery'>;

/** `{personId}` of a record is `:personId` of the server. */
const pathOf = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

export function hangRoutes(app: FastifyInstance, routes: readonly Route<RouteNeeds>[], db: Database, given: Given): void {
  for (const one of routes) app.route({ method: one.method, url: pathOf(one.path), handler: (request, reply) => answer(one, request, reply, db, given) });
}

async function answer(one: Route<RouteNeeds>, request: FastifyRequest, reply: FastifyReply, db: Database, given: Given): Promise<FastifyReply> {
  const input = {
    params: read(one.params, request.params, 'path'),
    query: read(one.query, request.query, 'query'),
    body: read(one.body, request.body, 'body'),
  };
  const needs = { ...given, dataDir: db.dataDir, now: new Date(), language: languageOf(request.headers['accept-language']) };
  const answered = await inTransaction(db, (tx) => one.handle({ ...needs, tx }, input));
  reply.code(one.status ?? 200);
  if ('bytes' in one.reply) {
    if (one.reply.name !== undefined) reply.header('content-disposition', `attachment; filename="${one.reply.name}"`);
    return reply.type(one.reply.bytes).send(answered);
  }
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(one.reply.parse(answered)));
}

function read(schema: z.ZodType | undefined, value: unknown, place: string): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  return refuse(refusals, 'request.field', { field: [place, ...(result.error.issues[0]?.path ?? [])].join('.') });
}
