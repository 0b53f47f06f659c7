/** Hangs the rooms' route records on the server: what is asked is read by their schemas, what is answered passes through them too. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor, NamedPurpose } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import type { Delivery } from '#population/index.ts';
import { type BytesReply, type EventsReply, type Language, type Route, type RouteInput, refuse } from '#values/index.ts';
import { fieldErrors } from './field-errors.ts';
import { answerEvents } from './http-events.ts';
import { refusals } from './http-refusals.ts';

/** What a route is handed: one transaction, the time, the reader's language. */
export type RouteNeeds = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly language: Language;
  readonly version: string;
  readonly delivery: Delivery;
  readonly actor: Actor;
  /** Null where the route reads no person. */
  readonly purpose: NamedPurpose | null;
  /** Tells whom the handler read, by the keys of their archives, and which fields: nobody, where it found nobody. */
  see(persons: readonly number[], fields?: readonly string[]): void;
  /** Of a route that changes something: If-Match without its quotes, the version that its reader saw; else empty. */
  readonly seen: string;
  /** The session that the reader's browser keeps from this answer on; null: none. */
  keepSession(token: string | null): void;
};

export type Asked = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly route: Pick<Route<never>, 'method' | 'path' | 'who' | 'purpose' | 'once' | 'changes'>;
};

/** Hands the needs of one request to its handler, within whatever life they have; of a route that does something once, what is sent twice under one key is done once. */
export type WithNeeds<Needs> = <T>(asked: Asked, use: (needs: Needs) => Promise<T>) => Promise<T>;

/** `{personId}` of a record is `:personId` of the server. */
const pathOf = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

export function hangRoutes<Needs>(app: FastifyInstance, routes: readonly Route<Needs>[], withNeeds: WithNeeds<Needs>): void {
  for (const one of routes) {
    const [method, url] = [one.method, pathOf(one.path)];
    if (tellsEvents(one)) {
      const { events } = one.reply;
      const look = (request: FastifyRequest, reply: FastifyReply) =>
        withNeeds({ request, reply, route: one }, async (needs) => events.nullable().parse(await one.handle(needs, nothing)));
      const follow = answerEvents(app, look);
      app.route({
        method,
        url,
        exposeHeadRoute: false,
        handler: async (request, answer) => {
          readRequest(one, request);
          follow(request, answer);
        },
      });
    } else app.route({ method, url, handler: (request, answer) => answerOne(one as Plain<Needs>, request, answer, withNeeds) });
  }
}

type Telling<Needs> = Route<Needs> & { readonly reply: EventsReply };
type Plain<Needs> = Route<Needs> & { readonly reply: z.ZodType | BytesReply };

const tellsEvents = <Needs>(one: Route<Needs>): one is Telling<Needs> => 'events' in one.reply;
const nothing: RouteInput = { params: undefined, query: undefined, body: undefined };

async function answerOne<Needs>(one: Plain<Needs>, request: FastifyRequest, answer: FastifyReply, withNeeds: WithNeeds<Needs>): Promise<FastifyReply> {
  const { reply } = one;
  const asked = { request, reply: answer, route: one };
  answer.code(one.status ?? 200);
  if ('bytes' in reply) {
    const bytes = await withNeeds(asked, (needs) => one.handle(needs, readRequest(one, request)));
    if (reply.name !== undefined) answer.header('content-disposition', `attachment; filename="${reply.name}"`);
    return answer.type(reply.bytes).send(bytes);
  }
  const answered = await withNeeds(asked, async (needs) => reply.parse(await one.handle(needs, readRequest(one, request))));
  if (one.etag) answer.header('etag', `"${one.etag(answered)}"`);
  return answer.type('application/json; charset=utf-8').send(JSON.stringify(answered));
}

const noQuery = z.strictObject({});

function readRequest(one: Pick<Route<never>, 'params' | 'query' | 'body'>, request: FastifyRequest): RouteInput {
  return { params: read(one.params, request.params), query: read(one.query ?? noQuery, request.query), body: read(one.body, request.body) };
}

function read(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const given = value ?? {};
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const errors = fieldErrors(schema, given, result.error.issues);
  const [first] = errors;
  return refuse(
    refusals,
    'request.field',
    { field: first?.pointer || 'body', expected_vi: first?.expected.vi ?? '', expected_en: first?.expected.en ?? '' },
    errors,
  );
}
