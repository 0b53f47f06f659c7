import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { z } from 'zod';
import { answerOnce, type Database, inTransaction } from '#database/index.ts';
import { Refusal, type Route, registrars, route } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { buildFrom, madeForm } from '../test/support/made-register.ts';
import { signInAs } from '../test/support/signed-in.ts';
import { type HttpOptions, type HttpServer, serveHttp } from './http.ts';
import type { RouteNeeds } from './http-routes.ts';
import type { Problem } from './problem.ts';

const document = '<html><meta property="csp-nonce" nonce="__NONCE__"><script nonce="__NONCE__" src="/assets/a.js"></script></html>';

type Ask = (place: string, init?: RequestInit) => Promise<Response>;

/** A server on a database of its own, with pages of one line; it is asked by a national operator who is cleaning. */
async function serve(
  t: TestContext,
  db: Database,
  more: Partial<HttpOptions> = {},
): Promise<
  HttpServer & {
    readonly at: string;
    readonly headers: object;
    readonly ask: Ask;
    readonly post: (place: string, body: string, type?: string) => Promise<Response>;
    readonly waiting: string;
  }
> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-http-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), document);
  writeFileSync(path.join(folder, 'assets/a.js'), '1');
  const waiting = path.join(folder, 'waiting');
  const startWaitingBuild = () => ({ child: {} as ChildProcess, done: Promise.resolve(1) });
  const server = await serveHttp({ db, dataDir: db.dataDir, port: 0, exactPort: true, pagesDir: folder, waitingFolder: waiting, startWaitingBuild, ...more });
  t.after(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const at = `http://localhost:${server.port}`;
  const { headers: signed } = await signInAs(db, 'national-operator', { unit: null });
  const ask: Ask = (place, { headers, ...init } = {}) => fetch(at + place, { ...init, headers: { ...signed, 'sogoc-purpose': 'cleaning', ...headers } });
  const post = (place: string, body: string, type = 'application/json') => ask(place, { method: 'POST', headers: { 'content-type': type }, body });
  return { ...server, at, headers: signed, ask, post, waiting };
}

const postOnce = (ask: Ask, place: string, key: string, body = '{}') =>
  ask(place, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key }, body });
async function problemIn(reply: Response): Promise<Problem> {
  assert.equal(reply.headers.get('content-type'), 'application/problem+json; charset=utf-8');
  const problem = (await reply.json()) as Problem;
  assert.equal(problem.status, reply.status);
  return problem;
}

