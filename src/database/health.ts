/** Door for the program: what is looked at in the database server, its settings, the disk, the clock, the jobs. */
import { statfs } from 'node:fs/promises';
import { bad, type CheckUp, good, type Health, type Words, warning } from '#values/index.ts';
import type { Database } from './database.ts';
import { freeConnections } from './free-connections.ts';

export type CheckUpNeeds = {
  readonly db: Database;
  /** Whether it is judged as a register that people rely on, not as a trial. */
  readonly production: boolean;
};

/** Releases of PostgreSQL 18 before it have holes that are known (CVE-2026-14678). */
const safeMinor = 6;
const [gigabyte, mostSkewMs] = [1_000_000_000, 2_000];

const replaceServer: Words = {
  vi: `Đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL 18.${safeMinor} trở lên, có sao lưu; bản nhúng chỉ để chạy thử.`,
  en: `Set DATABASE_URL to a server with PostgreSQL 18.${safeMinor} or newer that is backed up; the embedded one is for trials.`,
};

async function serverVersion({ db, production }: CheckUpNeeds): Promise<Health> {
  const [major = 0, minor = 0] = db.version.split(/\D/).map(Number);
  const found: Words = {
    vi: `PostgreSQL ${db.version}${db.embedded ? ', bản nhúng' : ''}`,
    en: `PostgreSQL ${db.version}${db.embedded ? ', embedded' : ''}`,
  };
  if (major < 18 || (production && (db.embedded || (major === 18 && minor < safeMinor)))) return bad(found, replaceServer);
  return major === 18 && minor < safeMinor ? warning(found, replaceServer) : good(found);
}

/** Without these a power cut may lose what was answered as done. */
async function durability({ db, production }: CheckUpNeeds): Promise<Health> {
  const rows = await db.sql<{ name: string; setting: string }[]>`
    select name, setting
    from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums') and setting = 'off'
    order by name`;
  const off = rows.map(({ name }) => name);
  if (off.length === 0) return good('fsync, full_page_writes, synchronous_commit, data_checksums');
  const found = { vi: `đang tắt: ${off.join(', ')}`, en: `off: ${off.join(', ')}` };
  const only = off.every((name) => name === 'data_checksums');
  return only && !production
    ? warning(found, { vi: 'Dừng máy chủ rồi chạy pg_checksums --enable.', en: 'Stop the server and run pg_checksums --enable.' })
    : bad(found, { vi: 'Bật lại trong postgresql.conf và khởi động lại máy chủ.', en: 'Turn them on in postgresql.conf and restart the server.' });
}

/** An index sorted by another version of the collation finds rows no more. */
async function collations({ db }: CheckUpNeeds): Promise<Health> {
  const rows = await db.sql<{ name: string }[]>`
    select quote_ident(collname) as name
    from pg_collation
    where collversion <> pg_collation_actual_version(oid) and oid in (select attcollation from pg_attribute)
    union all
    select datname
    from pg_database
    where datname = current_database() and datcollversion <> pg_database_collation_actual_version(oid)`;
  if (rows.length === 0) return good({ vi: 'cùng phiên bản với lúc lập chỉ mục', en: 'of the version that the indexes were made with' });
  const names = rows.map(({ name }) => name).join(', ');
  return bad(
    { vi: `đã đổi phiên bản: ${names}`, en: `of another version: ${names}` },
    {
      vi: 'Chạy REINDEX DATABASE CONCURRENTLY, rồi ALTER … REFRESH VERSION cho từng tên.',
      en: 'Run REINDEX DATABASE CONCURRENTLY, then ALTER … REFRESH VERSION for each name.',
    },
  );
}

async function connections({ db }: CheckUpNeeds): Promise<Health> {
  const free = await freeConnections(db);
  const found = { vi: `còn ${free} kết nối`, en: `${free} free` };
  const remedy = {
    vi: 'Tăng max_connections, hoặc dừng chương trình khác đang giữ kết nối.',
    en: 'Raise max_connections, or stop what else holds connections.',
  };
  if (free < 3) return bad(found, remedy);
  return free < 12 ? warning(found, remedy) : good(found);
}

