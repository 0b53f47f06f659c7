/** Every route that writes about a person × one's own record, that of one's household, somebody else's × done before. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { type Database, inTransaction } from '#database/index.ts';
import { correctPerson, personTokens } from '#population/index.ts';
import { type Role, scopeOf, unitId } from '#values/index.ts';
import { routeTable } from '../../program/routes.ts';
import { withTestDatabase } from '../support/database.ts';
import { buildFrom, madeForm } from '../support/made-register.ts';
import { type Served, serveDemoOf } from '../support/serve-register.ts';
import { maiDong, signInAs } from '../support/signed-in.ts';
import { type Case, cases, type Subject } from './own-record-rows.ts';

const now = new Date('2025-06-20T03:00:00Z');
/** The person, whose form is two; a member of the household; somebody else, and who is like the person. */
const [person, kin, other] = [1, 3, 4].map((record) => 2 ** 32 + record) as [number, number, number];
const unitFor = (role: Role) => (scopeOf(role) !== 'unit' ? null : role === 'provincial-police' ? unitId('province', '01', 0) : maiDong);

const writes = routeTable.flatMap(({ routes }) => routes).filter(({ method, who, purpose }) => method === 'POST' && Array.isArray(who) && purpose !== null);

test('own records', async (t) => {
  await t.test('each route that writes about a person has its case, or the reason why it has none', () => {
    const names = writes.map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(Object.keys(cases).toSorted(), names.toSorted());
  });
  for (const [route, one] of Object.entries(cases))
    if (typeof one !== 'string')
      await t.test(`${route}: not on one's own record, nor a household's; somebody else does it${one.again === null ? '' : ', once'}`, async (t) => {
        const { db, served, subject: at } = await prepared(t);
        const signIn = (personId: number | null) => signInAs(db, one.as, { unit: unitFor(one.as), personId, now });
        const [own, ofKin, else_] = [await signIn(person), await signIn(kin), await signIn(null)];
        const subject = await doneBefore({ db, served }, one, { ...at, logins: [own, ofKin, else_].map(({ login }) => login) });
        const ask = async (headers: object) => await sent(served, route, { ...one, seen: await seenOf(served, one, subject, headers) }, subject, headers);
        for (const { headers } of [own, ofKin]) {
          const { status, body } = await ask(headers);
          assert.deepEqual([status, body['code']], [403, one.own ?? 'proposal.own-record'], headers === ofKin.headers ? 'of the household' : 'own');
        }
        const { headers } = else_;
        const done = await ask(headers);
        assert.ok(done.status < 300, `${done.status} ${JSON.stringify(done.body)}`);
        const again = await ask(headers);
        assert.deepEqual(again.status < 300 ? null : again.body['code'], one.again);
      });
});

/** The first steps of a case, each by another officer. */
async function doneBefore({ db, served }: { readonly db: Database; readonly served: Served }, { first = [] }: Case, at: Subject): Promise<Subject> {
  let subject = at;
  for (const { as, post, get = '', body, seen, purpose = 'cleaning', makes, ...of } of first) {
    const { headers } = await signInAs(db, as, { now, unit: of.unit === null ? null : unitFor(as) });
    const place = (post ?? get).replace(/\{(\w+)\}/g, (_, name: string) => String(subject[name as keyof Subject]));
    const said = { ...headers, 'sogoc-purpose': purpose, 'sogoc-reason': 'Tai nan tren duong' };
    const {
      status,
      body: answered,
      headers: back,
    } = await (post === undefined
      ? served.get(place, said)
      : served.post(place, body?.(subject) ?? {}, { ...said, 'idempotency-key': randomUUID(), ...(seen && { 'if-match': `"${seen}"` }) }));
    assert.ok(status < 300, `${place}: ${status} ${JSON.stringify(answered)}`);
    if (makes !== undefined) subject = { ...subject, made: String(back.get(makes) ?? answered[makes]) };
  }
  return subject;
}

/** What the first of them has read; the same again comes with it too. */
const read = new WeakMap<Subject, string>();
async function seenOf(served: Served, { seen = '', params }: Case, subject: Subject, headers: object): Promise<string> {
  if (!seen.startsWith('/')) return seen;
  const etag = read.get(subject) ?? (await served.get(seen.replace('{id}', params?.(subject)['id'] ?? ''), { ...headers })).headers.get('etag') ?? '';
  read.set(subject, etag);
  return etag.replaceAll('"', '');
}