test('refused: what cannot be read, each with its code', async (t) => {
  const { at, ask, post } = await serve(t, await withTestDatabase(t));
  const search = '/v1/persons/search';
  const refusals: readonly (readonly [Promise<Response>, number, string])[] = [
    [post(search, '{"q":'), 400, 'request.unreadable'],
    [post(search, 'q=nam', 'application/x-www-form-urlencoded'), 415, 'request.media-type'],
    [post(search, '{"q":"nam"}', 'text/plain'), 415, 'request.media-type'],
    [post(search, JSON.stringify({ q: 'x'.repeat(2_000_000) })), 413, 'request.too-large'],
    [post(search, '{}'), 400, 'request.field'],
    [post(search, '{"q":"nam","wanted":1}'), 400, 'request.field'],
    [post(search, '{"q":"nam","born":"1948"}'), 400, 'request.field'],
    [ask('/v1/persons/x?asOf=31/02/2020'), 400, 'request.field'],
    [ask('/v1/forms/..%2f..%2fkeys/raw'), 400, 'request.field'],
    [ask('/v1/persons/x?asof=2020-01-01'), 400, 'request.field'],
    [ask('/v1/persons/x?asOf=2020-01-01&asOf=2021-01-01'), 400, 'request.field'],
    [ask('/v1/status?x=1'), 400, 'request.field'],
    [ask('/v1/builds/events?x=1'), 400, 'request.field'],
    [ask('/v1/findings?limit=0'), 400, 'request.field'],
    [ask('/v1/findings?limit=1001'), 400, 'request.field'],
    [ask('/v1/findings?limit=ten'), 400, 'request.field'],
    [ask('/v1/findings?rule=nonsense'), 400, 'finding.unknown-rule'],
    [ask('/v1/findings?rule=%00'), 400, 'request.field'],
    [ask('/v1/findings?cursor=nonsense'), 400, 'list.cursor'],
    [ask('/v1/refused?cursor=12'), 400, 'list.cursor'],
    [post(search, '{"q":"nam","cursor":"nonsense"}'), 400, 'list.cursor'],
    [ask('/v1/forms/99/raw'), 404, 'form.unknown'],
    [fetch(`${at}/%`), 400, 'request.address'],
    [ask('/v1/persons/%ff'), 400, 'request.address'],
    [post('/v1/nothing', '<a/>', 'application/xml'), 404, 'route.unknown'],
    [ask('/v1/nothing'), 404, 'route.unknown'],
    [ask(`/v1/persons/${'x'.repeat(300)}`), 404, 'route.unknown'],
    [ask('/v1/persons/AAAAAAAAAAAAAAAAAAAAAA'), 404, 'token.malformed'],
  ];
  for (const [reply, status, code] of refusals) {
    const problem = await problemIn(await reply);
    assert.deepEqual([problem.status, problem.code], [status, code]);
  }
  const fields = await problemIn(await post(search, '{"born":"1948","wanted":1}'));
  assert.deepEqual(
    fields.errors?.map(({ pointer, code }) => [pointer, code]),
    [
      ['/q', 'missing'],
      ['/born', 'type'],
      ['/wanted', 'unknown'],
    ],
  );
  assert.match(fields.detail, /^Mục \/q của yêu cầu: cần chữ\./);
  const inEnglish = await problemIn(await ask('/v1/nothing', { headers: { 'accept-language': 'en' } }));
  assert.match(inEnglish.detail, /^There is nothing at \/v1\/nothing/);
});

test('a request that names another host is refused on the wire, page and interface alike', async (t) => {
  const { port } = await serve(t, await withTestDatabase(t));
  for (const place of ['/', '/v1/status', '/v1/builds/events', '/assets/a.js']) {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port, path: place, headers: { host: `evil.example:${port}` } }, (reply) => {
        resolve(reply.statusCode);
        reply.destroy();
      });
      asking.once('error', reject).end();
    });
    assert.equal(status, 403, place);
  }
});

test('a fault of ours is told by its reference alone: nobody’s data in the answer, nor in the log', async (t) => {
  const faulty = route({
    method: 'GET',
    path: '/v1/faulty',
    who: 'anyone',
    purpose: null,
    summary: { vi: 'Hỏng', en: 'Broken' },
    reply: z.object({}),
    handle: async (_: RouteNeeds) => {
      throw new Error('Nguyễn Văn Nam 001195000123');
    },
  });
  const { ask } = await serve(t, await withTestDatabase(t), { routes: [faulty] });
  const logged: string[] = [];
  t.mock.method(console, 'error', (line: string) => logged.push(line));
  const problem = await problemIn(await ask('/v1/faulty'));
  assert.deepEqual([problem.status, problem.code], [503, 'server.fault']);
  const reference = /mã (\w{8})/.exec(problem.detail)?.[1] ?? '';
  assert.equal(logged.length, 1);
  assert.match(logged[0] ?? '', new RegExp(`fault ${reference}`));
  assert.doesNotMatch(`${JSON.stringify(problem)} ${logged.join()}`, /Nam|0011950/);
});

