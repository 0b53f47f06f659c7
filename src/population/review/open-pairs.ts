/** What a run asks about two archives each: no more than a commune can look at, and never what officers have told apart. */
import { type ConflictKind, forgetConflicts, openConflicts, ownerOf } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { personsKeptApart } from '#linkage/index.ts';
import { partyPlaces } from './party-places.ts';

export type Run = { readonly actId: number; readonly now: Date; readonly persons: number };
type Pair = { readonly form: number; readonly otherForm: number; readonly person: number; readonly other: number };

/** One for so many persons; of a small register as few as five, of a large one a thousand at most: the rest after later runs. */
const personsPerPair = 2000;
const bounds = { least: 5, most: 1000 } as const;

/** `find`: the most telling first, at most so many. Run again for the same run it asks the same. Returns how many it opened. */
export async function openPairs(tx: Tx, kind: ConflictKind, { actId, now, persons }: Run, find: (limit: number) => Promise<readonly Pair[]>): Promise<number> {
  await forgetConflicts(tx, actId, [kind]);
  const most = Math.min(bounds.most, Math.max(bounds.least, Math.floor(persons / personsPerPair)));
  const apart = new Set((await personsKeptApart(tx)).map(({ person, other }) => `${person} ${other}`));
  const found = (await find(most + apart.size))
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
