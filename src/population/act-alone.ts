/** Acts that move forms come one after the other, and keep out of the way of builds: none sees another half done. */
import { awaitLease, shareLease, type Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { unfinishedBuild } from './build-store.ts';
import { refusals } from './refusals.ts';

/** Waits for an act that is being written; refused while a build runs or waits to be finished. Until commit no other begins. */
export async function actAlone(tx: Tx): Promise<void> {
  await awaitLease(tx, 'act', 0);
  await besideNoBuild(tx);
}

/** Of what changes forms that a build would be reading; others of its kind may be done at the same time. */
export async function besideNoBuild(tx: Tx): Promise<void> {
  if (!(await shareLease(tx, 'build', 0))) refuse(refusals, 'act.build-runs', {});
  const left = await unfinishedBuild(tx);
  if (left) refuse(refusals, 'act.build-unfinished', { since: left.startedAt.toISOString() });
}
