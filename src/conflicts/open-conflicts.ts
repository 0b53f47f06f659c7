/** Opens conflicts, thousands in three statements. */
import type { Tx } from '#database/index.ts';
import { type ConflictKind, conflictKinds } from './kinds.ts';
import type { OwnerRule } from './owner-rules.ts';
import { deleteConflicts, drawConflictIds, insertConflicts, insertParties, joinParties } from './store.ts';
import { workingDaysAfter } from './working-days.ts';

export type NewConflict = {
  readonly kind: ConflictKind;
  /** The commune that decides: of residence, else of the office; null while unknown. */
  readonly ownerUnit: number | null;
  /** By which rule that commune was chosen. */
  readonly ownerRule?: OwnerRule | null;
  /** What contradicts what: names of fields, never values. */
  readonly detail: string | null;
  /** The forms that it is about, each once, and the person of each as now. */
  readonly parties: readonly { readonly formId: number; readonly personId: number }[];
};

/** They are numbered in the order given. */
export async function openConflicts(tx: Tx, conflicts: readonly NewConflict[], { actId, now }: { readonly actId: number; readonly now: Date }): Promise<void> {
  if (conflicts.length === 0) return;
  const ids = await drawConflictIds(tx, conflicts.length);
  const dueOn = new Map<number, string>();
  const due = (days: number): string => {
    const known = dueOn.get(days) ?? workingDaysAfter(now, days);
    dueOn.set(days, known);
    return known;
  };
  const numbered = conflicts.map((conflict, place) => [ids[place] as number, conflict] as const);
  await insertConflicts(
    tx,
    actId,
    numbered.map(([id, { kind, ownerUnit, ownerRule = null, detail }]) => {
      const { blocks, workingDays } = conflictKinds[kind];
      return [id, { kind, ownerUnit, ownerRule, detail, blocks, dueOn: due(workingDays) }] as const;
    }),
  );
  await insertParties(
    tx,
    numbered.flatMap(([id, { parties }]) => parties.map((party) => [id, party] as const)),
  );
}

export type JoiningForms = { readonly conflictId: number; readonly parties: NewConflict['parties'] };

/** Forms that came later become parties of conflicts that are open; the ones that are parties already stay as they are, and so do owner and day. */
export async function joinConflicts(tx: Tx, joining: readonly JoiningForms[], { actId }: { readonly actId: number }): Promise<void> {
  await joinParties(
    tx,
    actId,
    joining.flatMap(({ conflictId, parties }) => parties.map((party) => [conflictId, party] as const)),
  );
}

/** Takes open conflicts of an act away again, so that a step which opens them can run a second time. */
export async function forgetConflicts(tx: Tx, actId: number, kinds: readonly ConflictKind[]): Promise<number> {
  return await deleteConflicts(tx, actId, kinds);
}
