import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import fastify from 'fastify';
import { Refusal } from '#values/index.ts';
import { listen, shut } from './http-listen.ts';

async function takePort(t: TestContext, host: string): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen({ port: 0, host }, resolve));
  t.after(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function start(t: TestContext, port: number, exact: boolean) {
  const app = fastify();
  app.get('/health', () => ({ status: 'ok' }));
  await app.ready();
  const listening = await listen(app, port, exact);
  t.after(() => Promise.all(listening.servers.map(shut)));
  return listening;
}

test('a taken port: the next free one is taken instead, and answers', async (t) => {
  const taken = await takePort(t, '127.0.0.1');
  const { port } = await start(t, taken, false);
  assert.ok(port > taken && port < taken + 50, `${port} after ${taken}`);
  assert.equal((await fetch(`http://127.0.0.1:${port}/health`)).status, 200);
});

test('a taken port that was asked for is refused, and says how to go on', async (t) => {
  const taken = await takePort(t, '127.0.0.1');
  await assert.rejects(start(t, taken, true), (error) => error instanceof Refusal && error.code === 'program.port-taken' && /--port/.test(error.say('vi')));
});

test('only loopback is listened on: no other address of the machine', async (t) => {
  const { servers } = await start(t, 0, true);
  for (const server of servers) assert.match((server.address() as AddressInfo).address, /^(127\.0\.0\.1|::1)$/);
});

test('closing does not wait for those who still follow', async () => {
  const app = fastify();
  app.get('/events', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.raw.write(': following\n\n');
  });
  await app.ready();
  const { servers, port } = await listen(app, 0, true);
  const reply = await fetch(`http://127.0.0.1:${port}/events`);
  const reader = reply.body?.getReader();
  await reader?.read();
  const from = performance.now();
  await Promise.all(servers.map(shut));
  assert.ok(performance.now() - from < 1_000);
  await reader?.cancel().catch(() => {});
});

test('no port left above the wanted one: refused, and says between which it looked', async (t) => {
  await new Promise<void>((resolve) => {
    const last = createServer()
      .once('error', () => resolve())
      .listen({ port: 65_535, host: '127.0.0.1' }, resolve);
    t.after(() => last.close());
  });
  await assert.rejects(start(t, 65_535, false), (error) => error instanceof Refusal && error.code === 'port.none');
});
