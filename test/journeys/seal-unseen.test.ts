/**
 * A sealed record is seen by no count: of two registers that are alike, but for somebody sealed in one of them and all that waits for
 * that person, each list, queue and search answers alike to everybody outside of the group. And by no time: what is asked about the
 * sealed takes the same statements as what is asked about nobody.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { personTokens } from '#population/index.ts';
import { timers } from '#population/jobs.ts';
import { type Role, roles, scopeOf, unitId } from '#values/index.ts';
import { routeTable } from '../../program/routes.ts';
import { withTestDatabase } from '../support/database.ts';
import { buildFrom, madeForm } from '../support/made-register.ts';
import { type Served, serveDemoOf } from '../support/serve-register.ts';
import { maiDong, signInAs } from '../support/signed-in.ts';

const now = new Date('2025-06-20T03:00:00Z');
const haNoi = unitId('province', '01', 0);
const kin = 2 ** 32 + 2;
const secret = { fullName: 'Lê Văn Kín', number: '001080004567' };

type Register = { readonly db: Database; readonly served: Served };

/** The same ward twice; in one of them somebody more lives in it, of whom everything waits, and who is sealed then. */
async function register(t: TestContext, withSealed: boolean): Promise<Register> {
  const db = await withTestDatabase(t);
  const told = { sex: 'M', birthRegistrationUnit: maiDong, residenceUnit: maiDong, officeUnit: maiDong } as const;
  const forms = [
    [madeForm({ record: 1, fullName: 'Lê Văn Nam', dateOfBirth: 19790101, householdId: 7, ...told })],
    [madeForm({ record: 2, fullName: secret.fullName, dateOfBirth: 19800512, householdId: 8, personNumber: secret.number, ...told })],
  ];
  const actId = await buildFrom(db, withSealed ? forms : forms.slice(0, 1), new Date('2025-06-01T03:00:00Z'));
  const { post, ...served } = await serveDemoOf(t, db, { clock: () => now });
  if (withSealed) {
    await db.sql`
      insert into cleaning.finding (form_id, rule, field, found, severity, state, owner_unit, act_id)
      values (${kin}, 'name-one-word', 'fullName', 'Kín', 'error', 'open', ${maiDong}, ${actId})`;
    for (const [id, kind] of [
      [901, 'possible-duplicate'],
      [902, 'impossible-dates'],
    ] as const) {
      await db.sql`
        insert into conflicts.conflict (conflict_id, kind, owner_unit, owner_rule, state, due_on, blocks, act_id)
        overriding system value values (${id}, ${kind}, ${maiDong}, 'one-residence', 'open', '2025-06-01', 'nothing', ${actId})`;
      await db.sql`insert into conflicts.party (conflict_id, form_id, person_id) values (${id}, ${kin}, ${kin})`;
    }
    const { headers } = await signInAs(db, 'commune-police', { now });
    const person = personTokens(db.dataDir).tokenOf(kin);
    const send = async (place: string, body: object) => {
      const answer = await post(place, body, { ...headers, 'sogoc-purpose': 'cleaning', 'idempotency-key': randomUUID() });
      assert.ok(answer.status < 300, `${place}: ${JSON.stringify(answer.body)}`);
    };
    await send('/v1/corrections', { personId: person, changes: { fullName: 'Lê Văn Kim' }, reason: 'Theo giấy khai sinh', evidence: ['Giấy khai sinh'] });
    await send(`/v1/persons/${person}/number`, { choice: 'new', ground: 'forged-papers', reason: 'Giấy tờ giả' });
    await db.sql`insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by) values (${kin}, 'court', '1/2025', '2025-06-01', '{a,b}')`;
  }
  for (const { run } of timers) await inTransaction(db, (tx) => run({ tx, now, dataDir: db.dataDir }));
  return { db, served: { ...served, post } };
}

const unitFor = (role: Role) => (scopeOf(role) !== 'unit' ? null : role === 'provincial-police' || role === 'health-investigator' ? haNoi : maiDong);

/** What may differ between the two, each with the reason. */
const aside: { readonly [path: string]: string } = {
  '/v1/board': 'counts every archive, sealed or not, so that a seal changes no figure: src/population/board/board.db.test.ts',
  '/v1/status': 'totals of the whole register, for a seal as before it',
  '/v1/audit/log': 'the log of all that was done, which names nobody',
  '/v1/accounts': 'one account more was needed to make what waits',
};
const lists = routeTable
  .flatMap(({ routes }) => routes)
  .filter(({ method, path, who, reply }) => method === 'GET' && Array.isArray(who) && !path.includes('{') && !('events' in reply))
  .filter(({ path }) => !/^.v1.(sessions|me)/.test(path) && !(path in aside));
const asked = [
  ...lists.map(({ path }) => path),
  ...[
    '/v1/findings?severity=error',
    '/v1/conflicts?turn=all',
    '/v1/conflicts?state=settled',
    '/v1/corrections?of=all',
    '/v1/events?of=to-sign',
    '/v1/reviews?state=all',
  ],
];

/** What of an answer may count: how many there are of everything, and each number that is no key. */
function counted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(counted);
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value.replace(/[\dT:.Z-]{6,}|^s[\w-]+$/g, '·') : value;
  const keys = Object.entries(value).filter(([name]) => !/(Id|^id|instance|origin|login|name|actId|accountId|postId|targetId|root|size)$/.test(name));
  return Object.fromEntries(keys.map(([name, one]) => [name, counted(one)]));
}

