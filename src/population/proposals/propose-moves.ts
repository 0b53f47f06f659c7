/** Merges, splits and undoings that an officer proposes by naming persons, forms or an act; a second officer decides. */
import { type PersonNumber, refuse } from '#values/index.ts';
import { familyOfAct, personsOfConflicts } from '../act-store.ts';
import { ownerOffices } from '../corrections/source-owners.ts';
import { personTokens } from '../person-token.ts';
import { refusals } from '../refusals.ts';
import { notedMoves, undoable } from '../undo-act.ts';
import { type ReachNeeds, requireWithinReach } from '../within-reach.ts';
import { proposeAct } from './propose-act.ts';

type Said = { readonly reason: string; readonly evidence?: readonly string[] | undefined };
export type Proposed = { readonly proposalId: number };

export type MergeWith = Said & { readonly with: string; readonly keepNumber?: PersonNumber | undefined; readonly despiteConflicts?: boolean | undefined };

/** Both persons have to be within reach; a pair of two communes is proposed from its review. */
export async function proposeMerge(needs: ReachNeeds, token: string, { with: other, keepNumber, despiteConflicts, ...said }: MergeWith): Promise<Proposed> {
  const [first, second] = [token, other].map((one) => personTokens(needs.dataDir).personOf(one)) as [number, number];
  await requireWithinReach(needs, [first, second]);
  if (first === second) refuse(refusals, 'merge.same-person', { first: '–', second: '–' });
  return await proposeAct(needs, { kind: 'merge', payload: { first, second, keepNumber, despiteConflicts }, subjects: [first, second], ...spoken(said) });
}

export type SplitOff = Said & { readonly forms: readonly string[]; readonly takeNumber?: boolean | undefined };

export async function proposeSplit(needs: ReachNeeds, token: string, { forms, takeNumber, ...said }: SplitOff): Promise<Proposed> {
  const personId = personTokens(needs.dataDir).personOf(token);
  await requireWithinReach(needs, [personId]);
  return await proposeAct(needs, { kind: 'split', payload: { personId, forms: forms.map(Number), takeNumber }, subjects: [personId], ...spoken(said) });
}

/** About everybody whom the act touched; all of them have to be within reach, else the act is unknown. What stands in a book the head of that office decides. */
export async function proposeUndo(needs: ReachNeeds, actId: number, said: Said): Promise<Proposed> {
  const [root] = await familyOfAct(needs.tx, actId);
  if (root === undefined) return refuse(refusals, 'act.unknown', { act: actId });
  const moved = (await notedMoves(needs.tx, actId)).flatMap(({ from, to }) => [from, to]).filter((person) => person !== null);
  const subjects = [...new Set(moved.length > 0 ? moved : await personsOfConflicts(needs.tx, root.actId))];
  await requireWithinReach(needs, subjects);
  if (!undoable.has(root.kind) || subjects.length === 0) refuse(refusals, 'act.not-undone', { act: actId, kind: root.kind });
  const ofBook = root.kind === 'birth' || root.kind === 'death';
  const unit = needs.actor.kind === 'officer' ? needs.actor.unit : null;
  const decides = ofBook ? { decides: { ladder: ownerOffices['civil-status'].decides, unit } } : {};
  return await proposeAct(needs, { kind: 'undo', payload: { actId }, subjects, ...decides, ...spoken(said) });
}

const spoken = ({ reason, evidence = [] }: Said) => ({ reason, evidence });
