/** The interface document (OpenAPI 3.1), made from the route records and from nothing else. */
import { z } from 'zod';
import type { Route } from '#values/index.ts';

type AnyRoute = Omit<Route<never>, 'handle'>;
type Schema = { readonly [key: string]: unknown };

const problem: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What, where and how to mend it, in the language of Accept-Language (vi, en)' },
    instance: { type: 'string' },
    code: { type: 'string', description: 'Stable; texts may change, codes do not' },
    errors: {
      type: 'array',
      description: 'Where fields are not as they should be: each by its JSON pointer, `/changes/fullName` in a body, `/limit` in a query',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'expected'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, expected: { type: 'string' } },
      },
    },
  },
};

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

/** Each property of an object schema as a parameter. */
function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Schema[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: { [name: string]: Schema }; required?: string[] };
  return Object.entries(properties).map(([name, one]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: one }));
}

const idempotencyKey: Schema = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A new one for each new thing; what is sent again under the same key is answered again and not done again (24 hours)',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

const header = (name: string, required: boolean, description: string): Schema => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', maxLength: 2000 },
});

function headersOf(route: AnyRoute): Schema[] {
  return [
    ...(route.once ? [idempotencyKey] : []),
    ...(route.changes ? [header('If-Match', true, 'ETag of what was read')] : []),
    ...(route.purpose === null
      ? []
      : [
          header('Sogoc-Purpose', route.purpose === 'named', 'Why persons are read: a code of /v1/purposes'),
          header('Sogoc-Case', false, 'The case that it belongs to, where the purpose asks for one'),
          header('Sogoc-Reason', false, 'Why, in a sentence, where the purpose asks for one; percent-encoded UTF-8'),
        ]),
  ];
}

function contentOf(reply: AnyRoute['reply']): Schema {
  if ('bytes' in reply) return { [reply.bytes]: { schema: { type: 'string', format: 'binary' } } };
  if ('file' in reply) return Object.fromEntries(reply.file.map((media) => [media, { schema: { type: 'string', format: 'binary' } }]));
  if ('events' in reply)
    return { 'text/event-stream': { schema: { type: 'string', description: `Each event: ${JSON.stringify(schemaOf(reply.events, 'output'))}` } } };
  return { 'application/json': { schema: schemaOf(reply, 'output') } };
}

function requestBodyOf({ body, takes }: AnyRoute): Schema {
  if (takes)
    return {
      requestBody: { required: true, content: Object.fromEntries(takes.media.map((media) => [media, { schema: { type: 'string', format: 'binary' } }])) },
    };
  return body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } };
}

function operationOf(route: AnyRoute): Schema {
  return {
    summary: route.summary.en,
    description: route.summary.vi,
    'x-who': route.who,
    ...(route.purpose === null ? {} : { 'x-purpose': route.purpose }),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query'), ...headersOf(route)],
    ...requestBodyOf(route),
    responses: {
      [String(route.status ?? 200)]: { description: 'Answered', content: contentOf(route.reply) },
      default: { description: 'Refused (RFC 9457)', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

export function openApiOf(routes: readonly AnyRoute[], version: string): Schema {
  const paths: { [path: string]: { [method: string]: Schema } } = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sổ Gốc',
      version,
      description: 'Dữ liệu tổng hợp, mọi người đều hư cấu. Synthetic data, nobody is real. On this machine only.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { schemas: { Problem: problem } },
  };
}
