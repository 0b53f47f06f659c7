/** Texts that programs stumble over, in every field of every route: refused clearly or kept as they are, never a fault, never interpreted. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { type TestContext, test } from 'node:test';
import { z } from 'zod';
import type { Database } from '#database/index.ts';
import { personTokens } from '#population/index.ts';
import { nameKey, type Role, type Route, roles, scopeOf } from '#values/index.ts';
import { routeTable } from '../../program/routes.ts';
import { withTestDatabase } from '../support/database.ts';
import { buildFrom, madeForm } from '../support/made-register.ts';
import { allNaughty, interpreted, naughty } from '../support/naughty.ts';
import { serveDemoOf } from '../support/serve-register.ts';
import { maiDong, signInAs, signInPerson } from '../support/signed-in.ts';
import { type Cast, rows } from './authority-rows.ts';

const now = new Date('2026-11-23T03:00:00Z');
/** These end or move what the walk stands on where they are asked well; what they take is a key or a day, and is walked by their own tests. */
const leftOut = new Set(['POST /v1/sessions/{sessionId}/end', 'POST /v1/builds', 'GET /v1/builds/events']);
const routes = routeTable.flatMap((room): readonly Omit<Route<never>, 'handle'>[] => room.routes).filter((route) => !leftOut.has(nameOf(route)));

function nameOf({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path}`;
}

type Heard = { readonly status: number; readonly media: string; readonly text: string };

async function prepared(t: TestContext) {
  const db = await withTestDatabase(t);
  const person = { sex: 'M', birthRegistrationUnit: maiDong, residenceUnit: maiDong, officeUnit: maiDong } as const;
  const made = allNaughty.map((_, at) => madeForm({ record: at + 1, fullName: 'Nguyễn Văn Nam', dateOfBirth: 19200101 + 10_000 * (at % 90), ...person }));
  const actId = await buildFrom(
    db,
    made.map((form) => [form]),
    now,
  );
  await db.sql`delete from cleaning.finding`;
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, owner_unit, act_id)
    select form_id, 'name-one-word', 'fullName', full_name, 'warning', 'open', ${maiDong}, ${actId} from cleaning.form`;
  await db.sql`
    insert into conflicts.conflict (conflict_id, kind, owner_unit, state, due_on, blocks, act_id)
    select form_id, 'impossible-dates', ${maiDong}, 'open', '2026-12-01', 'nothing', ${actId} from cleaning.form`;
  await db.sql`insert into conflicts.party (conflict_id, form_id, person_id) select form_id, form_id, person_id from linkage.form_person`;
  const { at } = await serveDemoOf(t, db, { clock: () => now });
  const tokens = new Map<Role | 'citizen', { readonly authorization: string }>([['citizen', await signInPerson(db, made[0]?.formId as number, 2, now)]]);
  for (const role of roles) tokens.set(role, (await signInAs(db, role, { unit: scopeOf(role) === 'unit' ? maiDong : null, now })).headers);
  const { tokenOf } = personTokens(db.dataDir);
  const [first, second] = made.map(({ formId }) => formId as number) as [number, number];
  const cast: Cast = { person: tokenOf(first), other: tokenOf(second), form: String(first) };
  const { hostname, port } = new URL(at);
  /** By the bare client: what is sent goes out as it is written. */
  const ask = (method: string, place: string, headers: object, body?: string): Promise<Heard> =>
    new Promise((resolve, reject) => {
      const asked = request(
        { hostname, port, method, path: place, headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'if-match': '*', ...headers } },
        (reply) => {
          let text = '';
          reply.setEncoding('utf8').on('data', (part: string) => void (text += part));
          reply.on('end', () => resolve({ status: reply.statusCode ?? 0, media: String(reply.headers['content-type']), text }));
        },
      );
      const isTooLong = place.length + JSON.stringify(headers).length > 16_000; // Node answers 431 and hangs up, which may overtake its answer
      asked.on('error', (error) => (isTooLong ? resolve({ status: 431, media: '', text: '' }) : reject(error)));
      asked.end(body);
    });
  const headersFor = (route: (typeof routes)[number]): { readonly [name: string]: string } => {
    const who: Role | 'citizen' = Array.isArray(route.who) ? route.who[0] : route.who === 'citizen' ? 'citizen' : 'commune-police';
    const purpose = route.purpose === 'named' || route.purpose === null ? 'other' : route.purpose;
    return { ...tokens.get(who), 'sogoc-purpose': who === 'citizen' ? 'own-data' : purpose, 'sogoc-case': 'VV-1', 'sogoc-reason': 'a sentence that says why' };
  };
  return { db, cast, ask, headersFor, first, made };
}

