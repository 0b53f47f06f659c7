/** A route of the interface as a record: HTTP, the interface document and the authority test are all made from it; rooms hold theirs in `routes.ts`. */
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Words } from './command.ts';
import type { Role } from './role.ts';

/** Who is answered: anybody; whoever is signed in; a person about themself; holders of these offices; in the demo, whoever plays it. */
export type Who = 'anyone' | 'signed-in' | 'citizen' | 'demo' | readonly Role[];

/**
 * Why persons are read: `named` by the reader, in the header Sogoc-Purpose; or a code of the list of purposes, of a route that serves
 * one purpose only; null where no person is read.
 */
export type RoutePurpose = 'named' | (string & {}) | null;

export type RouteInput = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

/** Bytes that are sent as they lie there, such as a received form: their media type, and the name under which they are saved where they are to be saved. */
export type BytesReply = { readonly bytes: string; readonly name?: string };

/** A file that somebody once sent: its media type, one of these, and its name come with it. It is saved, never shown in place. */
export type FileReply = { readonly file: readonly string[] };

/** Bytes that a route takes in place of JSON. */
export type Taking<Received> = {
  readonly media: readonly string[];
  /** At most; how many come is said before they come (Content-Length). */
  readonly most: number;
  /** As they come, once it is known who sends them, before any transaction: a slow sender holds up nobody else. */
  receive(dataDir: string, stream: Readable, header: (name: string) => string | undefined): Promise<Received>;
  /** After the answer, whatever it was: what the handler did not keep goes. */
  discard(received: Received): Promise<void>;
};

/** A stream of events (text/event-stream): what the handler answers, told again whenever it has changed; null where there is nothing yet. */
export type EventsReply = { readonly events: z.ZodType };

export type Route<Needs> = {
  readonly method: 'GET' | 'POST';
  /** With names in braces, as in the interface document: `/v1/persons/{personId}`. */
  readonly path: `/${string}`;
  readonly who: Who;
  /** Where it is not null, the handler tells by `see` whom it read: the entry in the audit log is committed before the answer goes out. */
  readonly purpose: RoutePurpose;
  readonly summary: Words;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Where it is there, the handler's `body` is what it received. */
  readonly takes?: Taking<unknown>;
  readonly reply: z.ZodType | BytesReply | FileReply | EventsReply;
  /** Creates, decides or pays: it takes an Idempotency-Key, and what is sent twice under one key is done once. */
  readonly once?: true;
  /** Changes what a reader has seen: it takes If-Match with the ETag of what was read; the handler compares (`needs.seen`). */
  readonly changes?: true;
  /** The version of what is answered: its ETag, which a later change of it names in If-Match. */
  etag?(answer: unknown): string;
  /** What it wrote stays, also where it refuses: a try that is counted. */
  readonly keeps?: true;
  /** 200 where nothing else is said. */
  readonly status?: 201 | 202;
  handle(needs: Needs, input: RouteInput): Promise<unknown>;
};

type Described<Needs, Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = Omit<
  Route<Needs>,
  'params' | 'query' | 'body' | 'takes' | 'reply' | 'handle' | 'etag'
> & {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
};
type Input<Params, Query, Body> = { readonly params: z.output<Params>; readonly query: z.output<Query>; readonly body: z.output<Body> };

/** What a handler may answer: the schema's type, with nothing in it that could be changed. */
type Told<T> = T extends readonly (infer Item)[] ? readonly Told<Item>[] : T extends object ? { readonly [name in keyof T]: Told<T[name]> } : T;

/** Ties the types of what is asked and answered to the schemas; a handler that reads or answers anything else does not compile. */
export function route<
  Needs,
  Reply extends z.ZodType,
  Params extends z.ZodType = z.ZodUnknown,
  Query extends z.ZodType = z.ZodUnknown,
  Body extends z.ZodType = z.ZodUnknown,
>(
  described: Described<Needs, Params, Query, Body> & {
    readonly reply: Reply;
    etag?(answer: z.output<Reply>): string;
    handle(needs: Needs, input: Input<Params, Query, Body>): Promise<Told<z.input<Reply>>>;
  },
): Route<Needs> {
  return described as unknown as Route<Needs>;
}

/** The same for a route that answers bytes. */
export function bytesRoute<Needs, Params extends z.ZodType = z.ZodUnknown>(
  described: Described<Needs, Params, z.ZodUnknown, z.ZodUnknown> & {
    readonly reply: BytesReply;
    handle(needs: Needs, input: Input<Params, z.ZodUnknown, z.ZodUnknown>): Promise<Uint8Array>;
  },
): Route<Needs> {
  return described as unknown as Route<Needs>;
}

/** The same for a route that answers a file that was once sent. */
export function fileRoute<Needs, Params extends z.ZodType>(
  described: Described<Needs, Params, z.ZodUnknown, z.ZodUnknown> & {
    readonly reply: FileReply;
    handle(needs: Needs, input: Input<Params, z.ZodUnknown, z.ZodUnknown>): Promise<SentFile>;
  },
): Route<Needs> {
  return described as unknown as Route<Needs>;
}

export type SentFile = { readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string };

/** The same for a route that takes bytes. */
export function takingRoute<Needs, Received, Reply extends z.ZodType>(
  described: Omit<Described<Needs, z.ZodUnknown, z.ZodUnknown, z.ZodUnknown>, 'params' | 'query' | 'body' | 'once'> & {
    readonly takes: Taking<Received>;
    readonly reply: Reply;
    handle(needs: Needs, received: Received): Promise<Told<z.input<Reply>>>;
  },
): Route<Needs> {
  const { handle, ...rest } = described;
  return { ...rest, handle: (needs: Needs, { body }: RouteInput) => handle(needs, body as Received) } as unknown as Route<Needs>;
}

/** The same for a route that tells events. */
export function eventsRoute<Needs, Event extends z.ZodType>(
  described: Described<Needs, z.ZodUnknown, z.ZodUnknown, z.ZodUnknown> & {
    readonly reply: { readonly events: Event };
    handle(needs: Needs): Promise<Told<z.input<Event>> | null>;
  },
): Route<Needs> {
  return described as unknown as Route<Needs>;
}
