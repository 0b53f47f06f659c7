/** Whose a correction is: who may see it, who examines it, who heads the office that does. */
import { type Officer, openedTo } from '#access/index.ts';
import { refuse } from '#values/index.ts';
import { deciderOf } from '../proposals/decide-proposal.ts';
import { isDecider, isSealedFrom } from '../proposals/store.ts';
import { openAmong } from '../reach-store.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { refusals } from './refusals.ts';
import { ownerOffices } from './source-owners.ts';
import type { CorrectionRow } from './store.ts';

type Place = Pick<Officer, 'role' | 'unit'>;

/** An officer of the office that owns the value, in its unit or what it became; for the country the national operator. */
export function examinesIt({ office, ownerUnit, ownerUnits }: CorrectionRow, { role, unit }: Place): boolean {
  if (ownerUnit === null) return role === 'national-operator';
  return ownerOffices[office].examines.includes(role) && unit !== null && ownerUnits.includes(unit);
}

/** Who decides in that office: its head. */
export function headsIt({ office, ownerUnit, ownerUnits }: CorrectionRow, { role, unit }: Place): boolean {
  if (ownerUnit === null) return role === 'national-operator';
  return ownerOffices[office].decides[0]?.role === role && unit !== null && ownerUnits.includes(unit);
}

/** Not one of a person outside of reach that the officer neither took, nor owns, nor decides; nor of one whom a seal hides. */
export async function maySee(
  { tx, actor, now, purpose }: Omit<ReachNeeds, 'see' | 'dataDir'> & { readonly actor: Officer },
  row: CorrectionRow,
): Promise<boolean> {
  if (await isSealedFrom(tx, [row.personId], actor.accountId, now)) return false;
  if (examinesIt(row, actor) || headsIt(row, actor) || row.openedHuman === actor.humanId) return true;
  if (row.proposalId !== null && (await isDecider(tx, row.proposalId, deciderOf(actor, now)))) return true;
  return (await openAmong(tx, [row.personId], { opened: openedTo(actor, purpose?.purpose ?? null), now })).length > 0;
}

/** Refused as unknown; the try is on record. */
export async function requireSight(needs: ReachNeeds & { readonly actor: Officer }, row: CorrectionRow): Promise<void> {
  needs.see([row.personId]);
  if (!(await maySee(needs, row))) refuse(refusals, 'correction.unknown', { correction: row.correctionId });
}
