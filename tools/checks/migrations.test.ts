import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Files, makeTree } from './made-tree.ts';
import { migrations } from './migrations.ts';
import { columnsMade, statementsOf } from './statements.ts';

const map = "module.exports = [{ room: 'intake', word: '', knows: [] }, { room: 'linkage', word: '', knows: ['intake'] }];";
const whole = `-- Received files.
create schema intake;
comment on schema intake is 'Received files';
create table intake.file (
  file_no integer primary key, -- a comma, in a comment; and a semicolon
  path text not null default 'a;b,c',
  size numeric(10, 2),
  check (path in ('a', 'b'))
);
comment on table intake.file is 'A file; as received';
comment on column intake.file.file_no is 'Its number';
comment on column intake.file.path is 'Where it lay: the sender''s own path';
comment on column intake.file.size is 'How long it is';
`;
const first = 'migrations/0001-intake-files.sql';

const run = (t: Parameters<typeof makeTree>[0], files: Files) => migrations.run(makeTree(t, { 'rooms.cjs': map, ...files }, '.squawk.toml'));

test('holds: schema, table and every column commented', async (t) => {
  assert.deepEqual(await run(t, { [first]: whole }), []);
});

for (const [what, text, says] of [
  ['a schema without comment', whole.replace(/comment on schema.*\n/, ''), `${first}:2: schema intake has no comment`],
  ['a table without comment', whole.replace(/comment on table.*\n/, ''), `${first}:4: table intake.file has no comment`],
  ['a column without comment', whole.replace(/comment on column intake\.file\.path.*\n/, ''), `${first}:4: column intake.file.path has no comment`],
  ['an empty comment', whole.replace("'How long it is'", "''"), `${first}:4: column intake.file.size has no comment`],
  ['a column added without comment', `${whole}alter table intake.file add column officer text;\n`, `${first}:14: column intake.file.officer has no comment`],
  [
    'a table of another room',
    `${whole}create table linkage.edge (form_id bigint primary key);\ncomment on table linkage.edge is 'x';\ncomment on column linkage.edge.form_id is 'x';\n`,
    `${first}:14: makes linkage.edge in a migration of intake`,
  ],
] as const) {
  test(`caught: ${what}`, async (t) => assert.deepEqual(await run(t, { [first]: text }), [says]));
}

for (const backward of [
  'drop table intake.file;',
  'alter table intake.file drop column path;',
  'alter table intake.file rename column path to place;',
  'alter table intake.file alter column path type integer;',
  'truncate intake.file;',
]) {
  test(`caught: ${backward}`, async (t) =>
    assert.match((await run(t, { [first]: `${whole}${backward}\n` })).join('\n'), /:14: takes away or rewrites what stands/));
}

test('holds: a step backward for which a decision stands; caught: one that names a decision that does not', async (t) => {
  const text = `-- ADR 0009\n${whole}delete from intake.file;\n`;
  assert.deepEqual(await run(t, { [first]: text, 'docs/adr/0009-files-go.md': '# 9\n' }), []);
  assert.match((await run(t, { [first]: text, 'docs/adr/0008-other.md': '# 8\n' })).join('\n'), /takes away/);
});

test('caught: a gap in the numbers, a number twice, a room that is not on the map, a name of another form', async (t) => {
  const breaches = await run(t, {
    [first]: whole,
    'migrations/0003-intake-more.sql': '-- More of it.\nselect 1;\n',
    'migrations/0003-tax-rates.sql': '-- Rates of it.\nselect 1;\n',
    'migrations/0005_intake.sql': '-- Odd name here.\nselect 1;\n',
  });
  assert.deepEqual(breaches, [
    'migrations/0003-intake-more.sql:1: should be number 0002: numbers have a gap or stand twice',
    'migrations/0003-tax-rates.sql:1: tax is no room of rooms.cjs',
    'migrations/0005_intake.sql:1: is not named NNNN-<room>-<what>.sql',
  ]);
});

test('caught by squawk: a time without zone', async (t) => {
  assert.match(
    (await run(t, { [first]: whole.replace('size numeric(10, 2)', 'size timestamp') })).join('\n'),
    /0001-intake-files\.sql:\d+: squawk: prefer-timestamp-tz/,
  );
});

test('caught: a folder without migrations', async (t) => {
  assert.deepEqual(await run(t, {}), ['migrations: holds no migration']);
});

test('a statement ends at its semicolon, not at one in a text, a comment or a function', () => {
  const text = "select 'a;b'; -- one; two\n\ncreate function f() returns int language sql as $x$ select 1; $x$; /* a; b */ select 2";
  assert.deepEqual(
    statementsOf(text).map(({ line, text }) => [line, text.slice(0, 12)]),
    [
      [1, "select 'a;b'"],
      [3, 'create funct'],
      [3, 'select 2'],
    ],
  );
});

test('columns are told from constraints, and commas within brackets part nothing', () => {
  const [statement] = statementsOf('create table a.b (c numeric(1, 2) not null, "d" text default \'x, y\', primary key (c, "d"), constraint e check (c > 0))');
  assert.deepEqual(statement && columnsMade(statement), ['a.b.c', 'a.b."d"']);
});

test('holds: a constraint that is put back under its name is a list that was replaced; caught: one that is not', async (t) => {
  const second = 'migrations/0002-intake-states.sql';
  const drop = 'alter table intake.file drop constraint file_path_check;\n';
  const text = `${drop}alter table intake.file add constraint file_path_check check (path in ('a', 'b', 'c')) not valid;\n`;
  assert.deepEqual(await run(t, { [first]: whole, [second]: text }), []);
  for (const gone of [drop, text.replace('add constraint file_path_check', 'add constraint another_check')])
    assert.match((await run(t, { [first]: whole, [second]: gone })).join('\n'), /:1: takes away or rewrites what stands/);
});
