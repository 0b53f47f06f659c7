/** Takes an act back by another act: what it noted is turned round, and the persons are consolidated again from the forms that are theirs. */
import type { Officer } from '#access/index.ts';
import { lockStep } from '#cleaning/index.ts';
import { isAboutPersons, openConflictsOf, reopenConflicts, settleConflicts, settleWithout } from '#conflicts/index.ts';
import { announce, type Tx } from '#database/index.ts';
import { actForms, recordAct, turnWithdrawal } from '#intake/index.ts';
import { type FormMove, forgetKeptApart, keepApart, laterMoveOf, linksOf, linksOfPersons, movesOfAct } from '#linkage/index.ts';
import { changesOfAct, type NumberChange, retiredInFavourOf } from '#numbering/index.ts';
import { type FormId, refuse } from '#values/index.ts';
import { actAlone } from './act-alone.ts';
import { endedPersons, familyOfAct, type KnownAct, lockPersons, snapshotOf, someSealed } from './act-store.ts';
import { type ActNeeds, applyMoves, type Move } from './apply-moves.ts';
import { refuseUnaccountable } from './correct-person.ts';
import { turnCorrection } from './corrections/turn-correction.ts';
import { decideAgain, decisions } from './decisions.ts';
import { formsOfEvent } from './events/event-store.ts';
import { eventActs, refuseLivedOn, turnEvent } from './events/turn-event.ts';
import { laterMoves } from './later-moves.ts';
import { turnMend } from './mending/settle-step.ts';
import { refuseNumberLeft } from './numbers/refuse-number-left.ts';
import { refusals } from './refusals.ts';
import { tellPersons } from './tell-persons.ts';
import { tellingActs } from './telling-acts.ts';

export type Undoing = {
  readonly actId: number;
  readonly reason: string;
  readonly officers: readonly string[];
  /** Who decides, where they are signed in. */
  readonly by?: Officer | undefined;
};

/** What can be taken back, beside an undoing of it. */
export const undoable: ReadonlySet<string> = new Set(['correct', 'merge', 'split', 'withdraw', 'renumber', 'award', 'mend', ...tellingActs, ...decisions]);

/** What one officer did, one officer takes back. */
const alone: ReadonlySet<string> = new Set(['mend', ...decisions]);

/**
 * An undoing may be undone in its turn, which does the act again. Refused: an act on which a later one builds, since forms no
 * longer stand where it put them, or persons to whom they would go back are nobody.
 */
export async function undoAct(needs: ActNeeds, { actId, reason, officers, by }: Undoing): Promise<{ readonly actId: FormId; readonly persons: number }> {
  const { tx, now } = needs;
  const [root] = await familyOfAct(tx, actId);
  refuseUnaccountable({ officers, reason, alone: root !== undefined && alone.has(root.kind) });
  if (root === undefined) return refuse(refusals, 'act.unknown', { act: actId });
  if (!undoable.has(root.kind)) refuse(refusals, 'act.not-undone', { act: actId, kind: root.kind });
  if (root.kind === 'mend') {
    await lockStep(tx, root.actId);
    const { act, again } = refuseUndone(await familyOfAct(tx, actId), actId);
    return await turnMend(needs, { undone: act.actId, root: root.actId, again, reason, officers });
  }
  if (root.kind !== 'correct') await actAlone(tx);
  const touched = personsOf(await notedMoves(tx, actId));
  await lockPersons(tx, touched);
  if (movesForms(root) && (await someSealed(tx, touched, now))) refuse(refusals, 'person.sealed', {});
  const turn = await readTurn(tx, actId, root);
  if ((root.kind === 'birth' || root.kind === 'type') && !turn.again) await refuseLivedOn(tx, turn.moves);
  const moves = [...turn.moves, ...(await laterMoves(needs, turn))];
  const numbers = await turnedNumbers(tx, actId);
  const leans = await retiredInFavourOf(
    tx,
    numbers.filter(({ state }) => state !== 'active').map(({ number }) => number),
    actId,
  );
  if (leans) refuse(refusals, 'act.built-on', { act: actId, by: leans });
  const undoing = await recordAct(tx, { kind: 'undo', officers, reason, evidence: null, undoes: turn.act.actId }, now);
  await turnDecisions(tx, undoing, turn);
  if (eventActs.has(root.kind) || root.kind === 'entry') await turnEvent(tx, { eventId: root.actId, undoing, again: turn.again }, now);
  if (root.kind === 'correct') await turnCorrection({ tx, now }, { corrected: root.actId, undoing, again: turn.again, reason, by });
  const told = root.kind === 'withdraw' ? [] : personsOf(moves); // a file's persons are too many to be told one by one
  const before = await snapshotOf(tx, told);
  const persons = await applyMoves(needs, { actId: undoing, moves, numbers });
  if (movesForms(root)) await refuseNumberLeft(tx, told, actId);
  if (movesForms(root)) await tellPersons(tx, { actId: undoing, ...turnedTo(turn, moves) }, now);
  await announce(tx, 'act.undone', { actId: undoing, undone: actId, kind: root.kind, again: turn.again, persons: told, before }, now);
  return { actId: undoing, persons: persons.length };
}

