/** A register of a commune in which pairs of archives wait to be reviewed: made by the real pipeline, the pairs chosen by us. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { type Actor, actorOf } from '#access/index.ts';
import { openConflicts } from '#conflicts/index.ts';
import { type Database, inTransaction, openDatabase } from '#database/index.ts';
import { buildRegister } from '#population/index.ts';
import { simulate } from '#simulation/index.ts';
import type { Role, UnitId } from '#values/index.ts';
import { testKey } from './made-register.ts';
import { maiDong, signInAs } from './signed-in.ts';

export const reviewedOn = new Date('2026-11-23T03:00:00Z');

export type WaitingPair = { readonly conflictId: number; readonly persons: readonly [number, number] };

/** Living persons of Mai Động, two by two, each pair in an open conflict of which the commune is in charge. */
export async function openPairs(db: Database, count: number, { owner = maiDong }: { readonly owner?: UnitId | null } = {}): Promise<readonly WaitingPair[]> {
  const people = await db.sql<{ person: number; form: number }[]>`
    select p.person_id as person, min(l.form_id) as form
    from population.person as p
    join linkage.form_person as l using (person_id)
    where p.state = 'alive' and p.unit_id = ${maiDong}
      and p.person_id not in (select person_id from conflicts.party)
    group by p.person_id
    order by p.name_key, p.person_id
    limit ${2 * count}`;
  const pairs = Array.from({ length: count }, (_, at) => [people[2 * at], people[2 * at + 1]] as [(typeof people)[number], (typeof people)[number]]);
  await inTransaction(db, (tx) =>
    openConflicts(
      tx,
      pairs.map((pair) => ({
        kind: 'possible-duplicate',
        ownerUnit: owner,
        ownerRule: 'one-residence',
        detail: 'fullName, dateOfBirth',
        parties: pair.map(({ form, person }) => ({ formId: form, personId: person })),
      })),
      { actId: 1, now: reviewedOn },
    ),
  );
  const rows = await db.sql<{ conflictId: number; one: number; other: number }[]>`
    select conflict_id as "conflictId", min(person_id) as one, max(person_id) as other
    from conflicts.party
    where person_id = any(${pairs.flat().map(({ person }) => person)}::bigint[])
    group by conflict_id
    having count(distinct person_id) = 2
    order by conflict_id`;
  return rows.map(({ conflictId, one, other }) => ({ conflictId, persons: [one, other] as const }));
}

/** 300 simulated people of one commune in a register of its own. What the build itself was not sure of is settled, so that only our pairs wait. */
export async function reviewedRegister(t: TestContext): Promise<Database> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-reviewed-'));
  const db = await openDatabase(path.join(folder, 'register'), { connections: 6 });
  t.after(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const paths = [path.join(folder, 'files')];
  await simulate({ people: 300, seed: 11, out: paths[0] as string, communes: ['00310'] });
  await buildRegister({ db, now: reviewedOn, stopping: new AbortController().signal, progress: () => {} }, { paths, numberKey: testKey, workers: 1 });
  await db.sql`update conflicts.conflict set state = 'settled', settled_by = 1`;
  return db;
}

export async function officer(db: Database, role: Role, more: { readonly unit?: UnitId | null; readonly personId?: number } = {}): Promise<Actor> {
  const { token } = await signInAs(db, role, { ...more, now: reviewedOn });
  return await inTransaction(db, (tx) => actorOf(tx, token, reviewedOn));
}
