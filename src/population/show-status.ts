/** The register at a glance: what it holds, what waits, how the newest run went. */
import type { Tx } from '#database/index.ts';
import { registerCounts } from './build-store.ts';
import type { Delivery } from './delivery.ts';
import { findingStates, serverVersion } from './page-store.ts';
import { type BuildState, showBuild } from './show-build.ts';

type Needs = { readonly tx: Tx; readonly version: string; readonly delivery: Pick<Delivery, 'waiting' | 'running'> };

export type Status = {
  readonly synthetic: true;
  readonly version: string;
  readonly database: string;
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
  readonly build: BuildState | null;
};

export async function showStatus({ tx, version, delivery }: Needs): Promise<Status> {
  const build = await showBuild(tx, await delivery.running());
  const counts = await registerCounts(tx);
  const { findings } = await findingStates(tx);
  return {
    synthetic: true,
    version,
    database: `PostgreSQL ${await serverVersion(tx)}`,
    register: { ...counts, findings },
    waiting: await delivery.waiting(),
    build,
  };
}