function sent(served: Served, route: string, { params, body, seen }: Case, subject: Subject, headers: object) {
  const given = params?.(subject) ?? {};
  const place = (route.split(' ')[1] as string).replace(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '0');
  return served.post(place, body(subject), {
    ...headers,
    'idempotency-key': randomUUID(),
    ...(seen === '' ? {} : { 'if-match': `"${seen}"` }),
    ...purposeOf(route),
  });
}

function purposeOf(route: string): { readonly [name: string]: string } {
  const purpose = writes.find(({ method, path }) => `${method} ${path}` === route)?.purpose;
  return purpose === 'named' ? { 'sogoc-purpose': 'cleaning' } : {};
}

async function prepared(t: TestContext): Promise<{ readonly db: Database; readonly served: Served; readonly subject: Subject }> {
  const db = await withTestDatabase(t);
  const mai = { fullName: 'Lê Thị Mai', dateOfBirth: 19880101, sex: 'F', birthRegistrationUnit: maiDong, residenceUnit: maiDong, officeUnit: maiDong } as const;
  const household = { residenceFile: 'HS-1', householdId: 4321, filledOn: 20190601 };
  const built = await buildFrom(
    db,
    [
      [madeForm({ record: 1, ...mai, ...household, relationToHead: 'head' }), madeForm({ record: 2, ...mai, ...household, filledOn: 20180601 })],
      [madeForm({ record: 3, ...mai, ...household, fullName: 'Lê Thị Lan', relationToHead: 'sibling' })],
      [madeForm({ record: 4, ...mai, filledOn: 20210601 })],
    ],
    new Date('2025-06-01T03:00:00Z'),
  );
  const served = await serveDemoOf(t, db, { clock: () => now });
  const act = await inTransaction(db, (tx) =>
    correctPerson({ tx, now }, {
      personId: person,
      changes: { religion: 'khong' },
      reason: 'Theo tờ khai',
      officers: ['Nguyễn Thị Hoa', 'Trần Anh Tuấn'],
    } as never),
  );
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, severity, state, owner_unit, act_id)
    values (${person}, 'name-one-word', 'fullName', 'Mai', 'warning', 'open', ${maiDong}, ${built})`;
  for (const [id, kind, blocks] of [
    [901, 'possible-duplicate', 'merge'],
    [902, 'two-residences', 'nothing'],
    [903, 'number-claimed-twice', 'number'],
  ] as const) {
    await db.sql`
      insert into conflicts.conflict (conflict_id, kind, owner_unit, owner_rule, state, due_on, blocks, act_id)
      overriding system value values (${id}, ${kind}, ${maiDong}, 'one-residence', 'open', '2025-07-01', ${blocks}, ${built})`;
    const [form, of] = kind === 'two-residences' ? [person + 1, person] : [other, other];
    await db.sql`insert into conflicts.party (conflict_id, form_id, person_id) values (${id}, ${person}, ${person}), (${id}, ${form}, ${of})`;
  }
  await db.sql`update cleaning.form set person_number = 1188000123 where form_id in (${person}, ${other})`;
  const { tokenOf } = personTokens(db.dataDir);
  const subject = {
    ...{ person: tokenOf(person), other: tokenOf(other), form: String(person + 1), finding: '0', logins: [], made: '0' },
    ...{ act: String(act.actId), review: '901', conflict: '902', proposal: '0', correction: '0' },
  };
  const { headers } = await signInAs(db, 'commune-police', { now });
  const purpose = { 'sogoc-purpose': 'cleaning' };
  const post = (place: string, body: object) => served.post(place, body, { ...headers, ...purpose, 'idempotency-key': randomUUID() });
  const said = { reason: 'Một người khai hai lần' };
  const proposed = await post(`/v1/persons/${subject.person}/split`, { forms: [subject.form], takeNumber: true, ...said });
  const opened = await post('/v1/corrections', { personId: subject.person, changes: { fullName: 'Lê Thị Mai Anh' }, evidence: ['Giấy khai sinh'], ...said });
  const [finding] = (await served.get('/v1/findings?rule=name-one-word', { ...headers, ...purpose })).body['items'] as { id: string }[];
  return {
    db,
    served,
    subject: {
      ...subject,
      finding: finding?.id ?? assert.fail('no finding'),
      proposal: String(proposed.body['proposalId']),
      correction: String(opened.body['id']),
    },
  };
}
