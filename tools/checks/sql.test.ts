import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Files, makeTree } from './made-tree.ts';
import { sql } from './sql.ts';

const map = `module.exports = [
  { room: 'database', word: '', knows: [] },
  { room: 'intake', word: '', knows: ['database'] },
  { room: 'linkage', word: '', knows: ['intake'] },
  { room: 'population', word: '', knows: ['linkage'], writes: [{ table: 'linkage.link', why: 'one transaction a slice' }] },
];`;
const migration = `create table intake.file (file_no int); create sequence intake.act_number; create table linkage.link (form_id int); create table linkage.edge (form_id int);
create table population.person (person_id int);`;
const merging = 'export const merge = (tx) => inSql(tx)`insert into linkage.link (form_id) select person_id from population.person`;\n';

const run = (t: Parameters<typeof makeTree>[0], files: Files) =>
  sql.run(makeTree(t, { 'rooms.cjs': map, 'migrations/0001-intake-all.sql': migration, 'src/population/store.ts': merging, ...files }));

const store = (statement: string): Files => ({
  'src/linkage/store.ts': `export function f(tx) {\n  const sql = inSql(tx);\n  return sql\`${statement}\`;\n}\n`,
});

for (const [what, statement] of [
  [
    'a read of a room above and a write of its own',
    "insert into linkage.edge (form_id) select file_no from intake.file where path = 'intake.nowhere' -- from population.person",
  ],
  ['an upsert that locks and updates', 'insert into linkage.link (form_id) values (1) on conflict (form_id) do update set form_id = excluded.form_id'],
  ['a row lock on a table of a room above', 'select file_no from intake.file for update of file'],
  ['a from that names no table', 'select extract(year from e.on_day) from linkage.edge as e where e.form_id is not distinct from e.form_id'],
  ['a catalogue', 'select relname from pg_catalog.pg_class'],
  ['a temporary table', 'create temporary table passing (form_id int); insert into passing (form_id) select form_id from linkage.edge'],
] as const) {
  test(`holds: ${what}`, async (t) => assert.deepEqual(await run(t, store(statement)), []));
}

for (const [what, statement, says] of [
  [
    'a read of a room that it does not know',
    'select person_id from population.person',
    /src\/linkage\/store\.ts:3: reads population\.person, and linkage does not know population/,
  ],
  ['a read of a table that no migration makes', 'select 1 from intake.fille', /names intake\.fille, which no migration makes/],
  ['a read of a schema that is no room', 'select 1 from enrolment.dossier', /reads enrolment\.dossier, whose schema is no room/],
  ['an insert into the table of a room above', 'insert into intake.file (file_no) values (1)', /writes intake\.file, which belongs to intake/],
  ['an update there', 'update intake.file as f set file_no = 1', /writes intake\.file/],
  ['a delete there', 'delete from intake.file', /writes intake\.file/],
  ['a merge there', 'merge into intake.file as f using linkage.edge as e on e.form_id = f.file_no when matched then delete', /writes intake\.file/],
  ['a lock of the whole table', 'lock table intake.file', /writes intake\.file/],
  ['a column for it', 'alter table intake.file add column note text', /writes intake\.file/],
  ['an index on it', 'create unique index on intake.file (file_no)', /writes intake\.file/],
  ['a table in its schema', 'create unlogged table if not exists intake.copy (file_no int)', /writes intake\.copy/],
  ['a truncate there', 'truncate intake.file', /writes intake\.file/],
  ['a COPY into it', 'copy intake.file (file_no) from stdin', /writes intake\.file/],
  ['a number drawn from its sequence', "select nextval('intake.act_number') from linkage.edge", /writes intake\.act_number/],
  ['a write hidden in a with', 'with gone as (delete from intake.file returning file_no) select file_no from gone', /writes intake\.file/],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of code
  ['a write to a table that a value names', 'insert into ${sql(table)} (form_id) values (1)', /writes a table that a value names/],
  ['a write to a table without schema', 'insert into edge (form_id) values (1)', /writes edge without its schema/],
] as const) {
  test(`caught: ${what}`, async (t) => assert.match((await run(t, store(statement))).join('\n'), says));
}

test('caught: a COPY statement given as text', async (t) => {
  const breaches = await run(t, { 'src/linkage/store.ts': "export const keep = (tx, rows) => copyIn(tx, 'copy intake.file (file_no) from stdin', rows);\n" });
  assert.match(breaches.join('\n'), /writes intake\.file/);
});

for (const [what, text] of [
  ['behind the tag', 'export const f = (sql) => sql`select 1`;\n'],
  ['as text', "export const f = (db) => db.unsafe('select person_id from population.person');\n"],
  ['as a COPY', "export const f = (tx) => copyOut(tx, 'copy (select person_id from population.person) to stdout');\n"],
] as const) {
  test(`caught: SQL outside of store.ts, ${what}`, async (t) => {
    assert.match((await run(t, { 'src/linkage/link-forms.ts': text })).join('\n'), /src\/linkage\/link-forms\.ts:1: SQL outside of store\.ts/);
  });
}

test('caught: inSql outside of store.ts', async (t) => {
  assert.deepEqual(await run(t, { 'src/linkage/link-forms.ts': "import { inSql } from '#database/index.ts';\nexport const f = inSql;\n" }), [
    'src/linkage/link-forms.ts:1: imports inSql, which only store.ts may',
  ]);
});

test('holds: a sentence that only sounds like SQL', async (t) => {
  assert.deepEqual(
    await run(t, {
      'src/linkage/words.ts':
        "export const words = ['Select a form from the list', 'with a file as large as this', 'update the register', 'copy of a form'];\n",
    }),
    [],
  );
});

test('caught: an exception of the map that nobody needs, and one without its reason', async (t) => {
  const breaches = await run(t, { 'rooms.cjs': map.replace("'one transaction a slice'", "''"), 'src/population/store.ts': 'export {};\n' });
  assert.deepEqual(breaches, [
    'rooms.cjs:1: lets population write linkage.link, which it does not do',
    'rooms.cjs:1: lets population write linkage.link without a reason',
  ]);
});
