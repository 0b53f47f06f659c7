/** Ten thousand findings decided at once while the serving program dies: nothing half; the same request again does it; undone beside an edit. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { formRow, insertForms } from '#cleaning/index.ts';
import { type Database, inTransaction, openDatabase } from '#database/index.ts';
import { buildFrom, madeForm } from '../support/made-register.ts';
import { freshFolder, jsonOf, startSogoc } from '../support/program.ts';
import { maiDong, signInAs } from '../support/signed-in.ts';

const [rows, persons] = [10_000, 300];

/** Ten thousand forms whose names were repaired; the first of them are of persons. */
async function registerOf(t: TestContext): Promise<Database> {
  const db = await openDatabase(freshFolder(t));
  t.after(() => db.close());
  const made = (record: number) =>
    madeForm({ record, fullName: `Nguyễn Thị Số ${'ABCDEGHIKL'[record % 10]}`, dateOfBirth: 19600101 + (record % 28), sex: 'F', residenceUnit: maiDong });
  const all = Array.from({ length: rows }, (_, at) => made(at + 1));
  await buildFrom(
    db,
    all.slice(0, persons).map((form) => [form]),
    new Date('2026-11-01T03:00:00Z'),
  );
  await inTransaction(db, (tx) => insertForms(tx, all.slice(persons).map(formRow)));
  await db.sql`update intake.file set records = ${rows} where file_no = 1`;
  await db.sql`delete from cleaning.finding`;
  await db.sql`
    insert into cleaning.finding (form_id, rule, field, found, repaired, severity, state, owner_unit, act_id)
    select form_id, 'name-typing-residue', 'fullName', full_name || ' s', full_name, 'note', 'repaired', ${maiDong}, 1 from cleaning.form`;
  return db;
}

