/** After a run the pairs nearest below the threshold are asked about: there the machine knew least, and two archives of one person hide. */
import { type ConflictKind, forgetConflicts, openConflicts, ownerOf } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { newestThreshold, personsKeptApart } from '#linkage/index.ts';
import { nearPairs } from '../review-store.ts';
import { partyPlaces } from './party-places.ts';

const kind: ConflictKind = 'near-pair';

/** Bits from which on a pair is likelier of one person than of two. */
const likely = 0;

/** One pair for so many persons, so that a commune is asked about what it can look at. */
const personsPerPair = 2000;
const bounds = { least: 5, most: 1000 } as const;

/**
 * Of persons who live, once for each two of them; not where officers were asked about the two before, or have told them apart. Run again
 * for the same run, it asks the same.
 */
export async function openNearPairs(
  tx: Tx,
  { actId, now, persons }: { readonly actId: number; readonly now: Date; readonly persons: number },
): Promise<number> {
  await forgetConflicts(tx, actId, [kind]);
  const threshold = await newestThreshold(tx);
  if (threshold === undefined) return 0;
  const most = Math.min(bounds.most, Math.max(bounds.least, Math.floor(persons / personsPerPair)));
  const apart = new Set((await personsKeptApart(tx)).map(({ person, other }) => `${person} ${other}`));
  const found = (await nearPairs(tx, { actId, from: likely, below: threshold, limit: most + apart.size }))
    .filter(({ person, other }) => !apart.has(`${Math.min(person, other)} ${Math.max(person, other)}`))
    .slice(0, most);
  const placeOf = await partyPlaces(
    tx,
    found.flatMap(({ form, otherForm }) => [form, otherForm]),
  );
  await openConflicts(
    tx,
    found.map(({ form, otherForm, person, other }) => ({
      kind,
      detail: 'fullName, dateOfBirth',
      ...ownerOf([placeOf(form), placeOf(otherForm)]),
      parties: [
        { formId: form, personId: person },
        { formId: otherForm, personId: other },
      ],
    })),
    { actId, now },
  );
  return found.length;
}
