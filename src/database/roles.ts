/** The roles under which a request's statements run, and the least that each may. */
import type postgres from 'postgres';
import { refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';

/**
 * `sogoc_app` reads what the row policies open to its reader. `sogoc_register` is held by none of them: what must be done beyond the
 * reader's reach, after it was judged. The owner of the database, as which builds and commands run, inherits the second.
 */
export const roles = ['sogoc_app', 'sogoc_register'] as const;

/** What a role may not, of all that the two may by default: read, add, change and take away rows. Each holds where its table is there. */
const exceptions: readonly { readonly table: string; readonly right: string }[] = [
  // the log is only added to, and read through its own room, as the register
  { table: 'audit.entry', right: 'revoke all on all tables in schema audit from sogoc_app' },
  { table: 'audit.entry', right: 'grant insert on audit.entry, audit.subject to sogoc_app' },
  { table: 'audit.waiting', right: 'grant insert on audit.waiting to sogoc_app' },
  { table: 'audit.entry', right: 'revoke update, delete on audit.entry, audit.subject from sogoc_register' },
  { table: 'audit.notable', right: 'grant insert on audit.notable to sogoc_app' },
  { table: 'audit.notable', right: 'revoke update, delete on audit.notable, audit.review, audit.place from sogoc_register' },
  // what somebody signs in with is for signing in
  { table: 'access.password', right: 'revoke all on access.password, access.authenticator, access.link, access.failure from sogoc_app' },
  // that a seal holds is told, not why
  { table: 'access.sealed', right: 'revoke all on access.sealed from sogoc_app' },
  { table: 'access.sealed', right: 'grant select (person_id, seal_id, valid_from, valid_to) on access.sealed to sogoc_app' },
];

/** Roles are of the server, not of the database: they are made wherever a register is opened. Two registers of one server share them. */
export async function makeRoles(sql: postgres.ReservedSql): Promise<void> {
  for (const role of roles) {
    const [found] = await sql<{ exists: boolean; member: boolean }[]>`
      select exists (select from pg_roles where rolname = ${role}) as exists,
        case when exists (select from pg_roles where rolname = ${role}) then pg_has_role(current_user, ${role}, 'set') else false end as member`;
    if (found?.member) continue;
    try {
      if (!found?.exists) await sql.unsafe(`create role ${role} nologin`).catch(ignoreMadeMeanwhile);
      await sql.unsafe(`grant ${role} to current_user with inherit ${role === 'sogoc_register'}, set true`);
    } catch (error) {
      if ((error as { code?: string }).code === '42501') refuse(refusals, 'database.roles', { role });
      throw error;
    }
  }
}

function ignoreMadeMeanwhile(error: { code?: string }): void {
  if (error.code !== '42710' && error.code !== '23505') throw error;
}

/** After the schema has changed: new tables are read and written as the others are. */
export async function grantRights(sql: postgres.ReservedSql): Promise<void> {
  const schemas = await sql<{ name: string }[]>`
    select nspname as name
    from pg_namespace
    where nspname !~ '^(pg_|information_schema$|public$|graphile_worker$)'`;
  const both = roles.join(', ');
  for (const { name } of schemas) {
    await sql.unsafe(`grant usage on schema ${name} to ${both}`);
    await sql.unsafe(`grant select, insert, update, delete on all tables in schema ${name} to ${both}`);
    await sql.unsafe(`grant usage, select on all sequences in schema ${name} to ${both}`);
  }
  for (const { table, right } of exceptions) {
    const [found] = await sql<{ exists: boolean }[]>`select to_regclass(${table}) is not null as exists`;
    if (found?.exists) await sql.unsafe(right);
  }
}
