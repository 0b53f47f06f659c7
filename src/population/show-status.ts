/** The register at a glance: what it holds, what waits, how the newest run went. */
import type { Tx } from '#database/index.ts';
import { type Role, roleWords, type Words } from '#values/index.ts';
import { latestBuild, registerCounts } from './build-store.ts';
import type { Delivery } from './delivery.ts';
import { findingStates, serverVersion } from './page-store.ts';

type Needs = { readonly tx: Tx; readonly now: Date; readonly version: string; readonly delivery: Pick<Delivery, 'waiting' | 'running' | 'startedBy'> };

export type Status = {
  readonly synthetic: true;
  readonly version: string;
  readonly database: string;
  /** The register's time, which every deadline obeys. */
  readonly now: string;
  readonly register: {
    readonly records: number;
    readonly forms: number;
    readonly refused: number;
    readonly persons: number;
    readonly numbers: number;
    readonly findings: number;
    readonly conflicts: number;
  };
  readonly waiting: { readonly files: number; readonly records: number } | null;
  /** Offices whose work it is to take in what waits. */
  readonly startedBy: readonly { readonly role: Role; readonly words: Words }[];
  readonly build: { readonly buildId: string; readonly startedAt: string; readonly finishedAt: string | null; readonly running: boolean } | null;
};

export async function showStatus({ tx, now, version, delivery }: Needs): Promise<Status> {
  const build = await latestBuild(tx);
  const running = await delivery.running(tx);
  const counts = await registerCounts(tx);
  const { findings } = await findingStates(tx);
  return {
    synthetic: true,
    version,
    now: now.toISOString(),
    database: `PostgreSQL ${await serverVersion(tx)}`,
    register: { ...counts, findings },
    waiting: await delivery.waiting(),
    startedBy: delivery.startedBy.map((role) => ({ role, words: { vi: roleWords[role].vi, en: roleWords[role].en } })),
    build:
      build === undefined
        ? null
        : {
            buildId: String(build.actId),
            startedAt: build.startedAt.toISOString(),
            finishedAt: build.finishedAt?.toISOString() ?? null,
            running: running && build.finishedAt === null,
          },
  };
}
