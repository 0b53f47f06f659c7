/** The steps that officers take with a conflict: ask, answer, comment, hand over, wait for a second officer. Each is noted. */
import { type Officer, reachOf } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { type PartialDate, type Role, refuse, roleWords, type UnitId } from '#values/index.ts';
import { type ConflictKind, conflictKinds } from './kinds.ts';
import { refusals } from './refusals.ts';
import { type LockedConflict, type MoveRow, saveMove } from './store.ts';
import { daysToAnswer, type MoveKind, type Turn, turns, turnWords } from './turns.ts';
import { workingDaysAfter } from './working-days.ts';

export type TurnNeeds = { readonly tx: Tx; readonly now: Date; readonly actor: Officer };

/** Above the communes: whoever may decide in their stead. */
const above: readonly Role[] = ['provincial-police', 'national-operator'];

const reaches = (actor: Officer, unit: number | null): boolean => {
  const reach = reachOf(actor);
  return reach.all || (unit !== null && reach.units.has(unit as UnitId));
};

const decides = (role: Role, kind: ConflictKind): boolean => above.includes(role) || conflictKinds[kind].office.includes(role);

/** The kinds on which this office decides, wherever it may. */
export const kindsDecidedBy = (role: Role): ConflictKind[] => (Object.keys(conflictKinds) as ConflictKind[]).filter((kind) => decides(role, kind));

/** Whether the officer holds the office that decides on it, for the commune in charge or above it. */
export function isOwner(actor: Officer, { kind, ownerUnit }: Pick<LockedConflict, 'kind' | 'ownerUnit'>): boolean {
  return decides(actor.role, kind) && reaches(actor, ownerUnit);
}

/** Refused: one that is settled; an officer of another office or commune. */
export function requireOwner(actor: Officer, conflict: LockedConflict): void {
  requireOpen(conflict);
  if (!isOwner(actor, conflict)) refuseOffice(conflict, conflict.ownerUnit);
}

function requireOpen({ state }: Pick<LockedConflict, 'state'>): void {
  if (state === 'settled') refuse(refusals, 'conflict.settled', {});
}

function refuseOffice({ kind }: Pick<LockedConflict, 'kind'>, unit: number | null): never {
  const said = (language: 'vi' | 'en'): string => conflictKinds[kind].office.map((role) => roleWords[role][language]).join(', ');
  return refuse(refusals, 'conflict.not-your-office', { roles_vi: said('vi'), roles_en: said('en'), unit: unit === null ? '–' : pathOf(unit) });
}

const pathOf = (unit: number): string => unitCatalogue().pathOf(unit as UnitId);

/** To whom a step leads from where it stands. Refused where the table of turns has no such step. */
function turnAfter({ turn }: Pick<LockedConflict, 'turn'>, step: string): Turn {
  const { vi, en } = turnWords[turn];
  return turns[turn][step]?.to ?? refuse(refusals, 'conflict.not-your-turn', { turn_vi: vi, turn_en: en });
}

const noted = { byAccount: null, byName: null, words: null, fromUnit: null, toUnit: null, dueOn: null, actId: null, proposalId: null };

const movedBy = ({ now, actor }: TurnNeeds, kind: MoveKind, more: Partial<MoveRow>): MoveRow => ({
  ...noted,
  kind,
  at: now,
  byAccount: actor.accountId,
  byName: `${actor.name}, ${roleWords[actor.role].vi}`,
  ...more,
});

const standing = ({ ownerUnit, dueOn }: LockedConflict) => ({ turn: 'owner' as Turn, turnUnit: null, turnDueOn: null, ownerUnit, dueOn, keepsRule: true });

/** Gives the turn to a commune, with a question and a clock of its own. */
export async function askCommune(
  needs: TurnNeeds,
  conflict: LockedConflict,
  { unit, question }: { readonly unit: UnitId; readonly question: string },
): Promise<number> {
  requireOwner(needs.actor, conflict);
  const turn = turnAfter(conflict, 'ask');
  const dueOn = workingDaysAfter(needs.now, daysToAnswer);
  const move = movedBy(needs, 'asked', { words: question, toUnit: unit, dueOn });
  return await saveMove(needs.tx, conflict, move, { ...standing(conflict), turn, turnUnit: unit, turnDueOn: dueOn });
}

/** Whoever reaches the commune that was asked may answer, of whichever of its offices. */
export async function answerOwner(needs: TurnNeeds, conflict: LockedConflict, answer: string): Promise<number> {
  requireOpen(conflict);
  turnAfter(conflict, 'answer');
  if (!reaches(needs.actor, conflict.turnUnit)) refuseOffice(conflict, conflict.turnUnit);
  return await saveMove(needs.tx, conflict, movedBy(needs, 'answered', { words: answer, fromUnit: conflict.turnUnit }), standing(conflict));
}

/** Anybody who sees it; it moves nothing. */
export async function commentOn(needs: TurnNeeds, conflict: LockedConflict, words: string): Promise<number> {
  const { turn, turnUnit, turnDueOn } = conflict;
  return await saveMove(needs.tx, conflict, movedBy(needs, 'commented', { words }), { ...standing(conflict), turn, turnUnit, turnDueOn });
}

/** Working days that a commune has at least, when it is handed something. */
const daysAfterHandOver = 3;

/** The clock does not begin anew, but the new commune has three working days at least. */
export async function handOver(
  needs: TurnNeeds,
  conflict: LockedConflict,
  { unit, reason }: { readonly unit: UnitId; readonly reason: string },
): Promise<number> {
  requireOwner(needs.actor, conflict);
  const turn = turnAfter(conflict, 'hand-over');
  if (unit === conflict.ownerUnit) refuse(refusals, 'conflict.same-commune', { unit: pathOf(unit) });
  const least = workingDaysAfter(needs.now, daysAfterHandOver);
  const dueOn = [conflict.dueOn, least].sort().at(-1) as string;
  const move = movedBy(needs, 'handed-over', { words: reason, fromUnit: conflict.ownerUnit, toUnit: unit, dueOn });
  return await saveMove(needs.tx, conflict, move, { ...standing(conflict), turn, ownerUnit: unit, dueOn, keepsRule: false });
}

/** A proposal was made by which it would be settled: a second officer decides on that one. */
export async function waitForApproval(
  needs: TurnNeeds,
  conflict: LockedConflict,
  { proposalId, reason }: { readonly proposalId: number; readonly reason: string },
): Promise<number> {
  requireOwner(needs.actor, conflict);
  const turn = turnAfter(conflict, 'propose');
  return await saveMove(needs.tx, conflict, movedBy(needs, 'proposed', { words: reason, proposalId }), { ...standing(conflict), turn });
}

/** What was asked is asked no more, or the proposal is not done: the owner decides again. */
export async function backToOwner(
  needs: TurnNeeds,
  conflict: LockedConflict,
  { kind, words }: { readonly kind: 'refused' | 'taken-back'; readonly words: string | null },
): Promise<number> {
  turnAfter(conflict, kind === 'refused' ? 'refuse' : 'take-back');
  return await saveMove(needs.tx, conflict, movedBy(needs, kind, { words }), standing(conflict));
}

/** A commune by its five digits, as it is on a day. Refused: none has them. */
export function communeOf(code: string, on: PartialDate): UnitId {
  return unitCatalogue().byCode('commune', code, on)?.id ?? refuse(refusals, 'conflict.no-commune', { unit: code });
}
