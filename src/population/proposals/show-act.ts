/** One act that was done to archives: what, by whom and why, whether it stands, and whether it can be taken back. */
import { refuse } from '#values/index.ts';
import { familyOfAct } from '../act-store.ts';
import { type ListedAct, toldAct } from '../list-acts.ts';
import { personTokens } from '../person-token.ts';
import { refusals } from '../refusals.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { requireActWithinReach } from './propose-moves.ts';

export type ShownAct = ListedAct & {
  /** Whose archives it changed. */
  readonly persons: readonly string[];
};

/** Refused as unknown: an act of persons outside of reach, and one that there is not. */
export async function showAct(needs: ReachNeeds, actId: number): Promise<ShownAct> {
  const [root] = await familyOfAct(needs.tx, actId);
  if (root === undefined) return refuse(refusals, 'act.unknown', { act: actId });
  const persons = await requireActWithinReach(needs, actId, root);
  if (persons.length === 0) return refuse(refusals, 'act.unknown', { act: actId });
  const { tokenOf } = personTokens(needs.dataDir);
  return { ...(await toldAct(needs.tx, actId)), persons: persons.map(tokenOf) };
}