test('an answer carries nothing that its schema does not name', async (t) => {
  const told = route({
    method: 'GET',
    path: '/v1/told',
    who: 'anyone',
    purpose: null,
    summary: { vi: 'Kể', en: 'Tell' },
    reply: z.object({ name: z.string() }),
    handle: async (_: RouteNeeds) => ({ name: 'a', secret: 'b' }),
  });
  const { ask } = await serve(t, await withTestDatabase(t), { routes: [told] });
  assert.equal(await (await ask('/v1/told')).text(), '{"name":"a"}');
});

test('a method that a path does not take is 405 with those that it takes, whatever the body; HEAD is answered as GET is', async (t) => {
  const { at, ask } = await serve(t, await withTestDatabase(t));
  for (const [method, place, allowed] of [
    ['DELETE', '/v1/status', 'GET, HEAD'],
    ['PUT', '/v1/persons/search', 'GET, HEAD, POST'], // a person's token could be spelt so
    ['PATCH', '/v1/persons/abc', 'GET, HEAD'],
    ['POST', '/', 'GET, HEAD'],
    ['DELETE', '/nguoi/abc', 'GET, HEAD'],
    ['OPTIONS', '/v1/builds', 'POST'],
    ['PROPFIND', '/health', 'GET, HEAD'],
    ['HEAD', '/v1/builds/events', 'GET'],
  ] as const) {
    const reply = await fetch(at + place, { method, ...(method === 'HEAD' ? {} : { headers: { 'content-type': 'application/xml' }, body: '<a/>' }) });
    assert.deepEqual([reply.status, reply.headers.get('allow')], [405, allowed], `${method} ${place}`);
    if (method !== 'HEAD') assert.equal((await problemIn(reply)).code, 'route.method');
  }
  assert.equal((await ask('/v1/status/')).status, 200, 'a slash at the end makes no other address');
  const head = await ask('/v1/status', { method: 'HEAD' });
  assert.deepEqual([head.status, await head.text()], [200, '']);
});

test('an address that cannot be read carries the headers of every answer', async (t) => {
  const { at } = await serve(t, await withTestDatabase(t));
  const reply = await fetch(`${at}/%`, { headers: { accept: 'text/html' } });
  assert.deepEqual([reply.headers.get('sogoc-data'), reply.headers.get('x-content-type-options')], ['synthetic', 'nosniff']);
});

test('nothing waits: a run is not started; a run goes: a second is refused; it dies at once: that is said', async (t) => {
  const db = await withTestDatabase(t);
  const [started, done] = [Promise.withResolvers<void>(), Promise.withResolvers<number>()];
  const startWaitingBuild = () => {
    started.resolve();
    return { child: {} as ChildProcess, done: done.promise };
  };
  const { ask, waiting } = await serve(t, db, { startWaitingBuild });
  assert.equal((await problemIn(await postOnce(ask, '/v1/builds', 'a'))).code, 'delivery.none');
  mkdirSync(waiting);
  writeFileSync(path.join(waiting, 'a.csv'), 'header\none\ntwo\n');
  const status = (await (await ask('/v1/status')).json()) as { waiting: object };
  assert.deepEqual(status.waiting, { files: 1, records: 2 });
  const first = postOnce(ask, '/v1/builds', 'a');
  await started.promise;
  assert.equal((await problemIn(await postOnce(ask, '/v1/builds', 'b'))).code, 'delivery.running');
  assert.equal(((await (await ask('/v1/status')).json()) as { waiting: object | null }).waiting, null, 'what is being taken in waits no more');
  done.resolve(1);
  assert.equal((await problemIn(await first)).code, 'delivery.not-started');
});

