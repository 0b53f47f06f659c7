/** Hangs the rooms' route records on the server: what is asked is read by their schemas, what is answered passes through them too. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor, Caller, NamedPurpose } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import type { PaperCase } from '#documents/index.ts';
import type { Delivery } from '#population/index.ts';
import {
  type BytesReply,
  type EventsReply,
  type FieldError,
  type FileReply,
  type Language,
  type Route,
  type RouteInput,
  refuse,
  type SentFile,
  type Words,
} from '#values/index.ts';
import { fieldErrors, unkeptTexts } from './field-errors.ts';
import { hangTaking, type Incoming, sendFile, takeBytes } from './http-bytes.ts';
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
  /** What rooms tell of their cases that have papers. */
  readonly paperCases: readonly PaperCase[];
  /** What an entry of the log says was done, in words. */
  wordsOfWhat(what: string): Words;
  readonly actor: Actor;
  /** Null where the route reads no person. */
  readonly purpose: NamedPurpose | null;
  /**
   * Tells whom the handler read, by the keys of their archives, and which fields: nobody, where it found nobody. `sought`: whom it was
   * asked for and did not show; that is on record, and no look that these persons are told of.
   */
  see(persons: readonly number[], fields?: readonly string[], sought?: readonly number[]): void;
  /** Of a route that changes something: If-Match without its quotes, the version that its reader saw; else empty. */
  readonly seen: string;
  /** From where the request comes. */
  readonly caller: Caller;
  /** The session that the reader's browser keeps from this answer on; null: none. */
  keepSession(token: string | null): void;
  /** By what it is known again when its holder signs in. */
  keepDevice(token: string): void;
};

export type Asked = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly route: Pick<Route<never>, 'method' | 'path' | 'who' | 'purpose' | 'once' | 'changes' | 'keeps'>;
  /** What is received before the transaction, once it is known who asks. */
  readonly receive?: (dataDir: string) => Promise<void>;
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
      app.route({
        method,
        url,
        exposeHeadRoute: false,
        handler: async (request, answer) => {
          const look = () =>
            withNeeds({ request, reply: answer, route: one }, async (needs) => {
              readRequest(one, request);
              return events.nullable().parse(await one.handle(needs, nothing));
            });
          await answerEvents(look, request, answer);
        },
      });
    } else {
      const handler = (request: FastifyRequest, answer: FastifyReply) => answerOne(one as Plain<Needs>, request, answer, withNeeds);
      if (one.takes) hangTaking(app, { method, url }, one.takes, handler);
      else app.route({ method, url, handler });
    }
  }
}

type Telling<Needs> = Route<Needs> & { readonly reply: EventsReply };
type Plain<Needs> = Route<Needs> & { readonly reply: z.ZodType | BytesReply | FileReply };

const tellsEvents = <Needs>(one: Route<Needs>): one is Telling<Needs> => 'events' in one.reply;
const nothing: RouteInput = { params: undefined, query: undefined, body: undefined };

async function answerOne<Needs>(one: Plain<Needs>, request: FastifyRequest, answer: FastifyReply, withNeeds: WithNeeds<Needs>): Promise<FastifyReply> {
  const { reply } = one;
  const incoming = one.takes && takeBytes(one.takes, request);
  const asked = { request, reply: answer, route: one, ...(incoming && { receive: incoming.receive }) };
  const handle = (needs: Needs) => one.handle(needs, readRequest(one, request, incoming));
  answer.code(one.status ?? 200);
  try {
    if ('bytes' in reply) {
      const bytes = await withNeeds(asked, handle);
      if (reply.name !== undefined) answer.header('content-disposition', `attachment; filename="${reply.name}"`);
      return answer.type(reply.bytes).send(bytes);
    }
    if ('file' in reply) return sendFile(answer, (await withNeeds(asked, handle)) as SentFile);
    const answered = await withNeeds(asked, async (needs) => reply.parse(await handle(needs)));
    if (one.etag) answer.header('etag', `"${one.etag(answered)}"`);
    return answer.type('application/json; charset=utf-8').send(JSON.stringify(answered));
  } finally {
    await incoming?.discard();
  }
}

const noQuery = z.strictObject({});

function readRequest(one: Pick<Route<never>, 'params' | 'query' | 'body'>, request: FastifyRequest, incoming?: Incoming): RouteInput {
  const body = incoming ? incoming.received() : read(one.body, request.body);
  return { params: read(one.params, request.params), query: read(one.query ?? noQuery, request.query), body };
}

/** What is sent is kept or asked of the database: no text of it may be one that it cannot hold. */
function read(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const given = value ?? {};
  const result = schema.safeParse(given);
  if (!result.success) return refuseFields(fieldErrors(schema, given, result.error.issues));
  const errors = unkeptTexts(result.data);
  return errors.length === 0 ? result.data : refuseFields(errors);
}

function refuseFields(errors: readonly FieldError[]): never {
  const [first] = errors;
  return refuse(
    refusals,
    'request.field',
    { field: first?.pointer || 'body', expected_vi: first?.expected.vi ?? '', expected_en: first?.expected.en ?? '' },
    errors,
  );
}
