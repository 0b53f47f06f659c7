/** All statements that count what waits. */
import { inSql, type Tx } from '#database/index.ts';

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
