/**
 * Who has a corrected name in an archive elsewhere is told: the office that keeps that archive hears of it, and looks there. What stands on
 * cards and with the insurance follows by the same event, in the rooms that hold it.
 */
import type { Tx } from '#database/index.ts';
import { type AnnouncedEvent, announce, type JobNeeds } from '#database/index.ts';
import { notify } from '#notices/index.ts';
import { communePolice, type FormId, type UnitId } from '#values/index.ts';
import { personRows } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import type { CorrectionRow } from './store.ts';

/** Which fields are printed on the card (Law 26/2023, Art. 18), and which the insurance knows a person by. */
const printed: ReadonlySet<string> = new Set(['fullName', 'dateOfBirth', 'sex', 'nationality', 'birthRegistrationPlace', 'residencePlace']);
const insured: ReadonlySet<string> = new Set(['fullName', 'dateOfBirth', 'sex', 'insuranceNumber']);

/** `elsewhere`: persons of other households whose archives name this one. */
export async function announceCorrected(
  tx: Tx,
  { personId, changes }: Pick<CorrectionRow, 'personId' | 'changes'>,
  { actId, elsewhere }: { readonly actId: FormId; readonly elsewhere: readonly number[] },
  now: Date,
): Promise<void> {
  const fields = changes.map(({ field }) => field);
  const concerns = [...(fields.some((field) => printed.has(field)) ? ['card'] : []), ...(fields.some((field) => insured.has(field)) ? ['insurance'] : [])];
  await announce(tx, 'person.corrected', { actId, personId, fields, concerns, elsewhere }, now);
}

/** The commune of each who names the corrected one, once for each archive. */
export async function tellElsewhere({ tx, now, dataDir }: JobNeeds, { payload }: AnnouncedEvent): Promise<void> {
  const { actId, elsewhere } = payload as { readonly actId: number; readonly elsewhere: readonly number[] };
  const { tokenOf } = personTokens(dataDir);
  const living = (await personRows(tx, elsewhere)).filter(({ state }) => state === 'alive');
  await notify(
    tx,
    living.map(({ personId, unitId }) => ({
      to: unitId === null ? { roles: ['national-operator' as const], unit: null } : { roles: communePolice, unit: unitId as UnitId },
      kind: 'kin-corrected' as const,
      values: { act: actId, person: tokenOf(personId) },
      about: `act ${actId} ${tokenOf(personId)}`,
    })),
    now,
  );
}
