/** Takes an act back by another act: the forms that it linked go where they were, and the persons are consolidated again. */
import type { Tx } from '#database/index.ts';
import { recordAct } from '#intake/index.ts';
import { linksOf, moveForms, movesOfAct } from '#linkage/index.ts';
import { type FormId, refuse } from '#values/index.ts';
import { findAct, lockPersons, undoingOf } from './act-store.ts';
import { refuseOneOfficer } from './correct-person.ts';
import { refusals } from './refusals.ts';
import { rewriteArchives } from './rewrite-archives.ts';

type Needs = { readonly tx: Tx; readonly now: Date };

export type Undoing = { readonly actId: number; readonly reason: string; readonly officers: readonly string[] };

const undone: ReadonlySet<string> = new Set(['correct', 'undo']);

/** An undoing may be undone in its turn. Refused: an act whose forms no longer stand where it put them. */
export async function undoAct({ tx, now }: Needs, { actId, reason, officers }: Undoing): Promise<{ readonly actId: FormId; readonly persons: number }> {
  refuseOneOfficer(officers);
  if (reason.trim() === '') refuse(refusals, 'correction.no-reason', {});
  const act = (await findAct(tx, actId)) ?? refuse(refusals, 'act.unknown', { act: actId });
  if (!undone.has(act.kind)) refuse(refusals, 'act.not-undone', { act: actId, kind: act.kind });
  const moves = (await movesOfAct(tx, actId)).map(({ formId, from, to }) => ({ formId, from: to, to: from, link: actId }));
  const persons = [...new Set(moves.flatMap(({ from, to }) => [from, to]).filter((person) => person !== null))].sort((a, b) => a - b);
  await lockPersons(tx, persons);
  const linked = await linksOf(
    tx,
    moves.map(({ formId }) => formId),
  );
  const links = new Map(linked.map(({ formId, person }) => [formId, person]));
  if (moves.length === 0 || moves.some(({ formId, from }) => (links.get(formId) ?? null) !== from))
    refuse(refusals, 'act.already-undone', { act: actId, by: (await undoingOf(tx, actId)) ?? 0 });
  const undoing = await recordAct(tx, { kind: 'undo', officers, reason, evidence: null, undoes: act.actId }, now);
  await moveForms(tx, undoing, moves);
  await rewriteArchives({ tx, actId: undoing, now }, { persons });
  return { actId: undoing, persons: persons.length };
}
