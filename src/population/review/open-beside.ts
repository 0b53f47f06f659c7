/** An archive that was made at a counter beside one that is like it is looked at by a second officer: the first has said why they are two. */
import { type NewConflict, openConflicts, ownerOf } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { linksOfPersons } from '#linkage/index.ts';
import { statingForms } from '../person-store.ts';
import { partyPlaces } from './party-places.ts';
import { rankReviews } from './rank-reviews.ts';

/** `formId`: the form by which linkage found the person; null where it does not know them yet. */
export type LikelyParty = { readonly personId: number; readonly formId: number | null };

type Made = { readonly actId: number; readonly now: Date; readonly personId: number; readonly formId: number; readonly likely: readonly LikelyParty[] };

/** Of many who fit the likeliest: who opens the first sees the others around it. */
const most = 3;

export async function openBeside(tx: Tx, { actId, now, personId, formId, likely }: Made): Promise<void> {
  const parties: { readonly personId: number; readonly formId: number }[] = [];
  for (const one of likely.slice(0, most)) {
    const form = one.formId ?? (await newestForm(tx, one.personId));
    if (form !== undefined && one.personId !== personId) parties.push({ personId: one.personId, formId: form });
  }
  const placeOf = await partyPlaces(tx, [formId, ...parties.map((party) => party.formId)]);
  const conflicts = parties.map(
    (party): NewConflict => ({
      kind: 'made-beside',
      detail: 'fullName, dateOfBirth',
      ...ownerOf([placeOf(formId), placeOf(party.formId)]),
      parties: [{ formId, personId }, party],
    }),
  );
  await openConflicts(tx, conflicts, { actId, now });
  if (conflicts.length > 0) await rankReviews(tx, { persons: [personId] });
}

async function newestForm(tx: Tx, personId: number): Promise<number | undefined> {
  const forms = await statingForms(
    tx,
    (await linksOfPersons(tx, [personId])).map(({ formId }) => formId),
  );
  return forms.sort((a, b) => a - b).at(-1);
}