test('what waits is taken in by the country, in a demo by any office that registers; the register says by whom', async (t) => {
  const db = await withTestDatabase(t);
  const { headers: commune } = await signInAs(db, 'commune-police');
  const asCommune = (at: string, place: string, init: RequestInit = {}) =>
    fetch(at + place, { ...init, headers: { ...commune, 'content-type': 'application/json', 'idempotency-key': 'a' } });
  for (const [demo, startedBy, code] of [
    [false, ['national-operator'], 'access.not-your-office'],
    [true, registrars, 'delivery.none'],
  ] as const) {
    const { at } = await serve(t, db, { demo });
    const status = (await (await asCommune(at, '/v1/status')).json()) as { startedBy: readonly { role: string }[] };
    assert.deepEqual(
      status.startedBy.map(({ role }) => role),
      startedBy,
    );
    assert.equal((await problemIn(await asCommune(at, '/v1/builds', { method: 'POST', body: '{}' }))).code, code);
  }
});

test('a started run is answered 202 with its build as soon as the register knows it', async (t) => {
  const db = await withTestDatabase(t);
  const startWaitingBuild = () => {
    void db.sql`insert into population.build (act_id, started_at, step, progress) values (7, now(), 'receive', '{}')`.execute();
    return { child: {} as ChildProcess, done: new Promise<number>(() => {}) };
  };
  const { ask, waiting } = await serve(t, db, { startWaitingBuild });
  mkdirSync(waiting);
  writeFileSync(path.join(waiting, 'a.csv'), 'header\none\n');
  const reply = await postOnce(ask, '/v1/builds', 'a');
  assert.deepEqual([reply.status, await reply.json()], [202, { buildId: '7' }]);
  const build = (await (await ask('/v1/builds/current')).json()) as { running: boolean; step: string };
  assert.deepEqual([build.running, build.step], [true, 'receive']);
});

/** A route whose answer tells how often it was done. */
function countedRoute(): { readonly counted: Route<RouteNeeds>; readonly finish: () => void } {
  const free = Promise.withResolvers<void>();
  let done = 0;
  const counted = route({
    method: 'POST',
    path: '/v1/counted',
    who: 'anyone',
    purpose: null,
    summary: { vi: 'Đếm', en: 'Count' },
    body: z.strictObject({ by: z.int().min(0) }),
    reply: z.object({ done: z.int() }),
    once: true,
    handle: async (_: RouteNeeds, { body }) => {
      await free.promise;
      done += body.by;
      if (body.by === 0) throw new Refusal('delivery.none', { kind: 'unknown', vi: '', en: '' }, {});
      return { done };
    },
  });
  return { counted, finish: () => free.resolve() };
}

test('sent ten times at once under one key: done once, one answer; again after a restart: the same answer', async (t) => {
  const db = await withTestDatabase(t);
  const first = countedRoute();
  const { ask, headers } = await serve(t, db, { routes: [first.counted] });
  const sent = Array.from({ length: 10 }, () => postOnce(ask, '/v1/counted', 'key', '{"by":1}'));
  first.finish();
  for (const reply of await Promise.all(sent)) assert.deepEqual([reply.status, await reply.json()], [200, { done: 1 }]);
  const again = countedRoute();
  again.finish();
  const restarted = await serve(t, db, { routes: [again.counted] });
  const sameReader: Ask = (place, init) => restarted.ask(place, { ...init, headers: { ...init?.headers, ...headers } });
  assert.deepEqual(await (await postOnce(sameReader, '/v1/counted', 'key', '{"by":1}')).json(), { done: 1 });
  assert.deepEqual(await (await postOnce(sameReader, '/v1/counted', 'key-2', '{"by":5}')).json(), { done: 5 });
  const other = await problemIn(await postOnce(sameReader, '/v1/counted', 'key', '{"by":2}'));
  assert.deepEqual([other.status, other.code], [422, 'idempotency-key.other-request']);
});