type Schema = {
  readonly type?: string;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
};

const texts = ['Giấy tờ bản gốc nói khác', '2026-11-20', '001095000123', '1950', 'abcdef', '1'];

/** Something that the schema takes. */
function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [option] = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (option !== undefined) return sampleOf(option);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]));
    case 'array':
      return schema.items === undefined ? [] : [sampleOf(schema.items)];
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    default:
      return texts.find((text) => new RegExp(schema.pattern ?? '', 'u').test(text)) ?? texts[0];
  }
}

/** The sample with the text in the place of one of its texts, for each of them; and as the name of a field. */
function withText(schema: Schema, sample: unknown, text: string): unknown[] {
  const options = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (options.length > 0) return options.flatMap((option) => withText(option, sampleOf(option), text));
  if (schema.const !== undefined || schema.enum !== undefined) return [];
  if (schema.type === 'string') return [text];
  if (schema.type === 'array' && schema.items !== undefined) return withText(schema.items, sampleOf(schema.items), text).map((one) => [one]);
  if (schema.type !== 'object') return [];
  const fields = Object.entries(schema.properties ?? {});
  const free =
    typeof schema.additionalProperties === 'object'
      ? withText(schema.additionalProperties, 'x', text).map((one) => ({ ...Object(sample), fullName: one }))
      : [];
  return [
    ...fields.flatMap(([name, one]) =>
      withText(one, (sample as { [name: string]: unknown })[name] ?? sampleOf(one), text).map((put) => ({ ...Object(sample), [name]: put })),
    ),
    ...free,
    Object.fromEntries([...Object.entries(Object(sample)), [text, text]]),
  ];
}

const schemaOf = (type: z.ZodType): Schema => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema;

/** Bytes as an address bears them, also of what is no text. */
const inAddress = (text: string): string => [...Buffer.from(text, 'utf8')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** A few at a time. */
async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let one = left.pop(); one !== undefined; one = left.pop()) await work(one);
    }),
  );
}

/** What must not be: a fault, an answer that is no JSON, a text that was run. */
function wrongOf({ status, media, text }: Heard, sent: string): string | undefined {
  if (status >= 500) return `${status} ${text.slice(0, 200)}`;
  if (status === 431) return undefined; // headers beyond 16 kB: Node answers by itself
  if (status >= 400 && !media.startsWith('application/problem+json')) return `${status} as ${media}`;
  return text.includes(interpreted) && !sent.includes(interpreted) ? `interpreted: ${text.slice(0, 200)}` : undefined;
}

const countsOf = async (db: Database) => [
  ...(await db.sql`
    select (select count(*) from population.person) as persons, (select count(*) from pg_class where relkind = 'r' and relnamespace::regnamespace::text !~ '^pg_temp') as tables`),
];

/** One text of each class for each field of each route, all of them for a search and for a reason: what differs is how a field is read, not which route it is of. */
const oneOfEach = Object.values(naughty).map((some, at) => some[at % some.length] as string);

