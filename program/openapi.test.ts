import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { bytesRoute, eventsRoute, route } from '#values/index.ts';
import type { RouteNeeds } from './http-routes.ts';
import { openApiOf } from './openapi.ts';

const search = route({
  method: 'POST',
  path: '/v1/things/search',
  who: 'anyone',
  purpose: null,
  summary: { vi: 'Tìm', en: 'Find' },
  body: z.object({ q: z.string().min(1), born: z.int().optional() }),
  reply: z.object({ items: z.array(z.object({ name: z.string().nullable() })) }),
  handle: async (_: RouteNeeds) => ({ items: [] }),
});
const read = bytesRoute({
  method: 'GET',
  path: '/v1/things/{thingId}/raw',
  who: 'anyone',
  purpose: null,
  summary: { vi: 'Xem', en: 'See' },
  params: z.object({ thingId: z.string() }),
  reply: { bytes: 'text/plain' },
  handle: async (_: RouteNeeds) => new Uint8Array(),
});

test('the document says of each route what the record says: path, parameters, body, answer', () => {
  const document = JSON.parse(JSON.stringify(openApiOf([search, read], '9.9.9')));
  assert.equal(document.openapi, '3.1.0');
  assert.equal(document.info.version, '9.9.9');
  assert.match(document.info.description, /Dữ liệu tổng hợp/);
  assert.deepEqual(Object.keys(document.paths), ['/v1/things/search', '/v1/things/{thingId}/raw']);
  const { post } = document.paths['/v1/things/search'];
  assert.deepEqual(post.requestBody.content['application/json'].schema.required, ['q']);
  assert.equal(post.responses['200'].content['application/json'].schema.properties.items.type, 'array');
  const { get } = document.paths['/v1/things/{thingId}/raw'];
  assert.deepEqual(get.parameters, [{ name: 'thingId', in: 'path', required: true, schema: { type: 'string' } }]);
  assert.deepEqual(Object.keys(get.responses['200'].content), ['text/plain']);
});

test('what is done once says which key it takes; what tells events is a stream of them', () => {
  const about = { who: 'anyone', purpose: null, summary: { vi: 'Việc', en: 'Thing' } } as const;
  const once = route({ ...about, method: 'POST', path: '/v1/things', once: true, reply: z.object({}), handle: async (_: RouteNeeds) => ({}) });
  const events = eventsRoute({
    ...about,
    method: 'GET',
    path: '/v1/things/events',
    reply: { events: z.object({ step: z.string() }) },
    handle: async (_: RouteNeeds) => null,
  });
  const { paths } = JSON.parse(JSON.stringify(openApiOf([once, events, search], '1')));
  const keyOf = (operation: { parameters: { name: string; in: string; required: boolean }[] }) =>
    operation.parameters.find(({ name }) => name === 'Idempotency-Key');
  assert.deepEqual([keyOf(paths['/v1/things'].post)?.in, keyOf(paths['/v1/things'].post)?.required], ['header', true]);
  assert.equal(keyOf(paths['/v1/things/search'].post), undefined);
  assert.match(paths['/v1/things/events'].get.responses['200'].content['text/event-stream'].schema.description, /"step"/);
});

test('every way to say no is one shape', () => {
  const document = JSON.parse(JSON.stringify(openApiOf([search], '1')));
  assert.deepEqual(document.paths['/v1/things/search'].post.responses.default.content['application/problem+json'].schema, {
    $ref: '#/components/schemas/Problem',
  });
  assert.ok(document.components.schemas.Problem.required.includes('code'));
});
