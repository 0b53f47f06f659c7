import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTestDatabase } from '../test/support/database.ts';
import { printSchema } from './print-schema.ts';

test('every part of a table is printed: columns, defaults, constraints, indexes, comments, and what stands beside tables', async (t) => {
  const db = await withTestDatabase(t);
  await db.sql.unsafe(`
    create schema zoo;
    comment on schema zoo is 'Animals';
    create sequence zoo.tag;
    create unlogged table zoo.animal (id bigint generated always as identity, name varchar(9) not null default 'x', twice integer generated always as (2 * 21) stored, primary key (id), check (name <> ''));
    comment on table zoo.animal is 'One animal';
    comment on column zoo.animal.name is 'Its name';
    create unique index animal_name on zoo.animal (lower(name)) where id > 3;
    alter table zoo.animal enable row level security, force row level security;
    create policy own on zoo.animal for select to public using (id = 7);
    create view zoo.named as select name from zoo.animal;
    create function zoo.one() returns int language sql as 'select 1'`);
  const printed = await printSchema(db.sql);
  for (const part of [
    '-- Animals\ncreate schema zoo;',
    'create sequence zoo.tag as bigint start 1',
    '-- One animal\ncreate unlogged table zoo.animal (',
    '  id bigint not null generated always as identity,',
    "  name character varying(9) not null default 'x'::character varying, -- Its name",
    '  twice integer generated always as ((2 * 21)) stored,',
    '  constraint animal_pkey PRIMARY KEY (id),',
    '  constraint animal_name_check CHECK',
    'CREATE UNIQUE INDEX animal_name ON zoo.animal USING btree (lower((name)::text)) WHERE (id > 3);',
    'alter table zoo.animal enable row level security, force row level security;',
    'create policy own on zoo.animal for select to public using ((id = 7));',
    'create view zoo.named as\n SELECT name',
    'create or replace function zoo.one()',
  ])
    assert.ok(printed.includes(part), `${part}\n--- is not in ---\n${printed.slice(printed.indexOf('create schema zoo'))}`);
  assert.equal(printed.match(/animal_pkey/g)?.length, 1);
  assert.equal(await printSchema(db.sql), printed);
});

test('a trigger stands with its table', async (t) => {
  const db = await withTestDatabase(t);
  assert.match(await printSchema(db.sql), /create trigger count_gone AFTER DELETE ON cleaning\.finding/);
});

for (const [what, statement] of [['an enum', "create type public.mood as enum ('a')"]] as const) {
  test(`refused: ${what}, which it would leave out`, async (t) => {
    const db = await withTestDatabase(t);
    await db.sql.unsafe(statement);
    await assert.rejects(printSchema(db.sql), /cannot print yet/);
  });
}
