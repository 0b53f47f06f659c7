/** The second wall: what a reader's statement may see is held by the database, table by table, whatever the statement says. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { fillReach } from '#access/index.ts';
import { asRegister, type Database, inSql, inTransaction, type ReaderSettings, readAs, type Tx } from '#database/index.ts';
import { unitId } from '#values/index.ts';
import { withTestDatabase } from '../test/support/database.ts';
import { buildFrom, madeForm } from '../test/support/made-register.ts';
import { signInAs } from '../test/support/signed-in.ts';

const now = new Date('2026-11-23T03:00:00Z');
const [here, there, third] = [unitId('commune', '00310', 0), unitId('commune', '16852', 0), unitId('commune', '00001', 0)];

/** Tables that a reader's role sees whole, each with the reason. A new table has a policy or a line here. */
const open: { readonly [table: string]: string } = {
  'access.account': 'names of officers, no person of the register',
  'access.authenticator': 'closed to readers',
  'access.challenge': 'random bits, each taken once',
  'access.device': 'hashes of tokens',
  'access.failure': 'closed to readers',
  'access.human': 'which accounts are of one human: keys',
  'access.link': 'closed to readers',
  'access.passkey': 'public keys; each use case asks for its own',
  'access.password': 'closed to readers',
  'access.point': 'where officers serve for some days: public',
  'access.post': 'offices are public',
  'access.presence': 'who is open to which account: keys and times',
  'access.reach': 'which units lie in which: public',
  'access.sealed': 'key and time of a seal, by column rights; neither kind nor order',
  'access.sealed_reader': 'keys',
  'access.session': 'hashes of tokens, from which no token follows; each use case asks for its own',
  'audit.checkpoint': 'closed to readers; read as the register',
  'audit.refusal': 'names of witnesses; closed to readers',
  'audit.deferral': 'closed to readers; read as the register',
  'audit.entry': 'only added to',
  'audit.notable': 'only added to',
  'audit.place': 'closed to readers; read as the register',
  'audit.review': 'closed to readers; read as the register',
  'audit.subject': 'only added to',
  'audit.tile': 'closed to readers; read as the register',
  'audit.waiting': 'only added to',
  'cleaning.preview_finding': 'keys',
  'cleaning.step': 'counts of what offices did',
  'conflicts.party': 'keys of forms and persons, which tell nothing without them',
  'database.answer': 'found by the key that its asker made',
  'database.clock': 'no person',
  'database.event': 'keys of what happened',
  'database.heard': 'no person',
  'database.migration': 'no person',
  'database.timer': 'no person',
  'geography.change': 'public',
  'geography.unit': 'public',
  'intake.act_form': 'keys of forms and acts',
  'intake.act': 'who did what and why; of whom stands in tables that have policies',
  'intake.file': 'no person',
  'intake.slice': 'no person',
  'linkage.edge': 'keys and weights',
  'linkage.form_move': 'keys',
  'linkage.form_person': 'keys of forms and persons, which tell nothing without them',
  'linkage.index_chunk': 'keyed hashes',
  'linkage.index_file': 'no person',
  'linkage.index_segment': 'no person',
  'linkage.kept_apart': 'keys',
  'linkage.model': 'statistics of the country',
  'linkage.proposal': 'keys',
  'linkage.rarity_chunk': 'keyed hashes and counts',
  'notices.read': 'keys',
  'notices.reminded': 'keys and days',
  'numbering.ready': 'numbers of nobody',
  'numbering.stratum': 'how far the draw has come',
  'population.board': 'figures of units; what of them is few is withheld by the use case',
  'population.board_day': 'no person',
  'population.book': 'numbers of books',
  'population.build': 'counts of runs',
  'population.event_form': 'keys of forms and events',
  'population.slice': 'no person',
  'population.target': 'what a unit is to reach: no person',
  'population.target_day': 'figures of units',
};

