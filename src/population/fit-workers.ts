/** How many processes a build starts: as many as are asked for, while memory and the server's connections last. */
import { type Database, ownConnections, spareConnections } from '#database/index.ts';
import { refuse, type Words } from '#values/index.ts';
import { workerConnections } from './build-workers.ts';
import { refusals } from './refusals.ts';

/** What one worker holds at its peak while it cleans or writes archives, and what this process does beside any: seen at 1 and 10 million forms. */
const workerBytes = 384 * 2 ** 20;
export const ownBytes = 256 * 2 ** 20;
/** A smaller bound is none: one worker and this process, of a small register. */
export const leastBytes = 512 * 2 ** 20;

/** Why fewer processes work than were asked for. */
export type FewerWorkers = { readonly asked: number; readonly started: number; readonly for: 'memory' | 'connections' };

export type Fitting = {
  /** How many work side by side. */
  readonly workers: number;
  /** How many of them are processes of their own: all, or none where one alone works and may take what memory it likes. */
  readonly processes: number;
  readonly fewerWorkers?: FewerWorkers;
};

type Asked = {
  readonly workers: number;
  /** Most memory of all together; absent: as much as they take. */
  readonly memoryBytes?: number;
};

/** In use while it is asked: by the lease of the build, and by the question. */
const busyConnections = 2;

/** Refused where the server, or the pool of this process, has no room even for this process. */
export async function workersThatFit(db: Database, { workers: asked, memoryBytes }: Asked): Promise<Fitting> {
  const pool = db.sql.options.max;
  const free = await spareConnections(db, busyConnections);
  if (Math.min(pool, free) < ownConnections) refuse(refusals, 'build.few-connections', { free: Math.min(pool, free), needed: ownConnections });
  const byConnections = Math.floor((free - ownConnections) / workerConnections);
  const byMemory = memoryBytes === undefined ? asked : Math.max(1, Math.floor((memoryBytes - ownBytes) / workerBytes));
  const started = Math.max(1, Math.min(asked, byConnections, byMemory));
  const processes = byConnections === 0 || (started === 1 && memoryBytes === undefined) ? 0 : started;
  if (started === asked) return { workers: asked, processes };
  return { workers: started, processes, fewerWorkers: { asked, started, for: byMemory < byConnections ? 'memory' : 'connections' } };
}

const fewerWords = {
  memory: { vi: 'bộ nhớ được phép không đủ cho nhiều hơn', en: 'the memory that is allowed holds no more' },
  connections: { vi: 'máy chủ PostgreSQL không còn chỗ cho thêm kết nối', en: 'the PostgreSQL server has room for no more connections' },
} as const;

export function sayFewerWorkers({ asked, started, for: why }: FewerWorkers): Words {
  return {
    vi: `${started} tiến trình thay vì ${asked}: ${fewerWords[why].vi}`,
    en: `${started} ${started === 1 ? 'process' : 'processes'} instead of ${asked}: ${fewerWords[why].en}`,
  };
}
