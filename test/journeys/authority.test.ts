/** Every route × every office, a person and nobody × inside, outside and sealed; and the ways around a route that a server may leave open. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { personTokens } from '#population/index.ts';
import { type Role, type Route, roles, scopeOf, unitId, type Who } from '#values/index.ts';
import { routeTable } from '../../program/routes.ts';
import { withTestDatabase } from '../support/database.ts';
import { buildFrom, madeForm } from '../support/made-register.ts';
import { serveDemoOf } from '../support/serve-register.ts';
import { maiDong, signInAs, signInPerson } from '../support/signed-in.ts';
import { type Cast, type Row, rows } from './authority-rows.ts';

const routes: readonly Omit<Route<never>, 'handle'>[] = routeTable.flatMap((room) => room.routes);
const nameOf = ({ method, path }: { readonly method: string; readonly path: string }): string => `${method} ${path}`;
const now = new Date('2025-06-20T03:00:00Z');
const farAway = unitId('commune', '16852', 0);
const unitOf = (role: Role, there: boolean) => {
  if (scopeOf(role) !== 'unit') return null;
  if (role === 'provincial-police' || role === 'health-investigator') return unitId('province', there ? '40' : '01', 0);
  return there ? farAway : maiDong;
};

/** Two persons of Mai Động, and one who is sealed; each with a form, a finding and a contradiction. */
const names = ['Nguyễn Văn Nam', 'Nguyễn Văn Bình', 'Nguyễn Văn Kín'];

type Asker = {
  readonly name: string;
  readonly role: Role | 'citizen' | 'nobody';
  readonly there: boolean;
  readonly headers: { readonly [name: string]: string };
};
type Heard = { readonly status: number; readonly text: string; readonly code: string | undefined };

type Walk = {
  readonly askers: readonly Asker[];
  readonly cast: Cast;
  readonly nobody: Cast;
  /** What tells of a person: token, name, number. */
  readonly marks: readonly (readonly string[])[];
  ask(asker: Asker, route: { readonly method: string; readonly path: string }, options?: Asked): Promise<Heard>;
  raw(method: string, path: string, headers?: { readonly [name: string]: string | readonly string[] }, body?: string): Promise<Heard>;
};
type Asked = { readonly cast?: Cast; readonly purpose?: string };

/** One register and one server for all of the walk: nothing that is asked here changes it. */
let walk: Walk;