/** Guarded tables without a policy for readers, each with the reason: their room reads them as the register, after it has judged. */
const closed: { readonly [table: string]: string } = {
  'cleaning.finding_count': 'figures of communes, for the pages that count',
  'cleaning.decision': 'values of forms of whoever they are; the finding is judged first',
  'cleaning.form_change': 'values of forms, which take part in no read of a person',
  'cleaning.preview': 'what an officer typed',
  'documents.given': 'a paper is attached by its giver only',
  'documents.paper': 'a paper is seen through a case of it, which its room judges',
  'documents.paper_of': 'the case that a paper is of is in a table of another room',
};

type Table = { readonly name: string; readonly guarded: boolean; readonly policies: readonly string[] };

const tablesOf = (db: Database) => db.sql<Table[]>`
  select n.nspname || '.' || c.relname as name, c.relrowsecurity and pg_get_userbyid(c.relowner) <> 'sogoc_app' as guarded,
    array(select p.polname::text from pg_policy as p where p.polrelid = c.oid order by 1) as policies
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$|public$|graphile_worker$)'
  order by 1`;

test('each table has its policy, and is not owned by who reads, or stands on the list of those that a reader sees whole, with its reason', async (t) => {
  const db = await withTestDatabase(t);
  const tables = await tablesOf(db);
  const bare = tables.filter(({ name, guarded }) => !guarded && !(name in open)).map(({ name }) => name);
  assert.deepEqual(bare, [], 'neither policy nor reason');
  const odd = tables
    .filter(({ name, guarded, policies }) => guarded && policies.join() !== (name in closed ? 'register' : 'reader,register'))
    .map(({ name }) => name);
  assert.deepEqual(odd, [], 'not the two policies');
  const guarded = new Set(tables.filter((table) => table.guarded).map(({ name }) => name));
  const idle = Object.keys(open).filter((name) => guarded.has(name) || !tables.some((table) => table.name === name));
  idle.push(...Object.keys(closed).filter((name) => !guarded.has(name)));
  assert.deepEqual(idle, [], 'on the list, but guarded or gone');
});

/** Functions that lend a reader the rights of their owner, each with the reason. */
const lends: { readonly [name: string]: string } = {
  'audit.looks_at(bigint,timestamp with time zone,date,integer)': 'the one way to read who looked, of one person at a time; the log itself is closed',
  'audit.hidden_looks(date)': 'one number, of the country',
};

test('an office that was given before its reach was noted gets it when the register is served, and all of it', async (t) => {
  const db = await withTestDatabase(t);
  await signInAs(db, 'provincial-police', { unit: unitId('province', '01', 0), now });
  await signInAs(db, 'auditor', { unit: null, now });
  const reach = () => db.sql`select root_unit, unit_id from access.reach order by 1, 2`;
  const before = [...(await reach())];
  assert.ok(before.length > 100);
  await db.sql`delete from access.reach`;
  await inTransaction(db, fillReach);
  await inTransaction(db, fillReach);
  assert.deepEqual([...(await reach())], before);
});

test('no view or function lends a reader the rights of its owner but those named, and no role passes the policies by', async (t) => {
  const db = await withTestDatabase(t);
  const lent = await db.sql`
    select c.oid::regclass::text as name
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm') and n.nspname !~ '^(pg_|information_schema$|graphile_worker$)'
      and not coalesce(c.reloptions @> '{security_invoker=true}', false)
    union all
    select p.oid::regprocedure::text
    from pg_proc as p
    join pg_namespace as n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname !~ '^(pg_|information_schema$|graphile_worker$)'`;
  assert.deepEqual(lent.map((row) => row['name']).sort(), Object.keys(lends).sort());
  const roles = await db.sql`select rolname from pg_roles where rolname like 'sogoc\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcanlogin)`;
  assert.deepEqual([...roles], []);
  const owned = await db.sql`select relname from pg_class where relowner::regrole::text in ('sogoc_app', 'sogoc_register')`;
  assert.deepEqual([...owned], []);
});