/** Between archives that both go on, or end and come back. */
const movesForms = ({ kind }: KnownAct): boolean => kind === 'merge' || kind === 'split';

/** Of a merge or split that is taken back or done again: whoever has forms afterwards. */
function turnedTo({ root, again }: Turn, moves: readonly Move[]): { readonly how: 'united' | 'parted'; readonly persons: readonly number[] } {
  const united = (root.kind === 'merge') === again;
  return united ? { how: 'united', persons: [...new Set(moves.map(({ to }) => to as number))] } : { how: 'parted', persons: personsOf(moves) };
}

/** What is turned round. `again`: an undoing is undone, so the act at the root is done again. */
export type Turn = {
  readonly act: KnownAct;
  readonly root: KnownAct;
  readonly family: readonly KnownAct[];
  readonly again: boolean;
  readonly moves: readonly Move[];
};

/** Refused where the act does not stand, or where later acts stand on it. */
async function readTurn(tx: Tx, actId: number, root: KnownAct): Promise<Turn> {
  const family = await familyOfAct(tx, actId);
  const { act, again } = refuseUndone(family, actId);
  const noted = await notedMoves(tx, actId);
  const links = new Map(
    (
      await linksOf(
        tx,
        noted.map(({ formId }) => formId),
      )
    ).map((link) => [link.formId, link]),
  );
  await refuseBuiltOn(tx, actId, family, noted, links);
  const moves = noted.map(({ formId, from, to, link }): Move => ({ formId, from: to, to: from, link: links.get(formId)?.link ?? null, linkedBy: link }));
  return { act, root, family, again, moves };
}

/** Refused where the act does not stand. `again`: it is an undoing, and what that took back is done again. */
function refuseUndone(family: readonly KnownAct[], actId: number): { readonly act: KnownAct; readonly again: boolean } {
  const act = family.find((one) => one.actId === actId) as KnownAct;
  const by = family.find((one) => one.undoes === actId && stands(family, one.actId));
  if (by) refuse(refusals, 'act.already-undone', { act: actId, by: by.actId });
  return { act, again: depthOf(family, act) % 2 === 1 };
}

/** An event writes forms beside that of its act, and so does an act on many persons. */
export async function notedMoves(tx: Tx, actId: number): Promise<readonly FormMove[]> {
  const noted = await movesOfAct(tx, actId);
  const known = new Set(noted.map(({ formId }) => formId));
  const further = (await formsOfEvent(tx, actId)).filter(({ formId, link }) => link === actId && !known.has(formId));
  const beside = (await linksOf(tx, await actForms(tx, actId))).filter(({ formId, link }) => link === actId && !known.has(formId));
  further.push(...beside.map(({ formId, person, link }) => ({ formId, personId: person, link })));
  return [...noted, ...further.map(({ formId, personId }): FormMove => ({ formId, from: null, to: personId, link: null }))];
}

const stands = (family: readonly KnownAct[], actId: number): boolean => !family.some((one) => one.undoes === actId && stands(family, one.actId));

function depthOf(family: readonly KnownAct[], act: KnownAct): number {
  const above = family.find(({ actId }) => actId === act.undoes);
  return above === undefined ? 0 : depthOf(family, above) + 1;
}