test('by no count: each list, queue and search answers everybody outside as if the sealed were not there', async (t) => {
  const [without, withSealed] = [await register(t, false), await register(t, true)];
  const wrong: string[] = [];
  for (const role of roles) {
    const answers = async ({ db, served }: Register) => {
      const { headers } = await signInAs(db, role, { unit: unitFor(role), now });
      const said = (purpose: string) => ({ ...headers, 'sogoc-purpose': purpose, 'sogoc-reason': 'viec khac', 'sogoc-case': 'VV-1' });
      const got = new Map<string, unknown>();
      const keep = (name: string, { status, body }: { status: number; body: object }) =>
        got.set(name, { status, told: counted(body), text: JSON.stringify(body) });
      for (const path of asked) {
        const { purpose = null } = lists.find((one) => one.path === path.split('?')[0]) ?? {};
        const reply = await fetch(served.at + path, {
          headers: said(purpose === null || purpose === 'named' ? 'other' : purpose),
          signal: AbortSignal.timeout(60_000),
        });
        const text = await reply.text(); // a workbook is compared by its size
        keep(path, { status: reply.status, body: text.startsWith('{') ? JSON.parse(text) : { bytes: text.length } });
      }
      for (const purpose of ['other', 'emergency', 'person-present'])
        for (const query of [{ q: 'le van' }, { q: 'Lê Văn Kín' }, { q: secret.number }, { q: 'Lê Văn Kín', dateOfBirth: '1980-05-12', sex: 'M' }])
          keep(`search ${purpose} ${JSON.stringify(query)}`, await served.post('/v1/persons/search', query, said(purpose)));
      return got;
    };
    const [bare, full] = [await answers(without), await answers(withSealed)];
    for (const [name, answer] of full) {
      const { text, ...shown } = answer as { text: string };
      const { text: _, ...expected } = bare.get(name) as { text: string };
      if (JSON.stringify(shown) !== JSON.stringify(expected)) wrong.push(`${role} ${name}: ${JSON.stringify(shown)} instead of ${JSON.stringify(expected)}`);
      if (/Lê Văn Kín|001080004567/.test(text)) wrong.push(`${role} ${name} names the sealed`);
    }
  }
  assert.deepEqual(wrong, []);
});

/** Beginnings and ends, which come as the connections are free, and the sequencer, which runs beside. */
const besides = /^\s*(begin|commit|rollback)|audit\.(waiting|checkpoint|tile)\b|pg_try_advisory/;

test('by no time: what is asked about the sealed runs the same statements as what is asked about nobody', async (t) => {
  const { db, served } = await register(t, true);
  const { headers } = await signInAs(db, 'commune-police', { now });
  const said = (purpose: string) => ({ ...headers, 'sogoc-purpose': purpose, 'sogoc-reason': 'viec khac', 'sogoc-case': 'VV-1' });
  const statements: string[] = [];
  (db.sql.options as { debug?: unknown }).debug = (_: number, text: string) => {
    if (!besides.test(text)) statements.push(text.replace(/\s+/g, ' ').slice(0, 90));
  };
  const during = async (ask: () => Promise<unknown>): Promise<readonly string[]> => {
    await ask(); // what is prepared once is prepared
    statements.length = 0;
    await ask();
    return [...statements];
  };
  const { tokenOf } = personTokens(db.dataDir);
  const nobody = 2 ** 32 + 99;
  const pairs: [string, (known: boolean) => () => Promise<unknown>][] = [];
  for (const purpose of ['other', 'emergency'])
    for (const place of ['', '/reads', '/owners', '/forms'])
      pairs.push([`${purpose} ${place}`, (known) => () => served.get(`/v1/persons/${tokenOf(known ? kin : nobody)}${place}`, said(purpose))]);
  for (const purpose of ['other', 'emergency', 'person-present'])
    pairs.push(
      [
        `number ${purpose}`,
        (known) => () => served.post('/v1/persons/search', { q: known ? secret.number : '001080004568', dateOfBirth: '1980-05-12' }, said(purpose)),
      ],
      [
        `name ${purpose}`,
        (known) => () => served.post('/v1/persons/search', { q: known ? secret.fullName : 'Lê Văn Kính', dateOfBirth: '1980-05-12', sex: 'M' }, said(purpose)),
      ],
    );
  pairs.push(
    ['finding', (known) => () => served.get(`/v1/findings/${known ? '1' : '9'}`, said('cleaning'))],
    ['conflict', (known) => () => served.get(`/v1/conflicts/${known ? 902 : 909}`, said('conflict'))],
    ['review', (known) => () => served.get(`/v1/reviews/${known ? 901 : 909}`, said('review'))],
    ['proposal', (known) => () => served.get(`/v1/approvals/${known ? 1 : 99}`, said('approval'))],
  );
  const wrong: unknown[] = [];
  for (const [what, ask] of pairs) {
    const [sealed, none] = [await during(ask(true)), await during(ask(false))];
    if (JSON.stringify(sealed) !== JSON.stringify(none)) wrong.push({ what, sealed, none });
  }
  assert.deepEqual(wrong, []);
});