async function disk({ db }: CheckUpNeeds): Promise<Health> {
  const { bavail, bsize } = await statfs(db.dataDir);
  const free = (bavail * bsize) / gigabyte;
  const found = { vi: `còn ${free.toFixed(1).replace('.', ',')} GB ở ${db.dataDir}`, en: `${free.toFixed(1)} GB free at ${db.dataDir}` };
  const remedy = {
    vi: 'Dọn đĩa hoặc chuyển sổ sang đĩa lớn hơn; một triệu phiếu cần chừng 3 GB.',
    en: 'Free some, or move the register to a larger disk; a million forms need some 3 GB.',
  };
  if (free < 1) return bad(found, remedy);
  return free < 10 ? warning(found, remedy) : good(found);
}

/** Deadlines, sessions and codes of officers go by it. */
async function clock({ db, production }: CheckUpNeeds): Promise<Health> {
  const asked = Date.now();
  const [row] = await db.sql<{ at: number; aheadMs: number }[]>`
    select extract(epoch from clock_timestamp())::float8 * 1000 as at, coalesce((select ahead_ms from database.clock), 0)::float8 as "aheadMs"`;
  const skew = Math.round((row?.at ?? 0) - (asked + Date.now()) / 2);
  if (production && row?.aheadMs)
    return bad(
      { vi: 'đồng hồ của sổ đã bị dời', en: 'the register’s clock was moved' },
      { vi: 'Sổ này từng là sổ mẫu. Lập sổ mới bằng sogoc init.', en: 'This was a demo. Begin a new register with sogoc init.' },
    );
  if (Math.abs(skew) > mostSkewMs)
    return bad(
      { vi: `máy chủ lệch ${skew} ms`, en: `the server is ${skew} ms off` },
      { vi: 'Bật đồng bộ giờ (NTP) trên cả hai máy.', en: 'Turn on NTP on both machines.' },
    );
  return good({ vi: `máy chủ lệch ${skew} ms`, en: `the server is ${skew} ms off` });
}

/** What was tried as often as it may be, and is tried no more. */
async function jobs({ db }: CheckUpNeeds): Promise<Health> {
  const [there] = await db.sql<{ there: boolean }[]>`select to_regclass('graphile_worker.jobs') is not null as there`;
  if (!there?.there) return good({ vi: 'chưa có việc nào', en: 'there were none' });
  const [row] = await db.sql<{ count: number; error: string | null }[]>`
    select count(*)::int as count, max(last_error) as error
    from graphile_worker.jobs
    where attempts >= max_attempts`;
  if (!row?.count) return good({ vi: 'không việc nào bị bỏ', en: 'none was given up' });
  return bad(
    { vi: `${row.count} việc bị bỏ: ${row.error}`, en: `${row.count} given up: ${row.error}` },
    {
      vi: 'Sửa nguyên nhân, rồi cho chạy lại: select graphile_worker.reschedule_jobs(array_agg(id), run_at => now(), attempts => 0) from graphile_worker.jobs.',
      en: 'Mend the cause, then have them tried again: select graphile_worker.reschedule_jobs(array_agg(id), run_at => now(), attempts => 0) from graphile_worker.jobs.',
    },
  );
}

export const checkUps: readonly CheckUp<CheckUpNeeds>[] = [
  { check: 'server-version', words: { vi: 'máy chủ', en: 'server' }, look: serverVersion },
  { check: 'durability', words: { vi: 'mất điện', en: 'power cuts' }, look: durability },
  { check: 'collations', words: { vi: 'thứ tự chữ', en: 'collations' }, look: collations },
  { check: 'connections', words: { vi: 'kết nối', en: 'connections' }, look: connections },
  { check: 'disk', words: { vi: 'đĩa', en: 'disk' }, look: disk },
  { check: 'clock', words: { vi: 'đồng hồ', en: 'clock' }, look: clock },
  { check: 'jobs', words: { vi: 'việc nền', en: 'jobs' }, look: jobs },
];
