/** Listens on this machine only: both loopback addresses of one port, the next free one where the wanted one need not be. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { refuse } from '#values/index.ts';
import { refusals } from './http-refusals.ts';
import { refusals as programRefusals } from './refusals.ts';

const triedPorts = 50;
const lastPort = 65_535;

type Answering = Pick<FastifyInstance, 'routing'>;

/** Both loopback addresses of one port, so that `localhost` answers whichever a browser tries first. */
export async function listen(app: Answering, wanted: number, exact: boolean): Promise<{ readonly servers: readonly Server[]; readonly port: number }> {
  const last = Math.min(lastPort, wanted + triedPorts - 1);
  for (let port = wanted; port <= last; port++) {
    const servers: Server[] = [];
    try {
      const first = await listenOn(app, '127.0.0.1', port);
      servers.push(first);
      const bound = (first.address() as AddressInfo).port;
      servers.push(...(await listenOnSixth(app, bound)));
      return { servers, port: bound };
    } catch (error) {
      await Promise.all(servers.map(shut));
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' && (error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
      if (exact) refuse(programRefusals, 'program.port-taken', { port });
    }
  }
  return refuse(refusals, 'port.none', { from: wanted, to: last });
}

/** Refused where somebody has the port: asked before work that would be for nothing. It may be taken meanwhile. */
export async function requireFreePort(port: number): Promise<void> {
  const { servers } = await listen({ routing: () => {} }, port, true);
  await Promise.all(servers.map(shut));
}

/** A machine without IPv6 has no ::1; then 127.0.0.1 is all there is. */
async function listenOnSixth(app: Answering, port: number): Promise<Server[]> {
  try {
    return [await listenOn(app, '::1', port)];
  } catch (error) {
    if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

function listenOn(app: Answering, host: string, port: number): Promise<Server> {
  const server = createServer({ requestTimeout: 60_000 }, (request, response) => app.routing(request, response));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => resolve(server));
  });
}

export function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