/** One person here, one there, one of no known unit; each with number, form, finding, household and a contradiction of their own. */
async function registerOf(t: TestContext) {
  const db = await withTestDatabase(t);
  await buildFrom(
    db,
    [here, there, undefined].map((unit, at) => [
      madeForm({
        record: at + 1,
        fullName: 'Nguyễn Văn Nam',
        dateOfBirth: 19800512,
        sex: 'M',
        birthRegistrationUnit: here,
        residenceUnit: unit,
        householdId: 100 + at,
      }),
    ]),
    now,
  );
  await db.sql`delete from cleaning.finding`;
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, severity, state, owner_unit, act_id)
    select form_id, 'x', 'fullName', 'error', 'open', residence_unit, 1 from cleaning.form`;
  await db.sql`
    insert into intake.file (file_no, sha256, path, bytes, records, state, received_at, office_unit)
    select 100 + row_number() over (order by form_id), sha256(form_id::text::bytea), 'x', 1, 1, 'done', ${now}, residence_unit from cleaning.form`;
  await db.sql`
    insert into intake.refused (file_no, record, line, byte_offset, byte_length, code)
    select file_no, 1, 2, 0, 1, 'x' from intake.file where file_no > 100`;
  await db.sql`insert into intake.typed_form (form_id, kind, fields, confirmed) select form_id, 'dc01', '{}', '[]' from cleaning.form`;
  await db.sql`
    insert into conflicts.conflict (conflict_id, kind, owner_unit, state, due_on, blocks, act_id)
    select form_id, 'impossible-dates', residence_unit, 'open', '2026-12-01', 'nothing', 1 from cleaning.form`;
  await db.sql`insert into conflicts.party (conflict_id, form_id, person_id) select form_id, form_id, person_id from linkage.form_person`;
  await db.sql`insert into numbering.reservation (person_id, kept) select person_id, true from population.person on conflict do nothing`;
  await db.sql`insert into numbering.change (person_no, act_id, person_after, state_after) select person_no, 1, person_id, 'active' from numbering.number`;
  await db.sql`
    insert into population.proposal (kind, payload, subjects, seen, reason, evidence, proposed_by, proposed_human, proposed_as, proposed_at, decides, decides_units, state)
    select 'x', '{}', array[p.person_id], '{1}', 'x', '{}', 900, 900, 'x', ${now}, '[{}]', array[coalesce(p.unit_id, 0)], 'waiting' from population.person as p`;
  await db.sql`
    insert into population.correction (request_id, person_id, changes, reason, evidence, office, owner_unit, owner_units, state, version, due_on, is_extended, opened_by, opened_human)
    select 1, person_id, '{}', 'x', '{}', 'commune-police', unit_id, array[coalesce(unit_id, 0)], 'opened', 1, '2026-12-01', false, 900, 900
    from population.person`;
  await db.sql`
    insert into population.correction_move (correction_id, version, move, at, account_id, role)
    select correction_id, 1, 'open', ${now}, 900, 'x' from population.correction`;
  await db.sql`
    insert into population.entry (unit_id, kind, book, number, year, registered_on, form_id)
    select 1, 'birth', '01/2026', form_id::text, 2026, 20261101, form_id from cleaning.form`;
  await db.sql`
    insert into population.entry_note (entry_id, note_no, kind, words_vi, words_en, noted_at)
    select entry_id, 1, 'registered', 'x', 'x', ${now} from population.entry`;
  await db.sql`
    insert into population.event (event_id, kind, unit_id, happened_on, state, said, confirmed, registered_at, registered_by, registered_human, registered_as,
      signs, signs_units, due_on)
    select form_id, 'birth', 1, 20261101, 'registered', '{}', '[]', ${now}, 900, 900, 'x', '[]', '{1}', '2026-11-24' from cleaning.form`;
  await db.sql`insert into population.event_form (form_id, event_id) select event_id, event_id from population.event`;
  await db.sql`insert into conflicts.move (conflict_id, version, kind, at) select conflict_id, 1, 'opened', ${now} from conflicts.conflict`;
  await db.sql`delete from notices.message`; // what the build told persons of their numbers
  await db.sql`delete from notices.notice`;
  await db.sql`
    insert into notices.notice (once_key, kind, "values", roles, units, made_at)
    select person_id::text, 'x', '{}', '{commune-police}', array[coalesce(unit_id, 1)], ${now} from population.person`;
  await db.sql`insert into notices.message (notice_id, channel, text, made_at) select notice_id, 'sms', 'x', ${now} from notices.notice`;
  await db.sql`insert into numbering.wish (person_no, person_id, keeps, reason, account_id, recorded_at) select person_no, person_id, true, 'x', 1, ${now} from numbering.number`;
  await db.sql`
    insert into population.confirmation (person_id, version_no, confirmed_at, account_id, human_id, role, paper)
    select person_id, version_no, ${now}, 900, 900, 'x', 'x' from population.person`;
  for (const unit of [here, there]) await signInAs(db, 'commune-police', { unit });
  const ids = await db.sql<{ id: number }[]>`select person_id as id from population.person order by 1`;
  return { db, persons: ids.map(({ id }) => id) as [number, number, number] };
}

/** How many rows of each guarded table this reader's statements see. */
async function seen(tx: Tx, tables: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await inSql(tx).unsafe<{ count: number }[]>(`select count(*)::int as count from ${table}`);
    counts[table] = row?.count ?? -1;
  }
  return counts;
}

const each = (tables: readonly string[], count: number) => Object.fromEntries(tables.map((table) => [table, count]));
const guardedTables = async (db: Database) => (await tablesOf(db)).filter(({ name, guarded }) => guarded && !(name in closed)).map(({ name }) => name);
const as = <T>(db: Database, reader: ReaderSettings, work: (tx: Tx) => Promise<T>) =>
  inTransaction(db, async (tx) => {
    await readAs(tx, reader);
    return await work(tx);
  });
const personsSeen = (tx: Tx) => inSql(tx)<{ id: number }[]>`select person_id as id from population.person order by 1`.then((rows) => rows.map(({ id }) => id));

test('settings that are unset, empty, of no such unit or of nobody show no row of any guarded table', async (t) => {
  const { db } = await registerOf(t);
  const tables = await guardedTables(db);
  const unset = await inTransaction(db, async (tx) => {
    await inSql(tx).unsafe('set local role sogoc_app');
    return await seen(tx, tables);
  });
  assert.deepEqual(unset, each(tables, 0));
  for (const reader of [{ now }, { unit: 999_999, account: 77, now }, { unit: third, now }, { person: 77, now }, { country: false, now }])
    assert.deepEqual(await as(db, reader, (tx) => seen(tx, tables)), each(tables, 0), JSON.stringify(reader));
});

test('a commune sees its own row of each guarded table; the country all of them', async (t) => {
  const { db, persons } = await registerOf(t);
  const tables = await guardedTables(db);
  for (const [at, unit] of [here, there].entries()) {
    assert.deepEqual(await as(db, { unit, now }, (tx) => seen(tx, tables)), each(tables, 1));
    assert.deepEqual(await as(db, { unit, now }, personsSeen), [persons[at]]);
  }
  assert.deepEqual(await as(db, { country: true, now }, (tx) => seen(tx, tables)), each(tables, 3));
  assert.deepEqual(await as(db, { person: persons[2], now }, personsSeen), [persons[2]]);
});

test('settings for two communes at once: the last one said holds, alone', async (t) => {
  const { db, persons } = await registerOf(t);
  const both = await inTransaction(db, async (tx) => {
    await readAs(tx, { unit: here, now });
    await readAs(tx, { unit: there, now });
    return await personsSeen(tx);
  });
  assert.deepEqual(both, [persons[1]]);
  await assert.rejects(as(db, { unit: `${here},${there}` as never, now }, personsSeen), /NaN|invalid input syntax/);
});

test('a seal takes the rows away from the unit and the country, and leaves them to its group', async (t) => {
  const { db, persons } = await registerOf(t);
  const tables = (await guardedTables(db)).filter((table) => !table.startsWith('notices.') && table !== 'intake.refused'); // they name nobody whom the register knows
  await db.sql`insert into access.sealed (person_id, kind, order_no, valid_from, sealed_by) values (${persons[0]}, 'court', '1', ${now}, '{a,b}')`;
  await db.sql`insert into access.sealed_reader (person_id, seal_id, account_id) select person_id, seal_id, 5 from access.sealed`;
  assert.deepEqual(await as(db, { unit: here, account: 4, now }, (tx) => seen(tx, tables)), each(tables, 0));
  assert.deepEqual(await as(db, { country: true, account: 4, now }, (tx) => seen(tx, tables)), each(tables, 2));
  assert.deepEqual(await as(db, { unit: here, account: 5, now }, (tx) => seen(tx, tables)), each(tables, 1));
  await assert.rejects(
    as(db, { country: true, now }, (tx) => inSql(tx)`select order_no from access.sealed`),
    /permission denied/,
  );
});

test('somebody who was present is open to that account until then', async (t) => {
  const { db, persons } = await registerOf(t);
  const until = new Date(now.getTime() + 1000);
  await db.sql`insert into access.presence (person_id, account_id, until) values (${persons[1]}, 4, ${until})`;
  assert.deepEqual(await as(db, { unit: here, account: 4, now }, personsSeen), [persons[0], persons[1]]);
  assert.deepEqual(await as(db, { unit: here, account: 5, now }, personsSeen), [persons[0]]);
  assert.deepEqual(await as(db, { unit: here, account: 4, now: until }, personsSeen), [persons[0]]);
});

test('a reader changes no row that they do not see, and reads nothing of the log', async (t) => {
  const { db, persons } = await registerOf(t);
  const changed = await as(db, { unit: here, now }, async (tx) => (await inSql(tx)`update population.person set full_name = 'x'`).count);
  assert.equal(changed, 1);
  await db.sql`update population.person set full_name = 'y' where full_name = 'x'`;
  const moved = as(db, { unit: here, now }, (tx) => inSql(tx)`update population.person set unit_id = ${there}`);
  await assert.rejects(moved, /violates row-level security policy/);
  for (const table of ['audit.entry', 'audit.subject'])
    for (const statement of [`select * from ${table}`, `delete from ${table}`, `update ${table} set entry_id = entry_id`])
      await assert.rejects(
        as(db, { country: true, now }, (tx) => inSql(tx).unsafe(statement)),
        /permission denied/,
        statement,
      );
  assert.equal(persons.length, 3);
});

test('as the register everything is there, and afterwards only the own again; a failure within ends the transaction', async (t) => {
  const { db, persons } = await registerOf(t);
  const [own, all, again] = await as(db, { unit: here, now }, async (tx) => [
    await personsSeen(tx),
    await asRegister(tx, () => asRegister(tx, () => personsSeen(tx))),
    await personsSeen(tx),
  ]);
  assert.deepEqual([own, all, again], [[persons[0]], persons, [persons[0]]]);
  await assert.rejects(
    as(db, { unit: here, now }, (tx) => asRegister(tx, () => inSql(tx)`select 1 / 0`)),
    /division by zero/,
  );
  await assert.rejects(
    as(db, { unit: here, now }, (tx) => asRegister(tx, () => inSql(tx)`delete from audit.entry`)),
    /permission denied/,
  );
});

test('connections that serve one reader after another, a thousand times: no row of somebody else, nothing is left behind', async (t) => {
  const { db, persons } = await registerOf(t);
  let foreign = 0;
  for (let round = 0; round < 100; round++) {
    const asked = Array.from({ length: 10 }, async (_, at) => {
      const mine = (round + at) % 3;
      const reader = [{ unit: here, now }, { unit: there, now }, { now }][mine] as ReaderSettings;
      const found = await as(db, reader, async (tx) => {
        const before = await personsSeen(tx);
        if (at === 5) await asRegister(tx, () => personsSeen(tx));
        if (at === 6) throw new Error('broken off');
        return [...before, ...(await personsSeen(tx))];
      }).catch(() => []);
      foreign += found.filter((person) => person !== persons[mine]).length;
      const [left] = await db.sql<
        { role: string; unit: string | null }[]
      >`select current_user::text as role, nullif(current_setting('sogoc.unit', true), '') as unit`;
      if (left?.role === 'sogoc_app' || left?.unit !== null) foreign++;
    });
    await Promise.all(asked);
  }
  assert.equal(foreign, 0);
});
