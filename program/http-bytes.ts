/** Routes that take bytes in place of JSON, and files that go out again. */
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { refuse, type SentFile, type Taking } from '#values/index.ts';
import { refusals } from './http-refusals.ts';

/** So long nothing may come, and so long all of it may take. */
const patience = { silentMs: 30_000, wholeMs: 15 * 60_000 };

/** So long what still comes after a refusal is thrown away, so that a sender reads its answer before the connection ends. */
const lingerMs = 1_000;

/** In a scope of its own, where nothing but these media types is taken and nobody reads them but the route. */
export function hangTaking(
  app: FastifyInstance,
  route: { readonly method: 'GET' | 'POST'; readonly url: string },
  takes: Taking<unknown>,
  handler: RouteHandlerMethod,
): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser([...takes.media], (_request, payload, done) => done(null, payload));
    scope.addHook('onResponse', async ({ raw }) => {
      if (raw.complete) return;
      raw.resume();
      setTimeout(() => raw.socket.destroy(), lingerMs).unref();
    });
    scope.route({ ...route, handler, config: { media: takes.media } });
  });
}

export type Incoming = {
  receive(dataDir: string): Promise<void>;
  received(): unknown;
  discard(): Promise<void>;
};

/** Refused before a byte is read: more than the route takes, or a length that is not said. */
export function takeBytes(takes: Taking<unknown>, request: FastifyRequest): Incoming {
  const said = request.headers['content-length'];
  if (said === undefined) refuse(refusals, 'request.no-length', {});
  if (Number(said) > takes.most) refuse(refusals, 'request.too-many-bytes', { bytes: Number(said), most: takes.most });
  let received: unknown;
  return {
    receive: async (dataDir) => {
      received = await withPatience(request, () =>
        takes.receive(dataDir, request.body as Readable, (name) => {
          const value = request.headers[name];
          return typeof value === 'string' ? value : undefined;
        }),
      );
    },
    received: () => received,
    discard: async () => {
      if (received !== undefined) await takes.discard(received);
    },
  };
}

async function withPatience<T>({ raw }: FastifyRequest, work: () => Promise<T>): Promise<T> {
  const end = () => raw.destroy();
  const whole = setTimeout(end, patience.wholeMs);
  raw.setTimeout(patience.silentMs, end);
  try {
    return await work();
  } finally {
    clearTimeout(whole);
    raw.socket.setTimeout(0);
  }
}

/** Saved under its name (RFC 6266), never shown in place; a reader that shows it nevertheless runs nothing of it. */
export function sendFile(reply: FastifyReply, { bytes, mediaType, fileName }: SentFile): FastifyReply {
  const plain = fileName.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '');
  const coded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return reply
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${coded}`)
    .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
    .type(mediaType)
    .send(bytes);
}
