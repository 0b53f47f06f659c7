/** A number that was put anew for what two archives told together is not left with one of them that tells otherwise. */
import type { Tx } from '#database/index.ts';
import { numberedSince } from '#numbering/index.ts';
import { refuse } from '#values/index.ts';
import { actKinds } from '../person-store.ts';
import { refusals } from '../refusals.ts';
import { numberAgrees } from './number-agrees.ts';

/** Asked once the archives are as they would be. Refused: a number that agreed when an officer put it anew after the act, and agrees no more. */
export async function refuseNumberLeft(tx: Tx, persons: readonly number[], act: number): Promise<void> {
  const numbered = await numberedSince(tx, persons, act);
  const kinds = await actKinds(
    tx,
    numbered.map(({ actId }) => actId),
  );
  for (const { personId, actId } of numbered)
    if (kinds.get(actId) === 'renumber' && !(await numberAgrees(tx, personId))) refuse(refusals, 'act.built-on', { act, by: actId });
}