async function refuseBuiltOn(
  tx: Tx,
  actId: number,
  family: readonly KnownAct[],
  noted: readonly FormMove[],
  links: ReadonlyMap<number, { readonly person: number }>,
): Promise<void> {
  const gone = noted.filter(({ formId, to }) => (links.get(formId)?.person ?? null) !== to).map(({ formId }) => formId);
  if (gone.length > 0) refuse(refusals, 'act.built-on', { act: actId, by: (await laterMoveOf(tx, gone, actId)) ?? '?' });
  const back = [...new Set(noted.map(({ from }) => from).filter((person) => person !== null))];
  const ended = (await endedPersons(tx, back)).find((one) => !family.some((own) => own.actId === one.actId));
  if (ended) refuse(refusals, 'act.built-on', { act: actId, by: ended.actId });
}

const personsOf = (moves: readonly FormMove[]): number[] => [...new Set(moves.flatMap(({ from, to }) => [from, to]).filter((person) => person !== null))];

/** What the act decided beside its moves: conflicts, forms kept apart, the state of a file. */
async function turnDecisions(tx: Tx, undoing: FormId, { root, family, again, moves }: Turn): Promise<void> {
  const acts = family.map(({ actId }) => actId);
  const forms = moves.map(({ formId }) => formId);
  if (root.kind === 'withdraw') await turnWithdrawal(tx, root.actId, again ? 'withdrawn' : 'done');
  if ((root.kind === 'split' || root.kind === 'apart') && !again) await forgetKeptApart(tx, root.actId);
  if (tellingActs.has(root.kind)) {
    await reopenConflicts(tx, acts, undoing);
    return again ? undefined : await settleWithout(tx, undoing, forms); // whoever was asked about is nobody
  }
  if (!again) return await reopenConflicts(tx, acts, undoing);
  if (root.kind === 'withdraw') return await settleWithout(tx, undoing, forms);
  if (root.kind === 'award' || decisions.has(root.kind)) return await decideAgain(tx, undoing, root);
  const persons = personsOf(moves);
  const conflicts = (await openConflictsOf(tx, persons)).filter(
    ({ kind, parties }) => isAboutPersons(kind) && parties.every(({ personId }) => persons.includes(personId)),
  );
  const goes = ({ formId }: { readonly formId: number }): boolean => forms.includes(formId);
  const decided = root.kind === 'merge' ? conflicts : conflicts.filter(({ parties }) => parties.some(goes) && !parties.every(goes));
  await settleConflicts(
    tx,
    undoing,
    decided.map(({ conflictId }) => conflictId),
  );
  if (root.kind === 'split') await keepApart(tx, root.actId, await sidesAgain(tx, root, moves));
}

async function sidesAgain(
  tx: Tx,
  { actId: made }: KnownAct,
  moves: readonly Move[],
): Promise<{ readonly stay: readonly number[]; readonly go: readonly number[] }> {
  const go = moves.filter(({ to }) => to === made);
  const forms = new Set(moves.map(({ formId }) => formId));
  const links = await linksOfPersons(tx, [...new Set(go.map(({ from }) => from as number))]);
  return { stay: links.filter(({ formId }) => !forms.has(formId)).map(({ formId }) => formId), go: go.map(({ formId }) => formId) };
}

/**
 * A number that the act gave is cancelled; one that took the place of another is retired and leads back to it, since its holder has
 * shown it; any other is what it was.
 */
async function turnedNumbers(tx: Tx, actId: number): Promise<NumberChange[]> {
  const changes = await changesOfAct(tx, actId);
  return changes.map(({ number, personBefore, personAfter, stateBefore, successorBefore }) => {
    if (stateBefore !== null && personBefore !== null) return { number, personId: personBefore, state: stateBefore, successor: successorBefore };
    const replaced = changes.find((one) => one.personBefore === personAfter && one.stateBefore === 'active');
    return replaced === undefined
      ? { number, personId: personAfter, state: 'cancelled', successor: null }
      : { number, personId: personAfter, state: 'retired', successor: replaced.number };
  });
}
