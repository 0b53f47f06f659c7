/** Makes two persons of one: chosen forms become a person of their own, and no later linkage joins the two again. */
import { isAboutPersons, openConflictsOf, settleConflicts } from '#conflicts/index.ts';
import { announce } from '#database/index.ts';
import { recordAct } from '#intake/index.ts';
import { keepApart, linksOfPersons } from '#linkage/index.ts';
import { type FormId, refuse } from '#values/index.ts';
import { actAlone } from './act-alone.ts';
import { lockPerson, snapshotOf, someSealed } from './act-store.ts';
import { type ActNeeds, applyMoves } from './apply-moves.ts';
import { refuseEnded, refuseUnaccountable } from './correct-person.ts';
import { statingForms } from './person-store.ts';
import { refusals } from './refusals.ts';
import { tellPersons } from './tell-persons.ts';

export type Split = {
  readonly personId: number;
  /** Forms of the other person, corrections among them; at least one that came in a file or from the counter. */
  readonly forms: readonly number[];
  /** The number, and the archive with it, goes with these forms; it is the forms left over that become a new person. */
  readonly takeNumber?: boolean;
  readonly reason: string;
  readonly evidence?: string | undefined;
  readonly officers: readonly string[];
};

export type SplitOff = { readonly actId: FormId; readonly kept: number; readonly made: number; readonly forms: number };

/** The person stays locked until commit. Who comes out of it without a number gets one: its own where a form states one that nobody has, else a fresh one. */
export async function splitPerson(needs: ActNeeds & { readonly key: Uint8Array }, split: Split): Promise<SplitOff> {
  const { tx, now, key } = needs;
  const { personId, takeNumber = false, reason, evidence, officers } = split;
  refuseUnaccountable(split);
  await actAlone(tx);
  refuseEnded(((await lockPerson(tx, personId)) ?? refuse(refusals, 'person.unknown', { person: personId })).state);
  if (await someSealed(tx, [personId], now)) refuse(refusals, 'person.sealed', {});
  const links = await linksOfPersons(tx, [personId]);
  const chosen = new Set(split.forms);
  const own = links.map(({ formId }) => formId);
  refuseWrongForms(own, await statingForms(tx, own), chosen);
  const goes = ({ formId }: { readonly formId: number }): boolean => chosen.has(formId) !== takeNumber;
  const conflicts = (await openConflictsOf(tx, [personId])).filter(
    ({ kind, parties }) => isAboutPersons(kind) && parties.every((party) => party.personId === personId) && parties.some(goes) && !parties.every(goes),
  );
  const actId = await recordAct(tx, { kind: 'split', officers, reason, evidence: evidence ?? null }, now);
  const moves = links.filter(goes).map(({ formId, person, link }) => ({ formId, from: person, to: actId, link }));
  await settleConflicts(
    tx,
    actId,
    conflicts.map(({ conflictId }) => conflictId),
  );
  await keepApart(tx, actId, { stay: links.filter((link) => !goes(link)).map(({ formId }) => formId), go: moves.map(({ formId }) => formId) });
  const before = await snapshotOf(tx, [personId]);
  await applyMoves(needs, { actId, moves, key });
  await tellPersons(tx, { actId, how: 'parted', persons: [personId, actId] }, now);
  await announce(tx, 'person.split', { actId, kept: personId, made: actId, before }, now);
  return { actId, kept: personId, made: actId, forms: moves.length };
}

function refuseWrongForms(own: readonly number[], received: readonly number[], chosen: ReadonlySet<number>): void {
  const others = [...chosen].filter((form) => !own.includes(form));
  if (others.length > 0) refuse(refusals, 'split.form-of-another', { forms: others.join(', ') });
  const taken = received.filter((form) => chosen.has(form)).length;
  if (taken === 0) refuse(refusals, 'split.no-forms', {});
  if (taken === received.length) refuse(refusals, 'split.all-forms', {});
}
