/** Acts that move nothing: two archives are of two persons, or a conflict needs nothing. One officer decides; each can be taken back. */
import { conflictsSettledBy, lockConflict, settleConflicts } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { recordAct } from '#intake/index.ts';
import { keepApart, linksOfPersons } from '#linkage/index.ts';
import type { FormId } from '#values/index.ts';

/** Kinds of such acts. */
export const decisions: ReadonlySet<string> = new Set(['apart', 'settle']);

type Needs = { readonly tx: Tx; readonly now: Date };
type Decided = { readonly conflicts: readonly number[]; readonly reason: string; readonly officer: string };

/** No later build joins forms of the two, or asks about them again. Given the conflicts that this settles. */
export async function tellApart({ tx, now }: Needs, persons: readonly [number, number], { conflicts, reason, officer }: Decided): Promise<FormId> {
  const actId = await recordAct(tx, { kind: 'apart', officers: [officer], reason }, now);
  await keepSides(tx, actId, persons);
  await settleConflicts(tx, actId, conflicts);
  return actId;
}

async function keepSides(tx: Tx, actId: number, [one, other]: readonly [number, number]): Promise<void> {
  const links = await linksOfPersons(tx, [one, other]);
  const formsOf = (person: number): number[] => links.filter((link) => link.person === person).map(({ formId }) => formId);
  await keepApart(tx, actId, { stay: formsOf(one), go: formsOf(other) });
}

/** It was looked at, and nothing in the register is to be changed. */
export async function settleAsSeen({ tx, now }: Needs, { conflicts, reason, officer }: Decided): Promise<FormId> {
  const actId = await recordAct(tx, { kind: 'settle', officers: [officer], reason }, now);
  await settleConflicts(tx, actId, conflicts);
  return actId;
}

/** What such an act did, once more, where its undoing is taken back. */
export async function decideAgain(tx: Tx, undoing: number, root: { readonly actId: number; readonly kind: string }): Promise<void> {
  const conflicts = await conflictsSettledBy(tx, root.actId);
  if (root.kind === 'apart') {
    const parties = (await Promise.all(conflicts.map((conflict) => lockConflict(tx, conflict)))).flatMap((conflict) => conflict?.parties ?? []);
    const [one, other] = [...new Set(parties.map(({ personId }) => personId))].sort((a, b) => a - b);
    if (one !== undefined && other !== undefined) await keepSides(tx, root.actId, [one, other]);
  }
  await settleConflicts(tx, undoing, conflicts);
}