test('a key is asked for, is text without spaces, and is not used up by a refusal', async (t) => {
  const { counted, finish } = countedRoute();
  finish();
  const { ask, post } = await serve(t, await withTestDatabase(t), { routes: [counted] });
  const without = await problemIn(await post('/v1/counted', '{"by":1}'));
  assert.deepEqual([without.status, without.code, without.errors?.[0]?.pointer], [400, 'idempotency-key.missing', '/Idempotency-Key']);
  assert.equal((await problemIn(await postOnce(ask, '/v1/counted', 'a b', '{"by":1}'))).code, 'idempotency-key.missing');
  assert.equal((await problemIn(await postOnce(ask, '/v1/counted', 'key', '{"by":0}'))).code, 'delivery.none');
  assert.deepEqual(await (await postOnce(ask, '/v1/counted', 'key', '{"by":1}')).json(), { done: 1 });
});

test('two programs are sent one key at once: done once; a day later the key is forgotten', async (t) => {
  const db = await withTestDatabase(t);
  let done = 0;
  const send = (now: Date) => inTransaction(db, (tx) => answerOnce(tx, { key: 'key', asked: 'same', now }, async () => ++done));
  const at = new Date('2026-11-24T02:00:00Z');
  const answers = await Promise.all([send(at), send(at), send(at)]);
  assert.deepEqual(
    answers.map(({ answer }) => answer),
    [1, 1, 1],
  );
  assert.equal((await send(new Date('2026-11-25T01:59:00Z'))).answer, 1);
  assert.equal((await send(new Date('2026-11-25T02:01:00Z'))).answer, 2);
});

test('who follows a run is told its state at once, and again when it changes', async (t) => {
  const db = await withTestDatabase(t);
  await db.sql`insert into population.build (act_id, started_at, step, progress) values (7, now(), 'clean', '{}')`;
  const { ask } = await serve(t, db);
  const reply = await ask('/v1/builds/events');
  const reader = (reply.body ?? assert.fail('no body')).pipeThrough(new TextDecoderStream()).getReader();
  const steps: string[] = [];
  let heard = '';
  while (steps.length < 2) {
    const { value, done } = await reader.read();
    assert.ok(!done, 'the stream ended');
    heard += value;
    for (const [whole, state = ''] of heard.matchAll(/data: (.*)\n\n/g)) {
      steps.push((JSON.parse(state) as { step: string }).step);
      heard = heard.replace(whole, '');
      if (steps.length === 1) await db.sql`update population.build set step = 'link' where act_id = 7`;
    }
  }
  assert.deepEqual(steps, ['clean', 'link']);
  await reader.cancel();
});

test('a page has a nonce of its own in each answer, which its policy names; assets are kept for ever', async (t) => {
  const { at } = await serve(t, await withTestDatabase(t));
  const nonces = new Set<string>();
  for (const place of ['/', '/nguoi', '/nguoi/abc', '/dong-tra-lai', '/loi']) {
    const reply = await fetch(at + place, { headers: { accept: 'text/html' } });
    assert.equal(reply.status, 200, place);
    const policy = reply.headers.get('content-security-policy') ?? '';
    const [nonce = ''] = /(?<=script-src 'self' 'nonce-)[^']+/.exec(policy) ?? [];
    assert.equal(await reply.text(), document.replaceAll('__NONCE__', nonce));
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(reply.headers.get('cache-control'), 'no-store');
    nonces.add(nonce);
  }
  assert.equal(nonces.size, 5);
  const asset = await fetch(`${at}/assets/a.js`);
  assert.match(asset.headers.get('cache-control') ?? '', /immutable/);
  assert.equal((await fetch(`${at}/nowhere`, { headers: { accept: 'text/html' } })).status, 404);
  assert.equal((await fetch(`${at}/assets/..%2findex.html`)).status, 404);
});

