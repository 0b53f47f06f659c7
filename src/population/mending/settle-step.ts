/** Makes a step of cleaning be what stands: done, taken back, or done again; what later steps say of the same values stays. */
import { formsOfStep, lockForms, settleStep, turnStep } from '#cleaning/index.ts';
import { reopenConflicts } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { type Form, recordAct } from '#intake/index.ts';
import { settleAnswered } from '#numbering/index.ts';
import type { FormId } from '#values/index.ts';
import { besideNoBuild } from '../act-alone.ts';
import { lockPersons } from '../act-store.ts';
import { dayOfMoment } from '../day.ts';
import { rewriteArchives } from '../rewrite-archives.ts';
import { personsOfForms } from './store.ts';

type Needs = { readonly tx: Tx; readonly now: Date };
export type TurnedStep = {
  readonly undone: FormId;
  readonly root: FormId;
  readonly again: boolean;
  readonly reason: string;
  readonly officers: readonly string[];
};

export async function turnMend(
  { tx, now }: Needs,
  { undone, root, again, reason, officers }: TurnedStep,
): Promise<{ readonly actId: FormId; readonly persons: number }> {
  await besideNoBuild(tx);
  const forms = await formsOfStep(tx, root);
  await lockPersons(tx, await personsOfForms(tx, forms));
  const locked = await lockForms(tx, forms);
  const actId = await recordAct(tx, { kind: 'undo', officers, reason, evidence: null, undoes: undone }, now);
  await turnStep(tx, root, again);
  await reopenConflicts(tx, [root, undone], actId); // what still holds, or holds again, is settled again below
  const persons = await settle({ tx, now }, root, locked, actId);
  return { actId, persons: persons.length };
}

/** Findings, forms, the archives of these forms and what was asked about their numbers, as the steps that stand have them. `locked` may hold more forms than the step. */
export async function settle({ tx, now }: Needs, actId: number, locked: ReadonlyMap<FormId, Form>, by = actId): Promise<number[]> {
  const changed = await settleStep(tx, actId, locked, dayOfMoment(now));
  const persons = await personsOfForms(tx, changed);
  if (persons.length === 0) return persons;
  await rewriteArchives({ tx, actId: by, now }, { persons });
  await settleAnswered(tx, by, { persons, proposed: false });
  return persons;
}
