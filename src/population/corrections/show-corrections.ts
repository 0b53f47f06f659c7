/** Corrections as officers see them: what is asked, whose turn it is, by when, and what became of it so far. */
import type { Officer } from '#access/index.ts';
import { type PaperOfCase, papersOf } from '#documents/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import {
  formatIso,
  type PartialDate,
  personNumberFrom,
  type Role,
  readCursor,
  refuse,
  roleWords,
  type UnitId,
  type Words,
  writeCursor,
} from '#values/index.ts';
import { toldAct } from '../list-acts.ts';
import { personRows } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { deciderOf } from '../proposals/decide-proposal.ts';
import type { Detail } from '../proposals/proposal-kind.ts';
import { isDecider, proposalById } from '../proposals/store.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { changedDetails, followDetails, labelOf } from './apply-correction.ts';
import { type CorrectionMove, type CorrectionState, type CorrectionStep, correctionStates, correctionStateWords, moveWords } from './correction-states.ts';
import { ownerShown, type ShownOwner } from './owner-shown.ts';
import { isDocument } from './paper-case.ts';
import { refusals } from './refusals.ts';
import { type OwnerOffice, ownerOffices } from './source-owners.ts';
import { type CorrectionRow, correctionById, corrections, correctionsOfRequest, movesOf, type NumberWish } from './store.ts';
import { examinesIt, headsIt, requireSight } from './whose.ts';
import { extensionOf } from './work-on-correction.ts';

type Needs = ReachNeeds & { readonly actor: Officer };

export type CorrectionItem = {
  readonly id: number;
  readonly state: CorrectionState;
  readonly stateWords: Words;
  readonly owner: ShownOwner;
  /** Whose turn it is: null once nothing is left to do. */
  readonly turn: Words | null;
  readonly dueOn: string;
  readonly isLate: boolean;
  readonly person: { readonly personId: string; readonly fullName: string; readonly personNumber: string | null; readonly dateOfBirth: string | null };
  readonly fields: readonly Words[];
};

export type ShownCorrection = CorrectionItem & {
  readonly version: number;
  readonly changes: readonly (Detail & { readonly field: string; readonly source: string | null })[];
  readonly since: string | null;
  readonly follows: readonly Detail[];
  readonly numberWish: NumberWish | null;
  readonly reason: string;
  /** What papers are called that nobody sent; those that were sent are `papers`. */
  readonly evidence: readonly string[];
  readonly papers: readonly PaperOfCase[];
  readonly isExtended: boolean;
  readonly proposal: number | null;
  readonly act: string | null;
  /** The act that took it back, and stands. */
  readonly undoneBy: string | null;
  readonly history: readonly {
    readonly move: CorrectionMove | 'open';
    readonly words: Words;
    readonly at: string;
    readonly name: string;
    readonly role: Role;
    readonly roleWords: Words;
    readonly unitName: string | null;
    readonly reason: string | null;
  }[];
  /** What whoever looks may do with it now. */
  readonly moves: readonly CorrectionStep[];
  /** Other parts of the same request, which other offices decide. */
  readonly others: readonly {
    readonly id: number;
    readonly owner: ShownOwner;
    readonly state: CorrectionState;
    readonly stateWords: Words;
    readonly dueOn: string;
  }[];
};

export async function listCorrections(
  needs: Needs,
  { of, cursor, limit }: { readonly of: 'turn' | 'opened'; readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ readonly items: readonly CorrectionItem[]; readonly next: string | null }> {
  const { tx, actor, now } = needs;
  const after = readCursor(cursor, ['day', 'id']);
  const officer = deciderOf(actor, now);
  const filter = of === 'turn' ? { of, officer, offices: officesOf(actor.role) } : { of, officer };
  const rows = await corrections(tx, filter, { after: after && { dueOn: after[0], correctionId: after[1] }, limit: limit + 1 });
  const items = await itemsOf(needs, rows.slice(0, limit));
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor([last.dueOn, last.id]) : null };
}

const officesOf = (role: Role): OwnerOffice[] => (Object.keys(ownerOffices) as OwnerOffice[]).filter((office) => ownerOffices[office].examines.includes(role));

