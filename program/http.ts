/** The register over HTTP, on this machine only: interface, events and pages behind one guard. */
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { keepSequencing } from '#audit/index.ts';
import type { Database } from '#database/index.ts';
import { sweepParts } from '#documents/index.ts';
import { Refusal, type Route, refuse, registrars } from '#values/index.ts';
import { type StartDelivery, waitingDelivery } from './delivery.ts';
import { demoRoutes } from './demo/routes.ts';
import { answerHeaders, guard } from './http-guard.ts';
import { listen, shut } from './http-listen.ts';
import { hangPages, type SendPage } from './http-pages.ts';
import { refusals } from './http-refusals.ts';
import { hangRoutes, type RouteNeeds } from './http-routes.ts';
import { openApiOf } from './openapi.ts';
import { ownRoutes } from './own-routes.ts';
import { paperCases } from './paper-cases.ts';
import { languageOf, problemOf, retryAfter } from './problem.ts';
import { roomRoutes } from './routes.ts';
import { tellFault } from './tell-fault.ts';
import { version } from './version.ts';
import { withinRegister } from './within-register.ts';
import { wordsOfWhat } from './words-of-what.ts';

export type HttpOptions = {
  readonly db: Database;
  readonly dataDir: string;
  readonly port: number;
  /** False: where the port is taken the next free one is taken instead. */
  readonly exactPort: boolean;
  readonly pagesDir: string;
  readonly waitingFolder: string;
  readonly startWaitingBuild: StartDelivery;
  readonly routes?: readonly Route<RouteNeeds>[];
  /** Whether the register is the demo's: without it the demo's own routes are not there at all. */
  readonly demo?: boolean;
  /** Absent: the register's own. */
  readonly clock?: () => Date;
};

const bodyLimit = 1_048_576;

export type HttpServer = { readonly port: number; close(): Promise<void> };

export async function serveHttp(options: HttpOptions): Promise<HttpServer> {
  const { db, demo = false, clock = db.now } = options;
  const routes = [...(options.routes ?? roomRoutes), ...(demo ? demoRoutes : [])];
  await sweepParts(db.dataDir);
  let port = 0;
  const app = fastify({
    bodyLimit,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => sendProblem(refusalOf(error, request), request, reply.headers(answerHeaders)), // an address that cannot be read reaches no hook
  });
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => sendProblem(refusalOf(error, request), request, reply)); // before the routes: each takes the handler that stands when it is hung
  guard(app, () => port);
  const served = watchRoutes(app);
  const delivery = waitingDelivery(options.waitingFolder, options.startWaitingBuild, demo ? registrars : ['national-operator']);
  const document = openApiOf([...ownRoutes, ...routes], version);
  hangRoutes(app, ownRoutes, (_asked, use) => use({ now: clock(), version, demo, document }));
  hangRoutes(app, routes, withinRegister(db, clock, { version, delivery, paperCases, wordsOfWhat }));
  sayNowhere(app, served, await hangPages(app, options.pagesDir));
  await app.ready();
  const { servers, port: taken } = await listen(app, options.port, options.exactPort);
  port = taken;
  const sequencing = keepSequencing(db, clock, tellFault);
  return {
    port,
    close: async () => {
      await Promise.all(servers.map(shut));
      await sequencing.end();
      await app.close();
    },
  };
}

/** The methods that a path takes, by name; none where there is nothing. */
type Served = (path: string) => readonly string[];

function watchRoutes(app: FastifyInstance): Served {
  const paths = new Map<string, { readonly shape: RegExp; readonly methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    const shape = new RegExp(
      `^${url
        .replace(/[.+?^$()[\]\\]/g, '\\$&')
        .replace(/:\w+/g, '[^/]+')
        .replaceAll('*', '.*')}$`,
    );
    const path = paths.get(url) ?? { shape, methods: new Set() };
    for (const one of [method].flat()) path.methods.add(one);
    paths.set(url, path);
  });
  return (path) =>
    [...paths.values()]
      .filter(({ shape }) => shape.test(path))
      .flatMap(({ methods }) => [...methods])
      .sort();
}

/** Asked before any body is read. Whoever looks for a page is led on by one. */
function sayNowhere(app: FastifyInstance, served: Served, sendPage: SendPage): void {
  const nowhere = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const [path, { method }] = [pathOf(request), request];
    const allowed = served(path).join(', ');
    if (allowed !== '' && !served(path).includes(method)) {
      reply.header('allow', allowed);
      return refuse(refusals, 'route.method', { path, method, allowed });
    }
    if (method === 'GET' && request.headers.accept?.includes('text/html') === true) return sendPage(reply.code(404));
    return refuse(refusals, 'route.unknown', { path });
  };
  app.setNotFoundHandler(nowhere);
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return nowhere(request, reply);
  });
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '';

function sendProblem(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(refusal, languageOf(request.headers['accept-language']), pathOf(request));
  const seconds = retryAfter(refusal);
  if (seconds !== undefined) reply.header('retry-after', seconds);
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

function refusalOf(error: FastifyError | Refusal, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) return error;
  if (error.code === 'FST_ERR_BAD_URL') return new Refusal('request.address', refusals['request.address'], {});
  if (error.statusCode === 413) return new Refusal('request.too-large', refusals['request.too-large'], { most: bodyLimit });
  const { media } = request.routeOptions.config as { readonly media?: readonly string[] };
  if (error.statusCode === 415 && media) return new Refusal('request.other-media', refusals['request.other-media'], { media: media.join(', ') });
  if (error.statusCode === 415) return new Refusal('request.media-type', refusals['request.media-type'], {});
  if (error.code?.startsWith('FST_ERR_CTP_')) return new Refusal('request.unreadable', refusals['request.unreadable'], {});
  if (error.statusCode !== undefined && error.statusCode < 500) return new Refusal('route.unknown', refusals['route.unknown'], { path: pathOf(request) });
  return new Refusal('server.fault', refusals['server.fault'], { reference: tellFault(error) });
}
