/** After a run archives of which hardly more is known than a name and a year are asked about, where they fit one person and no other. */
import { type ConflictKind, forgetConflicts, openConflicts, ownerOf } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { personsKeptApart } from '#linkage/index.ts';
import { sparsePairs } from '../review-store.ts';
import { partyPlaces } from './party-places.ts';

const kind: ConflictKind = 'sparse-archive';

/** One for so many persons, and of one commune so many, so that a delivery of old lists floods nobody: the rest is asked about after later runs. */
const personsPerPair = 2000;
const bounds = { least: 5, most: 1000, ofCommune: 20 } as const;

/**
 * Such an archive weighs too little for linkage to join it to anybody or to call it a near pair. One question
 * an archive; none where a second person fits too, where officers were asked about the two before, or told them apart. Run again for the same run, it asks the same.
 */
export async function openSparse(tx: Tx, { actId, now, persons }: { readonly actId: number; readonly now: Date; readonly persons: number }): Promise<number> {
  await forgetConflicts(tx, actId, [kind]);
  const most = Math.min(bounds.most, Math.max(bounds.least, Math.floor(persons / personsPerPair)));
  const apart = new Set((await personsKeptApart(tx)).map(({ person, other }) => `${person} ${other}`));
  const found = (await sparsePairs(tx, { ofCommune: bounds.ofCommune, limit: most + apart.size }))
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