async function serve(t: TestContext, data: string): Promise<{ readonly child: ChildProcess; readonly address: string; readonly gone: Promise<void> }> {
  const child = startSogoc(['serve', '--data', data, '--port', '0']);
  t.after(() => child.kill('SIGKILL'));
  const gone = new Promise<void>((resolve) => void child.once('close', () => resolve()));
  let said = '';
  for (const out of [child.stdout, child.stderr]) out?.setEncoding('utf8').on('data', (text: string) => void (said += text));
  while (!said.includes('openapi.json')) {
    assert.equal(child.exitCode, null, said);
    await pause(50);
  }
  return { child, address: /http:\/\/localhost:\d+\//.exec(said)?.[0] ?? '', gone };
}

async function stateOf(db: Database): Promise<readonly unknown[]> {
  const [findings] =
    await db.sql`select md5(string_agg(concat_ws(' ', form_id, rule, state, repaired, act_id), ',' order by form_id, rule)) as h from cleaning.finding`;
  const [forms] = await db.sql`select md5(string_agg(concat_ws(' ', form_id, full_name, doubted), ',' order by form_id)) as h from cleaning.form`;
  const [archives] = await db.sql`select md5(string_agg(concat_ws(' ', person_id, version_no, full_name), ',' order by person_id)) as h from population.person`;
  const [left] = await db.sql`
    select (select count(*) from cleaning.decision) + (select count(*) from cleaning.form_change) + (select count(*) from cleaning.step) as rows,
      (select count(*) from cleaning.preview) as previews`;
  return [findings?.['h'], forms?.['h'], archives?.['h'], left?.['rows'], left?.['previews']];
}

/** Archives cannot be written until it is let go: whoever mends stops with findings and forms changed. */
async function holdArchives(
  db: Database,
): Promise<{ waits(many: number, answers: Promise<{ readonly body: unknown }>): Promise<void>; release(): Promise<void> }> {
  const holder = await db.sql.reserve();
  await holder`begin`;
  await holder`lock table population.version in share mode`;
  return {
    waits: async (many, answers) => {
      let answered: unknown;
      answers.then(
        ({ body }) => (answered = body),
        (error) => (answered = error),
      );
      for (;;) {
        assert.equal(answered, undefined, 'answered before it came to its archives');
        const [row] = await db.sql<{ n: number }[]>`
          select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        if ((row?.n ?? 0) >= many) return;
        await pause(20);
      }
    },
    release: async () => {
      await holder`rollback`;
      holder.release();
    },
  };
}

test('killed in the midst of ten thousand: nothing of it is there, the same key does all of it once; an edit beside the undoing is told and stays', {
  timeout: 400_000,
}, async (t) => {
  const db = await registerOf(t);
  const [hoa, lan] = [await signInAs(db, 'commune-police'), await signInAs(db, 'commune-police')];
  let served = await serve(t, db.dataDir);
  const ask = async (place: string, { by = hoa, body, ...headers }: { by?: typeof hoa; body?: object; [name: string]: unknown }) => {
    const reply = await fetch(new URL(place, served.address), {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...by.headers, 'content-type': 'application/json', 'sogoc-purpose': 'cleaning', ...(headers as Record<string, string>) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: reply.status, etag: reply.headers.get('etag') ?? '', body: (await reply.json()) as Record<string, never> };
  };
  const many = { filter: { rule: ['name-typing-residue'] }, decision: 'keep', reason: 'đúng như giấy' };
  const preview = await ask('/v1/findings/mend', { body: { ...many, preview: true }, 'idempotency-key': 'preview' });
  assert.equal(preview.body['count'], rows);
  const before = await stateOf(db);
  const doIt = () => ask('/v1/findings/mend', { body: { ...many, token: preview.body['token'] }, 'idempotency-key': 'do-it' });

  const held = await holdArchives(db);
  const asked = doIt();
  const cut = assert.rejects(asked);
  await held.waits(1, asked);
  served.child.kill('SIGKILL');
  await Promise.all([cut, served.gone]);
  await held.release();
  assert.deepEqual(await stateOf(db), before);

  served = await serve(t, db.dataDir);
  const done = await doIt();
  assert.deepEqual([done.status, done.body['count'], done.body['leftOut']], [200, rows, []]);
  const after = await stateOf(db);
  assert.deepEqual((await doIt()).body, done.body, 'sent again it is answered again');
  assert.deepEqual(await stateOf(db), after, 'and not done again');
  const [kept] = await db.sql`select count(*)::int as n from cleaning.form where full_name like '% s'`;
  assert.equal(kept?.['n'], rows);

  const [own] = (await ask('/v1/findings?rule=name-typing-residue&limit=1', {})).body['items'] as unknown as [{ id: string; person: { fullName: string } }];
  const seen = await ask(`/v1/findings/${own.id}`, { by: lan });
  const beside = await holdArchives(db);
  const edit = ask(`/v1/findings/${own.id}/mend`, {
    by: lan,
    body: { decision: 'type', value: 'Trần Thị Riêng' },
    'if-match': seen.etag,
    'idempotency-key': 'edit',
  });
  await beside.waits(1, edit);
  const undo = ask(`/v1/acts/${done.body['actId']}/undo`, { body: { reason: 'nhầm bộ lọc' }, 'idempotency-key': 'undo' });
  await beside.waits(2, undo);
  await beside.release();
  assert.equal((await edit).status, 200);
  const undone = await undo;
  assert.equal(undone.status, 202);
  const left = undone.body['leftAlone'] as unknown as { count: number; findings: { id: string; person: { fullName: string } }[] };
  assert.deepEqual([left.count, left.findings.map(({ id, person }) => [id, person.fullName])], [1, [[own.id, 'Trần Thị Riêng']]]);
  const [row] = await db.sql`
    select count(*) filter (where full_name like 'Nguyễn Thị Số _')::int as back, count(*) filter (where full_name = 'Trần Thị Riêng')::int as typed from cleaning.form`;
  assert.deepEqual([row?.['back'], row?.['typed']], [rows - 1, 1]);
  const again = await ask(`/v1/findings/${own.id}/mend`, {
    body: { decision: 'type', value: 'Lê Thị Muộn' },
    'if-match': seen.etag,
    'idempotency-key': 'late',
  });
  assert.equal(again.status, 412, 'who saw it before is told');
  served.child.kill('SIGINT');
  await served.gone;
  const checked = await jsonOf<{ checks: { name: string; ok: boolean }[] }>(['check', 'invariants', '--data', db.dataDir]);
  const broken = checked.data.checks.filter(({ ok }) => !ok).map(({ name }) => name);
  assert.deepEqual(broken, ['form-linked-or-withdrawn'], 'most forms of this register are nobody’s');
});
