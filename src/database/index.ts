/** Door of the room: PostgreSQL as the other rooms see it. */
export { asRegister, type ReaderSettings, readAs } from './act-as.ts';
export { answerOnce } from './answer-once.ts';
export { setClock } from './clock.ts';
export type { CommandNeeds, Whom } from './command-needs.ts';
export {
  type CopyValue,
  copyArray,
  copyIn,
  copyOut,
  copyOutBatches,
  copyOutBytes,
  copyOutLines,
  copyRow,
  decodeCell,
  type KeptRows,
  keepRows,
} from './copy.ts';
export { bigintCell, copyInBinary, type HearRow, hearRowsBinary, smallintCell } from './copy-binary.ts';
export { asRefusal, type Database, inSliceTransaction, inSql, inTransaction, type OpenOptions, openDatabase, ownConnections, type Tx } from './database.ts';
export { holdsRegister, isOpen, serverPid } from './embedded-server.ts';
export { type AnnouncedEvent, announce, type EventType, type JobNeeds, type Listener, type Timer } from './event.ts';
export { freeConnections, spareConnections } from './free-connections.ts';
export type { CheckUpNeeds } from './health.ts';
export { type LateIndexes, leaveIndexes, makeIndexes } from './late-indexes.ts';
export { awaitLease, isLeased, type Lease, leaseIfFree, shareLease, tryLease, untilFree } from './lease.ts';
export { type JobOptions, type Jobs, runJobs } from './run-jobs.ts';
export { runTimers } from './run-timers.ts';
export { sameId } from './same-id.ts';
