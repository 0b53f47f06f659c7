/** All statements that count what waits. */
import type { ConflictKind } from '#conflicts/index.ts';
import { inSql, type Tx } from '#database/index.ts';
import { hiddenBySeal, type Reader } from './reach-store.ts';

export type ConflictsWaiting = { readonly count: number; readonly kind: ConflictKind | null; readonly dueOn: string | null };

/** Open conflicts of these kinds where it is the turn of somebody within reach, with the most urgent; none of a person whom a seal hides. */
export async function conflictsWaiting(tx: Tx, { opened, now }: Reader, kinds: readonly ConflictKind[]): Promise<ConflictsWaiting> {
  const { country, accountId } = opened;
  const units = [...opened.units];
  const [row] = await inSql(tx)<ConflictsWaiting[]>`
    select count(*)::int as count, (array_agg(c.kind order by c.due_on, c.conflict_id))[1] as kind, min(c.due_on)::text as "dueOn"
    from conflicts.conflict as c
    where c.state = 'open'
      and c.turn <> 'approver'
      and c.kind = any(${kinds as string[]}::text[])
      and (${country} or c.owner_unit = any(${units}::int[]) or c.turn_unit = any(${units}::int[]))
      and c.conflict_id not in (
        select p.conflict_id
        from conflicts.party as p
        where p.person_id in (select person_id from access.sealed) and ${hiddenBySeal(tx, accountId, now)}
      )`;
  return row ?? { count: 0, kind: null, dueOn: null };
}

export type RowsWaiting = { readonly count: number; readonly path: string | null };

/** Rows that could not be read and that nobody has sent again, and the file that has most of them. */
export async function refusedWaiting(tx: Tx): Promise<RowsWaiting> {
  const [row] = await inSql(tx)<RowsWaiting[]>`
    with by_file as (
      select f.path, count(*)::int as n
      from intake.refused as r
      join intake.file as f using (file_no)
      where r.mended_by is null
      group by f.path
    )
    select coalesce(sum(n), 0)::int as count, (array_agg(path order by n desc, path))[1] as path
    from by_file`;
  return row ?? { count: 0, path: null };
}
