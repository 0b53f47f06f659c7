/** How many connections a server still has room for: whoever starts processes asks first. */
import type { Database } from './database.ts';

/**
 * As the server, the database and the role allow, less what is in use, by us or by others. Those that the server reserves are
 * not counted, and a superuser is bound by neither database nor role. Somebody else may take them meanwhile.
 */
export async function freeConnections({ sql }: Database): Promise<number> {
  const [row] = await sql<{ free: number }[]>`
    with session as (
      select datname, usename
      from pg_stat_activity
      where backend_type = 'client backend'
    )
    select least(
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int - current_setting('reserved_connections')::int
        - (select count(*) from session),
      case when d.datconnlimit >= 0 and not r.rolsuper then d.datconnlimit - (select count(*) from session where datname = d.datname) end,
      case when r.rolconnlimit >= 0 and not r.rolsuper then r.rolconnlimit - (select count(*) from session where usename = r.rolname) end
    )::int as free
    from pg_database as d
    cross join pg_roles as r
    where d.datname = current_database() and r.rolname = session_user`;
  return row?.free ?? 0;
}

/** Those and the idle ones of this program's own pool: what it could take up beside the `busy` ones that it uses. */
export async function spareConnections(db: Database, busy: number): Promise<number> {
  const [row] = await db.sql<{ own: number }[]>`select count(*)::int as own from pg_stat_activity where application_name = current_setting('application_name')`;
  return (await freeConnections(db)) + Math.max(0, (row?.own ?? 0) - busy);
}