export async function showCorrection(needs: Needs, correctionId: number): Promise<ShownCorrection> {
  const { tx, actor, now } = needs;
  const row = await correctionById(tx, correctionId);
  if (row === undefined) return refuse(refusals, 'correction.unknown', { correction: correctionId });
  const decides = row.proposalId !== null && (await isDecider(tx, row.proposalId, deciderOf(actor, now)));
  await requireSight(needs, row);
  const [item] = (await itemsOf(needs, [row])) as [CorrectionItem];
  const history = await movesOf(tx, correctionId);
  const { changes, since, numberWish, reason, evidence, isExtended, proposalId, actId, version } = row;
  const details = changedDetails({ ...row, since: null });
  const others = (await correctionsOfRequest(tx, row.requestId)).filter((other) => other.correctionId !== correctionId);
  return {
    ...item,
    version,
    changes: changes.map(({ field, source }, at) => ({ ...(details[at] as Detail), field, source })),
    since,
    follows: await followDetails(tx, row),
    numberWish,
    reason,
    evidence: evidence.filter((one) => !isDocument(one)),
    papers: await papersOf(tx, { kind: 'correction', id: correctionId }),
    isExtended,
    proposal: proposalId,
    act: actId === null ? null : String(actId),
    undoneBy: actId === null ? null : (await toldAct(tx, actId)).undoneBy,
    history: history.map(({ move, at, name, role, unit, reason }) => ({
      move,
      words: moveWords[move],
      at: at.toISOString(),
      name,
      role,
      roleWords: roleWords[role],
      unitName: nameOf(unit),
      reason,
    })),
    moves: await movesNow(needs, row, decides),
    others: others.map(({ correctionId: id, office, ownerUnit, state, dueOn }) => ({
      id,
      owner: ownerShown(office, ownerUnit),
      state,
      stateWords: correctionStateWords[state],
      dueOn,
    })),
  };
}

async function movesNow({ tx, actor }: Needs, row: CorrectionRow, decides: boolean): Promise<CorrectionStep[]> {
  const proposal = row.state === 'examined' && row.proposalId !== null ? await proposalById(tx, row.proposalId) : undefined;
  const may = {
    owner: examinesIt(row, actor),
    head: row.state === 'examined' ? decides : headsIt(row, actor) && row.openedHuman !== actor.humanId,
    opener: row.openedHuman === actor.humanId,
    examiner: proposal?.proposedHuman === actor.humanId,
  };
  return Object.entries(correctionStates[row.state])
    .filter(([move, { by }]) => may[by as keyof typeof may] && (move !== 'extend' || (!row.isExtended && extensionOf(row) > 0)))
    .map(([move]) => move as CorrectionStep);
}

async function itemsOf(needs: Needs, rows: readonly CorrectionRow[]): Promise<CorrectionItem[]> {
  const { tx, dataDir, now } = needs;
  const ids = [...new Set(rows.map(({ personId }) => personId))];
  needs.see(ids);
  const persons = new Map((await personRows(tx, ids)).map((row) => [row.personId, row]));
  const today = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  return rows.map(({ correctionId, state, office, ownerUnit, dueOn, personId, changes }): CorrectionItem => {
    const { fullName = '', personNo = null, dateOfBirth = null } = persons.get(personId) ?? {};
    return {
      id: correctionId,
      state,
      stateWords: correctionStateWords[state],
      owner: ownerShown(office, ownerUnit),
      turn: turnOf(state, office),
      dueOn,
      isLate: turnOf(state, office) !== null && dueOn < today,
      person: {
        personId: personTokens(dataDir).tokenOf(personId),
        fullName,
        personNumber: personNo === null ? null : personNumberFrom(personNo),
        dateOfBirth: dateOfBirth === null ? null : formatIso(dateOfBirth as PartialDate),
      },
      fields: changes.map(({ field }) => labelOf(field)),
    };
  });
}

function turnOf(state: CorrectionState, office: OwnerOffice): Words | null {
  const { examines, decides } = ownerOffices[office];
  const role = state === 'opened' ? examines[0] : state === 'examined' ? decides[0]?.role : undefined;
  return role === undefined ? null : roleWords[role];
}

const nameOf = (unit: UnitId | null): string | null => (unit === null ? null : unitCatalogue().nameOf(unit));