test('a person is found, read as of a day and as known at a moment, and the finding on the form leads back to the person', async (t) => {
  const db = await withTestDatabase(t);
  const form = madeForm({
    record: 1,
    fullName: 'Nguyễn Thị Đào',
    dateOfBirth: 19880412,
    sex: 'F',
    filledOn: 20200914,
    residencePlace: 'xã Tà Cạ, huyện Kỳ Sơn, tỉnh Nghệ An',
  });
  const actId = await buildFrom(db, [[form]], new Date('2026-11-24T02:00:00Z'));
  await db.sql`insert into cleaning.finding (form_id, rule, field, found, severity, state, act_id) values (${form.formId}, 'name-one-word', 'fullName', 'Đào', 'warning', 'open', ${actId})`;
  const { ask, post } = await serve(t, db);
  const { items } = (await (await post('/v1/persons/search', '{"q":"NGUYEN thi dao"}')).json()) as {
    items: { personId: string; fullName: string; dateOfBirth: string }[];
  };
  assert.deepEqual(
    items.map(({ fullName, dateOfBirth }) => [fullName, dateOfBirth]),
    [['Nguyễn Thị Đào', '1988-04-12']],
  );
  const personId = items[0]?.personId ?? '';
  const person = (await (await ask(`/v1/persons/${personId}?asOf=2021-01-01`)).json()) as {
    values: { fullName: { source: string; file: string; line: number } };
  };
  assert.deepEqual([person.values.fullName.source, person.values.fullName.file, person.values.fullName.line], ['dc01', 'dc01/tep-1.csv', 2]);
  assert.equal((await problemIn(await ask(`/v1/persons/${personId}?asOf=1980-01-01`))).code, 'person.not-yet');
  assert.equal((await problemIn(await ask(`/v1/persons/${personId}?knownOn=2026-11-23`))).code, 'person.not-yet');
  assert.equal((await ask(`/v1/persons/${personId}?knownOn=2026-11-24`)).status, 200, 'a day stands for its end');
  const findings = (await (await ask('/v1/findings?rule=name-one-word')).json()) as { items: { person: { personId: string } }[] };
  assert.deepEqual(
    findings.items.map((finding) => finding.person.personId),
    [personId],
  );
  const none = (await (await ask('/v1/findings?rule=name-encoding')).json()) as { items: object[]; next: null; counts: { count: number; ofAll: number } };
  assert.deepEqual([none.items, none.next, none.counts.count, none.counts.ofAll], [[], null, 0, 2]);
});

test('findings come a page at a time, as many as were asked for: none is missed, none comes twice', async (t) => {
  const db = await withTestDatabase(t);
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, act_id)
    select n / 3, 'rule-' || n % 3, 'fullName', n::text, 'note', 'kept', 1 from generate_series(1, 450) as n`;
  const { ask } = await serve(t, db);
  const seen: string[] = [];
  let next: string | null = '';
  for (let pages = 0; next !== null; pages++) {
    assert.ok(pages < 5, 'the list never ends');
    const page = (await (await ask(`/v1/findings?limit=180${next === '' ? '' : `&cursor=${next}`}`)).json()) as {
      items: { form: string; rule: string }[];
      next: string | null;
    };
    assert.ok(page.items.length <= 180);
    seen.push(...page.items.map(({ form, rule }) => `${form} ${rule}`));
    next = page.next;
  }
  assert.equal(seen.length, 450);
  assert.equal(new Set(seen).size, 450);
});

test('the interface document names every route that answers, and the health says which program it is', async (t) => {
  const db = await withTestDatabase(t);
  const { at } = await serve(t, db);
  const document = (await (await fetch(`${at}/openapi.json`)).json()) as { paths: { [path: string]: object } };
  for (const place of [
    '/health',
    '/openapi.json',
    '/v1/status',
    '/v1/builds',
    '/v1/builds/events',
    '/v1/builds/current',
    '/v1/persons/search',
    '/v1/persons/{personId}',
    '/v1/forms/{formId}/raw',
    '/v1/refused',
    '/v1/findings',
    '/v1/rules',
  ])
    assert.ok(place in document.paths, place);
  const health = (await (await fetch(`${at}/health`)).json()) as { status: string; pid: number };
  assert.deepEqual([health.status, health.pid], ['ok', process.pid]);
  await inTransaction(db, async () => {});
});