test('who may', async (t) => {
  walk = await prepared(t);

  await t.test('each route has its row, each row its route, and the interface document names the same ones', async () => {
    assert.deepEqual(
      routes.map(nameOf).filter((name) => !(name in rows)),
      [],
      'routes without a row in authority-rows.ts',
    );
    assert.deepEqual(
      Object.keys(rows).filter((name) => !routes.some((route) => nameOf(route) === name)),
      [],
      'rows without a route',
    );
    const { paths } = JSON.parse((await walk.raw('GET', '/openapi.json')).text) as { paths: Record<string, object> };
    const documented = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    assert.deepEqual(documented.toSorted(), routes.map(nameOf).toSorted());
    const gone = Object.values(rows).flatMap(({ proved }) =>
      proved === undefined || existsSync(path.resolve(import.meta.dirname, '../..', proved)) ? [] : [proved],
    );
    assert.deepEqual(gone, [], 'tests that are not there');
  });

  await t.test('a route is for whom its row says and for nobody else; none of them tells of somebody outside, nor of a sealed record', async () => {
    const sorted = (who: Who) => (Array.isArray(who) ? [...who].sort() : who);
    for (const route of routes) assert.deepEqual(sorted(route.who), sorted(row(route).who), nameOf(route));
    const [nam, binh, kin] = walk.marks as [readonly string[], readonly string[], readonly string[]];
    const wrong: string[] = [];
    for (const route of routes)
      await Promise.all(
        walk.askers.map(async (asker) => {
          const { status, code, text } = await walk.ask(asker, route);
          const refused = code === 'session.none' || code === 'access.not-your-office';
          if (isFor(row(route).who, asker) === refused || status >= 500) wrong.push(`${nameOf(route)} as ${asker.name}: ${status} ${code}`);
          const hidden = reaches(asker) ? kin : [...nam, ...binh, ...kin];
          const sent = JSON.stringify([filled(route.path, walk.cast), row(route).body?.(walk.cast) ?? '']); // what was asked may be said again
          const found = hidden.filter((mark) => text.includes(mark) && !sent.includes(mark));
          if (found.length > 0) wrong.push(`${nameOf(route)} as ${asker.name} tells of ${found.join(', ')}`);
        }),
      );
    assert.deepEqual(wrong.toSorted(), []);
  });

  await t.test('an archive of another commune is answered as one that is not there; one of the own commune is opened', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter((route) => row(route).opens !== undefined))
      for (const asker of walk.askers.filter((one) => isFor(row(route).who, one) && one.role !== 'citizen')) {
        const ask = (cast: Cast) => walk.ask(asker, route, { cast });
        const [found, unknown, sealed] = [await ask(walk.cast), await ask(walk.nobody), await ask(sealedCast())];
        const same = (one: Heard) => one.status === unknown.status && one.code === unknown.code;
        if (reaches(asker) === (found.code === 'person.unknown')) wrong.push(`${nameOf(route)} as ${asker.name}: ${found.status} ${found.code}`);
        if (!reaches(asker) && !same(found)) wrong.push(`${nameOf(route)} as ${asker.name}: ${found.code}, not there: ${unknown.code}`);
        if (!same(sealed)) wrong.push(`${nameOf(route)} as ${asker.name}: sealed ${sealed.code}, not there: ${unknown.code}`);
      }
    assert.deepEqual(wrong, []);
  });

  await t.test('no way around: HEAD, OPTIONS, another method by header, a slash more, an encoded slash, a path that is none', async () => {
    const closed = routes.filter(({ who }) => who !== 'anyone' && who !== 'demo');
    const answered: string[] = [];
    const hear = async (method: string, place: string, headers: { readonly [name: string]: string } = {}) => {
      const { status } = await walk.raw(method, place, headers, method === 'POST' ? '{}' : undefined);
      if (status < 400 || status >= 500) answered.push(`${method} ${place} ${JSON.stringify(headers)}: ${status}`);
    };
    for (const { method, path: shape } of closed) {
      const place = filled(shape, walk.cast);
      if (method === 'GET') await hear('HEAD', place);
      for (const odd of ['OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE']) await hear(odd, place);
      for (const header of ['x-http-method-override', 'x-method-override', 'x-http-method'])
        await hear(method === 'GET' ? 'POST' : 'GET', place, { [header]: method });
      for (const odd of [
        `${place}/`,
        `/${place}`,
        place.replace('/v1/', '/v1//'),
        place.replace('/v1/', '/v1%2f'),
        place.replace('/v1/', '/./v1/'),
        place.toUpperCase(),
        `${place}%00`,
        `${place};x`,
      ])
        await hear(method, odd);
    }
    for (const place of ['/v1', '/v1/nothing', '/v1/persons', '/v2/persons/x', '/v1/../v1/status']) await hear('GET', place);
    assert.deepEqual(answered, []);
  });

  await t.test('a body is judged whatever its Content-Type says: nothing unread comes in by case, space, tab, leading space or what follows', async () => {
    const tricks = [
      'APPLICATION/JSON',
      'application/json ',
      'application/json\t',
      ' application/json',
      'application/json ; charset=utf-8 junk',
      'application/json\ta',
      'application/jsonx',
      'text/plain',
      'application/x-www-form-urlencoded',
      '',
    ];
    const ofMedia = (media: string) => [
      media.toUpperCase(),
      `${media} `,
      `${media}\t`,
      ` ${media}`,
      `${media} ; charset=utf-8 junk`,
      `${media}\ta`,
      `${media}x`,
      '',
    ];
    const operator = walk.askers.find(({ name }) => name === 'commune-police-chief');
    const taken: string[] = [];
    for (const route of routes.filter(({ method, body, takes }) => method === 'POST' && (body !== undefined || takes !== undefined)))
      for (const trick of route.takes?.media.flatMap(ofMedia) ?? tricks) {
        const asker = walk.askers.find((one) => isFor(row(route).who, one)) ?? operator;
        const headers = { ...asker?.headers, 'content-type': trick, 'idempotency-key': randomUUID(), 'if-match': '"1"', 'sogoc-purpose': 'cleaning' };
        const { status, code } = await walk.raw('POST', filled(route.path, walk.cast), headers, '{"isAdmin":true,"q":{"$gt":""}}');
        if (status < 400 || status >= 500) taken.push(`${nameOf(route)} as ${JSON.stringify(trick)}: ${status} ${code}`);
      }
    assert.deepEqual(taken, []);
  });
});

/** An officer of the unit where the persons of the walk live, or of the whole country. */
const reaches = ({ role, there }: Asker): boolean =>
  role !== 'nobody' && role !== 'citizen' && role !== 'administrator' && (!there || scopeOf(role) === 'country');

const row = (route: { readonly method: string; readonly path: string }): Row => rows[nameOf(route)] as Row;

function isFor(who: Who, { role }: Asker): boolean {
  if (who === 'anyone' || who === 'demo') return true;
  if (who === 'signed-in') return role !== 'nobody';
  if (who === 'citizen') return role === 'citizen';
  return role !== 'nobody' && role !== 'citizen' && who.includes(role);
}

const filled = (shape: string, cast: Cast): string =>
  shape.replace(
    /\{(\w+)\}/g,
    (_, name: string) =>
      ({ personId: cast.person, other: cast.other, formId: cast.form, move: 'lock', level: '0', a: '000', sessionId: 'this-is-none' })[name] ?? '999999',
  );

