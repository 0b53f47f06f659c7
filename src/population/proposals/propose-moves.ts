/** Merges, splits and undoings that an officer proposes by naming persons, forms or an act; a second officer decides. */

import { openedTo } from '#access/index.ts';
import { openConflictsOf } from '#conflicts/index.ts';
import { personsNumberedBy } from '#numbering/index.ts';
import { type PersonNumber, refuse } from '#values/index.ts';
import { endedPersons, familyOfAct, type KnownAct, personsOfConflicts } from '../act-store.ts';
import { refuseContradicting } from '../contradictions.ts';
import { ownerOffices } from '../corrections/source-owners.ts';
import { correctionByAct } from '../corrections/store.ts';
import { maySee } from '../corrections/whose.ts';
import { refuseWaiting } from '../merge-persons.ts';
import { personTokens } from '../person-token.ts';
import { openAmong } from '../reach-store.ts';
import { refusals } from '../refusals.ts';
import { notedMoves, undoable } from '../undo-act.ts';
import { type ReachNeeds, requireWithinReach } from '../within-reach.ts';
import { proposeAct } from './propose-act.ts';
import { ownerOfAct, refuseOtherOffice } from './whose-act.ts';

type Said = { readonly reason: string; readonly evidence?: readonly string[] | undefined };
export type Proposed = { readonly proposalId: number };

export type MergeWith = Said & {
  readonly with: string;
  readonly keepNumber?: PersonNumber | undefined;
  readonly despiteConflicts?: boolean | undefined;
  /** The officer has seen what the two state otherwise. */
  readonly despiteContradictions?: boolean | undefined;
};

/** Both persons have to be within reach; a pair of two communes is proposed from its review. Refused: two that contradict each other, or a third, until it is said that this was seen. */
export async function proposeMerge(
  needs: ReachNeeds,
  token: string,
  { with: other, keepNumber, despiteConflicts, despiteContradictions, ...said }: MergeWith,
): Promise<Proposed> {
  const [first, second] = [token, other].map((one) => personTokens(needs.dataDir).personOf(one)) as [number, number];
  await requireWithinReach(needs, [first, second]);
  if (first === second) refuse(refusals, 'merge.same-person', { first: '–', second: '–' });
  refuseWaiting(await openConflictsOf(needs.tx, [first, second]), [first, second], despiteConflicts === true);
  await refuseContradicting(needs, [first, second], despiteContradictions === true);
  return await proposeAct(needs, { kind: 'merge', payload: { first, second, keepNumber, despiteConflicts }, subjects: [first, second], ...spoken(said) });
}

export type SplitOff = Said & { readonly forms: readonly string[]; readonly takeNumber?: boolean | undefined };

export async function proposeSplit(needs: ReachNeeds, token: string, { forms, takeNumber, ...said }: SplitOff): Promise<Proposed> {
  const personId = personTokens(needs.dataDir).personOf(token);
  await requireWithinReach(needs, [personId]);
  return await proposeAct(needs, { kind: 'split', payload: { personId, forms: forms.map(Number), takeNumber }, subjects: [personId], ...spoken(said) });
}

/** About everybody whom the act touched; all of them have to be within reach, else the act is unknown. The office that decided it proposes and decides. */
export async function proposeUndo(needs: ReachNeeds, actId: number, said: Said): Promise<Proposed> {
  const [root] = await familyOfAct(needs.tx, actId);
  if (root === undefined) return refuse(refusals, 'act.unknown', { act: actId });
  const subjects = await requireActWithinReach(needs, actId, root);
  if (!undoable.has(root.kind) || subjects.length === 0) refuse(refusals, 'act.not-undone', { act: actId, kind: root.kind });
  const owner = await ownerOfAct(needs.tx, root);
  if (owner !== undefined) refuseOtherOffice(needs.actor, actId, owner);
  const own = needs.actor.kind === 'officer' ? needs.actor.unit : null;
  const decides = owner && { decides: { ladder: ownerOffices[owner.office].decides, unit: owner.unit === undefined ? own : owner.unit } };
  return await proposeAct(needs, { kind: 'undo', payload: { actId }, subjects, ...decides, ...spoken(said) });
}

/**
 * Whom an act touched. Refused as an act that there is not: one of them is outside of reach, unless it answered a request that the
 * reader's office decided. Whoever ended by it lives nowhere any more: theirs is reached by who reaches the archive that has their forms.
 */
export async function requireActWithinReach(needs: ReachNeeds, actId: number, root: KnownAct): Promise<readonly number[]> {
  const moved = (await notedMoves(needs.tx, actId)).flatMap(({ from, to }) => [from, to]).filter((person) => person !== null);
  const without = async () => [...(await personsOfConflicts(needs.tx, root.actId)), ...(await personsNumberedBy(needs.tx, root.actId))];
  const subjects = [...new Set(moved.length > 0 ? moved : await without())].sort((a, b) => a - b);
  const ended = new Set((await endedPersons(needs.tx, subjects)).map(({ personId }) => personId));
  const living = subjects.filter((person) => !ended.has(person));
  needs.see(subjects);
  const { actor } = needs;
  const request = actor.kind === 'officer' ? await correctionByAct(needs.tx, root.actId) : undefined;
  if (request !== undefined && actor.kind === 'officer' && (await maySee({ ...needs, actor }, request))) return subjects;
  const persons = living.length > 0 ? living : subjects;
  const open = await openAmong(needs.tx, persons, { opened: openedTo(actor, needs.purpose?.purpose ?? null), now: needs.now });
  if (persons.some((person) => !open.includes(person))) refuse(refusals, 'act.unknown', { act: actId });
  return subjects;
}

const spoken = ({ reason, evidence = [] }: Said) => ({ reason, evidence });
