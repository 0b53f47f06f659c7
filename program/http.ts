/** The register over HTTP, on this machine only: interface, events and pages behind one guard. */
import { randomUUID } from 'node:crypto';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Database } from '#database/index.ts';
import { Refusal, type Route, refuse } from '#values/index.ts';
import { buildLooker } from './build-look.ts';
import { type StartDelivery, waitingDelivery } from './delivery.ts';
import { hangEvents } from './http-events.ts';
import { guard } from './http-guard.ts';
import { listen, shut } from './http-listen.ts';
import { hangPages, type SendPage } from './http-pages.ts';
import { refusals } from './http-refusals.ts';
import { hangRoutes, type RouteNeeds } from './http-routes.ts';
import { openApiOf } from './openapi.ts';
import { languageOf, problemOf } from './problem.ts';
import { allRoutes } from './routes.ts';
import { version } from './version.ts';

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
};

export type HttpServer = { readonly port: number; close(): Promise<void> };

export async function serveHttp(options: HttpOptions): Promise<HttpServer> {
  const { db, routes = allRoutes } = options;
  let port = 0;
  const app = fastify({ bodyLimit: 1_048_576, requestTimeout: 60_000, routerOptions: { maxParamLength: 200 } });
  app.removeContentTypeParser('text/plain');
  sayFaults(app); // before the routes: each takes the handler that stands when it is hung
  guard(app, () => port);
  const delivery = waitingDelivery(db, options.waitingFolder, options.startWaitingBuild);
  hangRoutes(app, routes, db, { version, delivery });
  app.get('/health', () => ({ status: 'ok', version, now: new Date().toISOString(), pid: process.pid }));
  const document = openApiOf(routes, version);
  app.get('/openapi.json', () => document);
  hangEvents(app, '/v1/builds/events', buildLooker(db, delivery));
  const sendPage = await hangPages(app, options.pagesDir);
  sayNowhere(app, sendPage);
  await app.ready();
  const { servers, port: taken } = await listen(app, options.port, options.exactPort);
  port = taken;
  return {
    port,
    close: async () => {
      await Promise.all(servers.map(shut));
      await app.close();
    },
  };
}

/** Every no is a problem document; a fault of ours is told by its reference, and its values to nobody. */
function sayFaults(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => sendProblem(refusalOf(error), request, reply));
}

/** Whoever looks for a page is led on by one. */
function sayNowhere(app: FastifyInstance, sendPage: SendPage): void {
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && request.headers.accept?.includes('text/html') === true) return sendPage(reply.code(404));
    return refuse(refusals, 'route.unknown', { path: pathOf(request) });
  });
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '';

function sendProblem(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(refusal, languageOf(request.headers['accept-language']), pathOf(request));
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

function refusalOf(error: FastifyError | Refusal): Refusal {
  if (error instanceof Refusal) return error;
  if (error.statusCode !== undefined && error.statusCode < 500) return new Refusal('request.unreadable', refusals['request.unreadable'], {});
  const reference = randomUUID().slice(0, 8);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)); // without the message: it may hold a person's data
  console.error(`fault ${reference}: ${error.name} ${error.code ?? ''}\n${frames.slice(0, 6).join('\n')}`);
  return new Refusal('server.fault', refusals['server.fault'], { reference });
}
