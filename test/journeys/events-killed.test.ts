/** The serving program dies in the midst of a birth, a death, a move, a household split and a household joined: nothing of any is there, and the same requests register each once. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { householdIdOf } from '#cleaning/index.ts';
import { type Database, openDatabase } from '#database/index.ts';
import { digestRegister } from '#population/index.ts';
import type { Role } from '#values/index.ts';
import { resident } from '../support/at-counter.ts';
import { buildFrom } from '../support/made-register.ts';
import { freshFolder, jsonOf } from '../support/program.ts';
import { serveBy } from '../support/served-demo.ts';
import { maiDong, signInAs } from '../support/signed-in.ts';

const dayMs = 86_400_000;
const of = (file: string, relationToHead: string) => ({ residenceFile: file, householdId: householdIdOf(maiDong, file), relationToHead });
const people = [
  resident(1, { fullName: 'Lê Văn Nam', dateOfBirth: 19900203, sex: 'M', personNumber: '001090004567', ...of('HS-1', 'head') }),
  resident(2, { fullName: 'Nguyễn Thị Hoa', dateOfBirth: 19950315, sex: 'F', personNumber: '001195000123', ...of('HS-1', 'spouse') }),
  resident(3, { fullName: 'Vũ Đình Khôi', dateOfBirth: 19600101, sex: 'M', personNumber: '001060000111', ...of('HS-3', 'head') }),
  resident(4, { fullName: 'Trần Thị Mão', dateOfBirth: 19300000, sex: 'F', personNumber: '001130000777', ...of('HS-3', 'parent') }),
  resident(5, { fullName: 'Phạm Văn Cư', dateOfBirth: 19700909, sex: 'M', personNumber: '001070000888', ...of('HS-4', 'head') }),
  resident(6, { fullName: 'Đỗ Thị Sáu', dateOfBirth: 19650101, sex: 'F', personNumber: '001165000222', ...of('HS-5', 'head') }),
  resident(7, { fullName: 'Bùi Quang Bảy', dateOfBirth: 19920101, sex: 'M', personNumber: '001092000333', ...of('HS-5', 'child') }),
  resident(8, { fullName: 'Hồ Thị Tám', dateOfBirth: 19800101, sex: 'F', personNumber: '001180000444', ...of('HS-6', 'head') }),
  resident(9, { fullName: 'Hồ Văn Chín', dateOfBirth: 19780101, sex: 'M', personNumber: '001078000555', ...of('HS-7', 'head') }),
];

const informant = { fullName: 'Lê Văn Nam', relation: 'người nhà' };
const member = (personNumber: string, relationToHead: string) => ({ person: { personNumber }, relationToHead });

/** Each of other persons, so that none waits for another. */
const events = (day: string): readonly { readonly role: Role; readonly said: object }[] => [
  {
    role: 'civil-status-officer',
    said: {
      kind: 'birth',
      child: { fullName: 'Lê Minh Anh', dateOfBirth: day, sex: 'F', birthPlace: 'Bệnh viện Phụ sản Hà Nội' },
      mother: { personNumber: '001195000123' },
      father: { personNumber: '001090004567' },
      informant,
    },
  },
  { role: 'civil-status-officer', said: { kind: 'death', person: { personNumber: '001130000777' }, dateOfDeath: day, place: 'Tại nhà', informant } },
  {
    role: 'commune-police',
    said: { kind: 'move', place: 'Số 9, phường Mai Động, thành phố Hà Nội', since: day, members: [member('001070000888', 'head')] },
  },
  { role: 'commune-police', said: { kind: 'household-split', since: day, members: [member('001092000333', 'head')] } },
  {
    role: 'commune-police',
    said: { kind: 'household-join', household: String(householdIdOf(maiDong, 'HS-7')), since: day, members: [member('001180000444', 'sibling')] },
  },
];

async function register(t: TestContext): Promise<Database> {
  const db = await openDatabase(freshFolder(t));
  t.after(() => db.close());
  await buildFrom(
    db,
    people.map((one) => [one]),
    new Date(db.now().getTime() - 40 * dayMs),
  );
  return db;
}

/** Until so many sessions wait for a lock. */
async function waiting(db: Database, many: number, answered: () => unknown): Promise<void> {
  for (;;) {
    assert.equal(answered(), undefined, 'answered before it came to its archives');
    const waits =
      await db.sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%population.version%'`;
    if (waits.length >= many) return;
    await pause(20);
  }
}

test('killed with five kinds of event in the midst: nothing of any is there; sent again under their keys each is registered once', {
  timeout: 400_000,
}, async (t) => {
  const db = await register(t);
  const digest = await digestRegister(db);
  const now = db.now();
  const tellings = await Promise.all(
    events(new Date(now.getTime() - 10 * dayMs).toISOString().slice(0, 10)).map(async ({ role, said }, at) => {
      const { headers } = await signInAs(db, role, { now });
      return { body: JSON.stringify(said), headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': `event-${at}` } };
    }),
  );
  const tellAll = (address: string) =>
    tellings.map(async (one) => {
      const reply = await fetch(new URL('/v1/events', address), { method: 'POST', ...one });
      return { status: reply.status, body: (await reply.json()) as { readonly code?: string; readonly eventId?: number } };
    });
  const first = await serveBy(['serve', '--data', db.dataDir, '--port', '0']);
  t.after(() => first.kill());
  const holder = await db.sql.reserve();
  await holder`begin`;
  await holder`lock table population.version in share mode`; // archives cannot be written: each stops with act, forms, links and number made
  const told = tellAll(first.address);
  let answer: unknown;
  for (const one of told)
    one.then(
      (early) => (answer = early),
      () => {},
    );
  await waiting(db, tellings.length, () => answer);
  await first.kill();
  assert.ok((await Promise.allSettled(told)).every(({ status }) => status === 'rejected'));
  await holder`rollback`;
  holder.release();
  assert.equal(await digestRegister(db), digest);
  const left = await db.sql`
    select act_id from intake.act where kind <> 'build'
    union all select event_id from population.event
    union all select entry_id from population.entry where form_id < 4294967296
    union all select person_no from numbering.change
    union all select event_id from database.event where type <> 'register.built'`;
  assert.deepEqual([...left], []);
  const second = await serveBy(['serve', '--data', db.dataDir, '--port', '0']);
  t.after(() => second.stop());
  const [done, again] = [await Promise.all(tellAll(second.address)), await Promise.all(tellAll(second.address))];
  assert.deepEqual(
    done.map(({ status, body }) => [status, body.code]),
    done.map(() => [201, undefined]),
  );
  assert.deepEqual(again, done, 'sent twice');
  assert.equal((await db.sql`select from population.event`).length, tellings.length);
  const checked = await jsonOf<{ ok: boolean }>(['check', 'invariants', '--data', db.dataDir]);
  assert.ok(checked.data.ok);
});
