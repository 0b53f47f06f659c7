/** Somebody else's server, named by DATABASE_URL, has room for few more connections: fewer processes work, or none begins. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Database, freeConnections, openDatabase } from '#database/index.ts';
import { numberKey } from '#numbering/index.ts';
import { buildRegister } from '#population/index.ts';
import { dc01File } from '../support/dc01.ts';
import { freshFolder, jsonOf, outcomeOf, runSogoc, startSogoc } from '../support/program.ts';
import { refusedWith } from '../support/promises.ts';

type Report = { forms: number; persons: number; fewerWorkers: { asked: number; started: number; for: string } | null };

/** A database whose owner may open so many connections; the superuser of the tests is bound by no such limit. */
async function urlFor(server: Database, role: string, connections: number): Promise<string> {
  await server.sql.unsafe(`create role ${role} login password 'secret' connection limit ${connections}`);
  await server.sql.unsafe(`grant sogoc_app, sogoc_register to ${role}`);
  await server.sql.unsafe(`create database ${role} owner ${role}`);
  return `postgres://${role}:secret@127.0.0.1:${server.sql.options.port[0]}/${role}`;
}

test('fewer processes than were asked for where connections are few, and it is said; refused where there is none for the program itself', async (t) => {
  const folder = freshFolder(t);
  const files = path.join(folder, 'a.csv');
  writeFileSync(files, dc01File([{}, { ho_ten: 'Lê Văn Nam', gioi_tinh: 'Nam' }]));
  const server = await openDatabase(path.join(folder, 'server'));
  try {
    const build = (url: string) => ({ words: ['build', files, '--workers', '24', '--data', path.join(folder, 'data')], env: { DATABASE_URL: url } });
    const some = build(await urlFor(server, 'twenty', 20));
    const said = await runSogoc(some.words, some.env);
    assert.equal(said.code, 0, said.stderr);
    assert.match(said.stdout, /[23] processes instead of 24: the PostgreSQL server has room for no more connections/);

    const few = build(await urlFor(server, 'five', 5));
    const refused = await runSogoc([...few.words, '--json'], few.env);
    assert.equal(refused.code, 4, refused.stderr);
    const { code, detail } = JSON.parse(refused.stdout) as { code: string; detail: string };
    assert.equal(code, 'build.few-connections');
    assert.match(detail, /room for [34] more connections; a run needs at least 6/);

    const none = await runSogoc(['person', 'find', 'nam', '--json'], { DATABASE_URL: await urlFor(server, 'zero', 0) });
    assert.deepEqual([none.code, (JSON.parse(none.stdout) as { code: string }).code], [4, 'database.no-connection'], none.stdout);
  } finally {
    await server.close();
  }
});

test('the demo serves its sample where there are eight connections, also those that its first build opened; with seven it is refused', async (t) => {
  const folder = freshFolder(t);
  const server = await openDatabase(path.join(folder, 'server'));
  try {
    const start = async (role: string, connections: number) =>
      startSogoc(['demo', '--port', '0', '--data', path.join(folder, role)], { DATABASE_URL: await urlFor(server, role, connections) });
    const seven = await outcomeOf(await start('seven', 7));
    assert.equal(seven.code, 4, seven.stderr);
    assert.match(seven.stderr, /room for 5 more connections; a run needs at least 6/);
    const eight = await start('eight', 8);
    eight.stdout?.on('data', (text: Buffer) => text.includes('openapi.json') && eight.kill('SIGINT'));
    const served = await outcomeOf(eight);
    assert.equal(served.code, 130, served.stderr);
    assert.match(served.stdout, /2 communes, .* 4931 people/);
  } finally {
    await server.close();
  }
});

test('refused: a build in a program whose own pool is too small for it, instead of standing still', async (t) => {
  const folder = freshFolder(t);
  const db = await openDatabase(folder, { connections: 2 });
  t.after(db.close);
  const silent = { stopping: new AbortController().signal, progress: () => {} };
  const build = buildRegister({ db, now: db.now(), ...silent }, { paths: [], numberKey: numberKey({ dataDir: db.dataDir }), workers: 1 });
  await assert.rejects(build, refusedWith('build.few-connections'));
});

test('less memory than all would take: fewer processes, and it is said', async (t) => {
  const folder = freshFolder(t);
  const files = path.join(folder, 'a.csv');
  writeFileSync(files, dc01File([{}]));
  const { run, data } = await jsonOf<Report>(['build', files, '--workers', '6', '--memory', '1100m', '--data', path.join(folder, 'data')]);
  assert.equal(run.code, 0, run.stderr);
  assert.deepEqual(data.fewerWorkers, { asked: 6, started: 2, for: 'memory' });
});

test('connections in use are not free, and a register that is closed twice is closed once', async (t) => {
  const folder = freshFolder(t);
  const server = await openDatabase(folder);
  const free = await freeConnections(server);
  const other = await openDatabase(folder, { connections: 2 });
  await Promise.all([other.sql`select pg_sleep(0)`, other.sql`select 1`]);
  assert.ok((await freeConnections(server)) < free && free < 120);
  await other.close();
  await other.close();
  assert.equal((await server.sql<{ one: number }[]>`select 1 as one`)[0]?.one, 1);
  await server.close();
});