const sealedCast = (): Cast => ({ ...walk.cast, person: walk.marks[2]?.[0] ?? '', form: walk.marks[2]?.[3] ?? '' });

async function prepared(t: TestContext): Promise<Walk> {
  const db = await withTestDatabase(t);
  const actId = await buildFrom(
    db,
    names.map((fullName, at) => [
      madeForm({
        record: at + 1,
        fullName,
        dateOfBirth: 19800512 + at,
        sex: 'M',
        birthRegistrationUnit: maiDong,
        residenceUnit: maiDong,
        officeUnit: maiDong,
        householdId: 7,
      }),
    ]),
    now,
  );
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, owner_unit, act_id)
    select form_id, 'name-one-word', 'fullName', full_name, 'warning', 'open', ${maiDong}, ${actId} from cleaning.form
    on conflict do nothing`;
  await db.sql`
    insert into conflicts.conflict (conflict_id, kind, owner_unit, state, due_on, blocks, act_id)
    select form_id, 'impossible-dates', ${maiDong}, 'open', '2025-07-01', 'nothing', ${actId} from cleaning.form`;
  await db.sql`insert into conflicts.party (conflict_id, form_id, person_id) select form_id, form_id, person_id from linkage.form_person`;
  const persons = await db.sql<{ id: number; no: string; form: number; name: string }[]>`
    select p.person_id as id, lpad(p.person_no::text, 12, '0') as no, l.form_id as form, p.full_name as name
    from population.person as p
    join linkage.form_person as l using (person_id)
    order by l.form_id`;
  const [, , kin] = persons;
  await db.sql`insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by) values (${kin?.id as number}, 'protected-person', '1', '2020-01-01', '{a,b}')`;
  const { tokenOf } = personTokens(db.dataDir);
  const { at } = await serveDemoOf(t, db, { clock: () => now });
  const askers: Asker[] = [
    { name: 'nobody', role: 'nobody', there: true, headers: {} },
    { name: 'citizen', role: 'citizen', there: true, headers: await signInPerson(db, 987_654, 2, now) },
  ];
  for (const role of roles)
    for (const there of scopeOf(role) === 'unit' ? [false, true] : [false])
      askers.push({ name: there ? `${role} elsewhere` : role, role, there, headers: (await signInAs(db, role, { unit: unitOf(role, there), now })).headers });
  const cast = { person: tokenOf(persons[0]?.id as number), other: tokenOf(persons[1]?.id as number), form: String(persons[0]?.form) };
  const raw: Walk['raw'] = (method, place, headers = {}, body) => heard(new URL(at), { method, place, headers, body });
  return {
    askers,
    cast,
    nobody: { person: tokenOf(4_000_000_001), other: tokenOf(4_000_000_002), form: '4000000001' },
    marks: persons.map(({ id, no, form, name }) => [tokenOf(id), name, no, String(form)]),
    raw,
    ask: (asker, route, { cast: named = cast } = {}) => {
      const body = route.method === 'POST' ? JSON.stringify(row(route)?.body?.(named) ?? {}) : undefined;
      const headers = {
        ...asker.headers,
        'sogoc-purpose': asker.role === 'citizen' ? 'own-data' : purposeFor(asker, route),
        'sogoc-case': 'VV-1',
        'sogoc-reason': 'a sentence that says why',
        ...(body !== undefined && { 'content-type': row(route)?.media ?? 'application/json', 'idempotency-key': randomUUID(), 'if-match': '"999"' }),
      };
      return raw(route.method, filled(route.path, named), headers, body);
    },
  };
}

/** A route that serves one purpose takes no other; one that takes any is asked for the everyday one. */
function purposeFor(_asker: Asker, route: { readonly method: string; readonly path: string }): string {
  const { purpose } = routes.find((one) => nameOf(one) === nameOf(route)) as { purpose: string | null };
  return purpose === 'named' || purpose === null ? 'other' : purpose;
}

/** By the bare client, so that headers and paths go out as they are written; a stream of events is heard to its first part. */
function heard(
  { hostname, port }: URL,
  { method, place, headers, body }: { readonly method: string; readonly place: string; readonly headers: object; readonly body: string | undefined },
): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path: place, headers: { ...headers }, agent: false }, (reply) => {
      let text = '';
      const done = () => resolve({ status: reply.statusCode ?? 0, text, code: codeOf(text) });
      reply.setEncoding('utf8');
      reply.on('data', (part: string) => {
        text += part;
        if (String(reply.headers['content-type']).startsWith('text/event-stream')) reply.destroy();
      });
      reply.on('close', done);
      if (String(reply.headers['content-type']).startsWith('text/event-stream')) setImmediate(() => reply.destroy());
    });
    asked.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve({ status: 400, text: '', code: undefined }) : reject(error)));
    asked.end(body);
  });
}

function codeOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { code?: string }).code;
  } catch {
    return undefined;
  }
}