test('naughty strings', { timeout: 600_000 }, async (t) => {
  const { db, cast, ask, headersFor, first, made } = await prepared(t);
  const before = await countsOf(db);
  const filled = (shape: string, text?: string): string =>
    shape.replace(/\{(\w+)\}/g, (_, name: string) =>
      text === undefined ? ({ personId: cast.person, formId: cast.form, move: 'withdraw', level: '0', a: '000' }[name] ?? String(first)) : inAddress(text),
    );

  await t.test('in each field of each body', async () => {
    const wrong: string[] = [];
    const asked = routes.flatMap((route) => {
      if (route.body === undefined) return [];
      const schema = schemaOf(route.body);
      const known = rows[nameOf(route)]?.body?.(cast) ?? sampleOf(schema);
      return oneOfEach.flatMap((text) => withText(schema, known, text).map((body) => ({ route, body: JSON.stringify(body) })));
    });
    assert.ok(asked.length > 1000, String(asked.length));
    await eachOf(asked, async ({ route, body }) => {
      const why = wrongOf(await ask(route.method, filled(route.path), headersFor(route), body), body);
      if (why !== undefined) wrong.push(`${nameOf(route)} ${body.slice(0, 160)}: ${why}`);
    });
    assert.deepEqual(wrong, []);
  });

  await t.test('in addresses: each name of a path, each field of a query', async () => {
    const wrong: string[] = [];
    const asked = routes.flatMap((route) => {
      const fields = route.query === undefined ? [] : Object.keys(schemaOf(route.query).properties ?? {});
      return oneOfEach.flatMap((text) => [
        ...(route.path.includes('{') ? [{ route, text, place: filled(route.path, text) }] : []),
        ...fields.map((field) => ({ route, text, place: `${filled(route.path)}?${field}=${inAddress(text)}` })),
      ]);
    });
    await eachOf(asked, async ({ route, text, place }) => {
      const heard = await ask(route.method, place, headersFor(route), route.method === 'POST' ? '{}' : undefined);
      const why = wrongOf(heard, place + text);
      if (why !== undefined) wrong.push(`${route.method} ${place.slice(0, 160)}: ${why}`);
    });
    assert.deepEqual(wrong, []);
  });

  await t.test('in headers: purpose, case, reason, key, version, language', async () => {
    const wrong: string[] = [];
    const route = routes.find((one) => nameOf(one) === 'GET /v1/persons/{personId}') as (typeof routes)[number];
    const asked = allNaughty.flatMap((text) =>
      ['sogoc-purpose', 'sogoc-case', 'sogoc-reason', 'idempotency-key', 'if-match', 'accept-language'].map((header) => ({
        header,
        value: inAddress(text).slice(0, 6000),
      })),
    );
    await eachOf(asked, async ({ header, value }) => {
      const why = wrongOf(await ask('GET', filled(route.path), { ...headersFor(route), [header]: value }), value);
      if (why !== undefined) wrong.push(`${header} ${value.slice(0, 80)}: ${why}`);
    });
    assert.deepEqual(wrong, []);
  });

  await t.test('searched for: nobody is found by a text that names nobody, whatever it looks like', async () => {
    const wrong: string[] = [];
    const search = routes.find((one) => nameOf(one) === 'POST /v1/persons/search') as (typeof routes)[number];
    await eachOf(allNaughty, async (q) => {
      const heard = await ask('POST', '/v1/persons/search', headersFor(search), JSON.stringify({ q }));
      const found = heard.status === 200 ? (JSON.parse(heard.text) as { items: unknown[] }).items.length : 0;
      const key = nameKey(q);
      const isNamed = key !== '' && nameKey('Nguyễn Văn Nam').includes(key);
      const why = wrongOf(heard, q) ?? (found > 0 && !isNamed ? `${found} found` : undefined);
      if (why !== undefined) wrong.push(`${JSON.stringify(q.slice(0, 60))}: ${why}`);
    });
    assert.deepEqual(wrong, []);
  });

  await t.test('what is kept comes back as it was sent; what is not is refused by its field', async () => {
    const wrong: string[] = [];
    const mend = routes.find((one) => nameOf(one) === 'POST /v1/findings/{id}/mend') as (typeof routes)[number];
    const { items } = JSON.parse((await ask('GET', '/v1/findings?state=open&limit=1000', headersFor(mend))).text) as { items: { id: string }[] };
    assert.ok(items.length >= made.length);
    await eachOf(
      allNaughty.map((text, at) => ({ text: `${text}, as it stands`, id: items[at]?.id as string })),
      async ({ text, id }) => {
        const heard = await ask('POST', `/v1/findings/${id}/mend`, headersFor(mend), JSON.stringify({ decision: 'keep', reason: text }));
        if (heard.status !== 200) {
          const { errors = [] } = JSON.parse(heard.text) as { errors?: { pointer: string }[] };
          const isRefused = heard.status === 400 && errors[0]?.pointer === '/reason' && (text.length > 2000 || !text.isWellFormed() || text.includes('\0'));
          if (!isRefused) wrong.push(`${JSON.stringify(text.slice(0, 60))}: ${heard.status} ${heard.text.slice(0, 160)}`);
          return;
        }
        const { history } = JSON.parse((await ask('GET', `/v1/findings/${id}`, headersFor(mend))).text) as { history: { reason: string }[] };
        if (history[0]?.reason !== text.trim())
          wrong.push(`${JSON.stringify(text.slice(0, 60))} came back as ${JSON.stringify(history[0]?.reason?.slice(0, 60))}`);
      },
    );
    assert.deepEqual(wrong, []);
  });

  assert.deepEqual(await countsOf(db), before, 'nobody came, nobody went, every table stands');
});
