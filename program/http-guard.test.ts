import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { Refusal } from '#values/index.ts';
import { guard, isOwnHost, isOwnOrigin } from './http-guard.ts';
import { statusOf } from './problem.ts';

const port = 8080;

test('this machine is answered by each of its own names', () => {
  for (const host of ['localhost:8080', '127.0.0.1:8080', '[::1]:8080', 'LOCALHOST:8080']) assert.ok(isOwnHost(host, port), host);
});

test('refused: a name that another page could point at us (DNS rebinding)', () => {
  for (const host of [
    undefined,
    '',
    'evil.example:8080',
    'localhost.evil.example:8080',
    'localhost:80801',
    'localhost',
    'localhost:9090',
    '127.0.0.1.nip.io:8080',
    '127.0.0.2:8080',
    '0.0.0.0:8080',
    '192.168.1.4:8080',
    '[::ffff:127.0.0.1]:8080',
    'user@localhost:8080',
  ])
    assert.ok(!isOwnHost(host, port), String(host));
});

test('refused: a post that a page elsewhere sends; a program that names no page may ask', () => {
  const host = 'localhost:8080';
  assert.ok(isOwnOrigin({ host }));
  assert.ok(isOwnOrigin({ host, origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' }));
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:9090' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])
    assert.ok(!isOwnOrigin({ host, ...headers }), JSON.stringify(headers));
});

test('the guard stands before every route, and every answer says that its data are synthetic', async () => {
  const app = fastify();
  guard(app, () => port);
  app.setErrorHandler((error, _request, reply) =>
    reply.code(error instanceof Refusal ? statusOf(error) : 500).send(error instanceof Refusal ? error.code : 'fault'),
  );
  app.get('/anything', () => ({}));
  app.post('/anything', () => ({}));
  const own = await app.inject({ url: '/anything', headers: { host: 'localhost:8080' } });
  assert.equal(own.statusCode, 200);
  assert.equal(own.headers['sogoc-data'], 'synthetic');
  assert.equal(own.headers['cache-control'], 'no-store');
  assert.match(String(own.headers['content-security-policy']), /default-src 'none'/);
  const rebound = await app.inject({ url: '/anything', headers: { host: 'evil.example:8080' } });
  assert.deepEqual([rebound.statusCode, rebound.body], [403, 'host.foreign']);
  const forged = await app.inject({ method: 'POST', url: '/anything', headers: { host: 'localhost:8080', origin: 'https://evil.example' } });
  assert.deepEqual([forged.statusCode, forged.body], [403, 'origin.foreign']);
  const nowhere = await app.inject({ url: '/nowhere', headers: { host: 'evil.example:8080' } });
  assert.deepEqual([nowhere.statusCode, nowhere.body], [403, 'host.foreign'], 'also where there is nothing');
});
