/** Door of the room: PostgreSQL as the other rooms see it. */
export type { CommandNeeds } from './command-needs.ts';
export { type CopyValue, copyArray, copyIn, copyOut, copyOutBatches, copyOutLines, copyRow } from './copy.ts';
export { asRefusal, type Database, inSql, inTransaction, type OpenOptions, openDatabase, type Tx } from './database.ts';
export { serverPid } from './embedded-server.ts';
export { isLeased, type Lease, tryLease } from './lease.ts';
