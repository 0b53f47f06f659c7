/**
 * What the forms of one archive contradict each other in, and nobody but its office can decide, is a conflict: two residences at once, a
 * form filled in long after a death. One that a rewriting no longer shows is settled by the act that rewrote.
 */
import { type Contradicted, contradictedBy } from '#cleaning/index.ts';
import { type ConflictKind, joinConflicts, openConflicts, openConflictsOf, ownerOf, seenAsRight, settleConflicts } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import type { Form } from '#intake/index.ts';

const kinds = {
  'residences-at-once': { kind: 'two-residences', detail: 'residencePlace, filledOn' },
  'alive-after-death': { kind: 'dead-files', detail: 'dateOfDeath, filledOn' },
} as const satisfies { readonly [rule in Contradicted['rule']]: { readonly kind: ConflictKind; readonly detail: string } };

const own: ReadonlySet<ConflictKind> = new Set(Object.values(kinds).map(({ kind }) => kind));

export type Contradicting = { readonly personId: number; readonly kind: ConflictKind; readonly detail: string; readonly forms: readonly Form[] };

/** Of the forms of one person, in order of precedence or any other. */
export const contradictingOf = (personId: number, forms: readonly Form[]): Contradicting[] =>
  contradictedBy(forms).map(({ rule, forms: parties }) => ({ personId, ...kinds[rule], forms: parties }));

/**
 * `rewritten`: of these persons what is open and shows no more is settled. What is open already is not opened again: forms that contradict
 * since become parties of it. Nor is what officers have seen of the very same forms and settled as right.
 */
export async function openContradictions(
  tx: Tx,
  { actId, now }: { readonly actId: number; readonly now: Date },
  { found, rewritten }: { readonly found: readonly Contradicting[]; readonly rewritten: readonly number[] },
): Promise<void> {
  const open = rewritten.length === 0 ? [] : (await openConflictsOf(tx, rewritten)).filter(({ kind }) => own.has(kind));
  const keyOf = (kind: ConflictKind, person: number | undefined): string => `${kind} ${person}`;
  const shown = new Set(found.map(({ kind, personId }) => keyOf(kind, personId)));
  const gone = open.filter(({ kind, parties }) => !shown.has(keyOf(kind, parties[0]?.personId)));
  await settleConflicts(
    tx,
    actId,
    gone.map(({ conflictId }) => conflictId),
  );
  const there = new Map(open.map(({ conflictId, kind, parties }) => [keyOf(kind, parties[0]?.personId), conflictId] as const));
  await joinConflicts(
    tx,
    found.flatMap(({ kind, personId, forms }) => {
      const conflictId = there.get(keyOf(kind, personId));
      return conflictId === undefined ? [] : [{ conflictId, parties: forms.map(({ formId }) => ({ formId, personId })) }];
    }),
    { actId },
  );
  const fresh = found.filter(({ kind, personId }) => !there.has(keyOf(kind, personId)));
  const seen = await seenAsRight(tx, [...new Set(fresh.map(({ personId }) => personId))]);
  const right = ({ kind, forms }: Contradicting): boolean => seen.some((one) => one.kind === kind && forms.every(({ formId }) => one.forms.includes(formId)));
  await openConflicts(
    tx,
    fresh
      .filter((one) => !right(one))
      .map(({ personId, kind, detail, forms }) => ({
        kind,
        detail,
        ...ownerOf(
          forms.map(({ residenceUnit, officeUnit, filledOn }) => ({
            residence: residenceUnit ?? null,
            office: officeUnit ?? null,
            filledOn: filledOn ?? null,
          })),
        ),
        parties: forms.map(({ formId }) => ({ formId, personId })),
      })),
    { actId, now },
  );
}
