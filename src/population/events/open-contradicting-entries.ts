/** Two forms that name one entry of a book are copies of one line: where they tell of two births or deaths, the office that keeps the book is asked. */
import { type ConflictKind, forgetConflicts, joinConflicts, openConflicts, ownerOf } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import type { Form } from '#intake/index.ts';
import { isDoubted } from '#numbering/index.ts';
import { isCertainlyAfter, nameKey, type PartialDate } from '#values/index.ts';
import { formsById } from '../person-store.ts';
import { secondFormsOfEntries, type TwiceTold } from './entry-store.ts';

const kind: ConflictKind = 'entry-told-twice';

/**
 * Of each entry one conflict at a time: forms that come later join the open one. Of two forms it is asked once, whatever became of the
 * conflict; run again for the same run, it asks the same. Gives how many forms contradict their entry.
 */
export async function openContradictingEntries(tx: Tx, { actId, now }: { readonly actId: number; readonly now: Date }): Promise<number> {
  await forgetConflicts(tx, actId, [kind]);
  const found = await secondFormsOfEntries(tx, kind);
  const forms = await formsById(
    tx,
    found.flatMap(({ first, second }) => [first.formId, second.formId]),
  );
  const formOf = ({ formId }: { readonly formId: number }): Form => forms.get(formId)?.form as Form;
  const contradicting = found
    .map((pair) => ({ ...pair, fields: contradictingFields(formOf(pair.first), formOf(pair.second)) }))
    .filter(({ fields }) => fields.length > 0);
  const fresh = Map.groupBy(
    contradicting.filter(({ open }) => open === null),
    ({ first }) => first.formId,
  );
  await openConflicts(
    tx,
    [...fresh.values()].map((pairs) => ({
      kind,
      detail: [...new Set(pairs.flatMap(({ fields }) => fields))].join(', '),
      ...ownerOf([{ residence: null, office: (pairs[0] as TwiceTold).unit }]),
      parties: [(pairs[0] as TwiceTold).first, ...pairs.map(({ second }) => second)],
    })),
    { actId, now },
  );
  await joinConflicts(
    tx,
    contradicting.flatMap(({ open, second }) => (open === null ? [] : [{ conflictId: open, parties: [second] }])),
    { actId },
  );
  return contradicting.length;
}

/** In what they cannot both be right. Marks and capitals of a name are none of it, nor what a rule doubts or one of them leaves out. */
export function contradictingFields(one: Form, other: Form): ('fullName' | 'dateOfBirth' | 'sex' | 'dateOfDeath')[] {
  const differ = {
    fullName: (a: string, b: string) => nameKey(a) !== nameKey(b),
    dateOfBirth: areTwoDays,
    sex: (a: string, b: string) => a !== b,
    dateOfDeath: areTwoDays,
  } as const;
  const fields = Object.keys(differ) as (keyof typeof differ)[];
  return fields.filter((field) => {
    const [a, b] = [one[field], other[field]];
    if (a === undefined || b === undefined || isDoubted(one, field) || isDoubted(other, field)) return false;
    return (differ[field] as (a: unknown, b: unknown) => boolean)(a, b);
  });
}

const areTwoDays = (a: PartialDate, b: PartialDate): boolean => isCertainlyAfter(a, b) || isCertainlyAfter(b, a);
