/** All statements of acts on persons: what is locked and looked up when an officer corrects or undoes. */
import { inSql, type Tx } from '#database/index.ts';
import type { FormId } from '#values/index.ts';

export type LockedPerson = { readonly versionNo: number; readonly state: string };

/** Locks the archive until commit: acts on one person happen one after the other. */
export async function lockPerson(tx: Tx, personId: number): Promise<LockedPerson | undefined> {
  const [row] = await inSql(tx)<LockedPerson[]>`
    select version_no as "versionNo", state
    from population.person
    where person_id = ${personId}
    for update`;
  return row;
}

/** Locks several archives, always in the same order, so that two acts never wait for each other. */
export async function lockPersons(tx: Tx, persons: readonly number[]): Promise<void> {
  await inSql(tx)`
    select
    from population.person
    where person_id = any(${persons as number[]}::bigint[])
    order by person_id
    for update`;
}

export type KnownAct = { readonly actId: FormId; readonly kind: string };

export async function findAct(tx: Tx, actId: number): Promise<KnownAct | undefined> {
  const [row] = await inSql(tx)<KnownAct[]>`select act_id as "actId", kind from intake.act where act_id = ${actId}`;
  return row;
}

/** The latest act that undoes this one. */
export async function undoingOf(tx: Tx, actId: number): Promise<number | undefined> {
  const [row] = await inSql(tx)<{ actId: number }[]>`select act_id as "actId" from intake.act where undoes = ${actId} order by act_id desc limit 1`;
  return row?.actId;
}
