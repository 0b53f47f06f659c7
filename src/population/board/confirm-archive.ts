/** An officer has seen a paper that agrees with name, date of birth and sex of an archive: one of the two ways in which it is *right*. */
import type { Officer } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { isoDay } from '../version-row.ts';
import { insertConfirmation, lockForConfirmation } from './confirmation-store.ts';
import { refusals } from './refusals.ts';

type Needs = { readonly tx: Tx; readonly now: Date; readonly actor: Officer };
export type Confirmation = { readonly personId: number; readonly paper: string };

/**
 * Nothing of the archive changes, so one officer does it; not of their own record, nor their household's. The row of the archive stays
 * locked until commit: confirmed is what stands there. Refused: who does not live, and what is confirmed already.
 */
export async function confirmArchive({ tx, now, actor }: Needs, { personId, paper }: Confirmation): Promise<{ readonly confirmedOn: string }> {
  const archive = await lockForConfirmation(tx, personId);
  if (archive?.state !== 'alive') refuse(refusals, 'confirmation.not-living', {});
  if (archive.isConfirmed) refuse(refusals, 'confirmation.there', {});
  await insertConfirmation(tx, { personId, versionNo: archive.versionNo, paper }, actor, now);
  return { confirmedOn: isoDay(dayOfMoment(now)) };
}
