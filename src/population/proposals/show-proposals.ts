/** Proposals as officers see them: those that wait for one's decision, and one with all that it would change. */
import { type Actor, type Officer, requireOffice } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import type { PaperOfCase } from '#documents/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import {
  formatIso,
  type PartialDate,
  personNumberFrom,
  type Role,
  readCursor,
  refuse,
  registrars,
  roleWords,
  type UnitId,
  type Words,
  writeCursor,
} from '#values/index.ts';
import type { Contradiction } from '../contradictions.ts';
import { isDocument } from '../corrections/paper-case.ts';
import { personRows } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { changesSince } from '../show-person.ts';
import { deciderOf } from './decide-proposal.ts';
import type { Detail, LeadsTo } from './proposal-kind.ts';
import { type ProposalState, proposalStates, proposalStateWords } from './proposal-states.ts';
import { kindOf } from './propose-act.ts';
import { refusals } from './refusals.ts';
import { type DecidingOffice, isDecider, isSealedFrom, type ProposalRow, proposalById, proposalsFor } from './store.ts';

type Needs = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly actor: Actor;
  see(persons: readonly number[], fields?: readonly string[]): void;
};

type Office = { readonly role: Role; readonly roleWords: Words; readonly unit: number | null; readonly unitName: string | null };
type Signature = Office & { readonly name: string; readonly at: string };

export type ProposalItem = {
  readonly id: number;
  readonly kind: string;
  readonly words: Words;
  readonly state: ProposalState;
  readonly stateWords: Words;
  readonly subjects: readonly {
    readonly personId: string;
    readonly fullName: string;
    readonly personNumber: string | null;
    readonly dateOfBirth: string | null;
    readonly state: string;
  }[];
  readonly reason: string;
  readonly evidence: readonly string[];
  readonly proposedBy: Signature;
  /** Who decides: the office that is addressed. */
  readonly owner: Office;
  readonly dueOn: string | null;
  readonly decidedBy: Signature | null;
  readonly decisionReason: string | null;
  readonly act: string | null;
};

export type ShownProposal = ProposalItem & {
  readonly details: readonly Detail[];
  readonly papers: readonly PaperOfCase[];
  /** Where what it rests on is read; of what waits only. */
  readonly leadsTo: LeadsTo | null;
  /** What the archives state otherwise, one value of each; of what waits only. */
  readonly contradicts: readonly Contradiction[];
  /** Whether an archive has changed since, so that it can only be refused. */
  readonly stale: boolean;
  /** What whoever looks may do with it now. */
  readonly moves: readonly ('approve' | 'refuse' | 'withdraw')[];
};

/** Those that wait for this officer, the most urgent first. */
export async function listProposals(
  needs: Needs,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ readonly items: readonly ProposalItem[]; readonly next: string | null }> {
  const officer = officerOf(needs.actor);
  const after = readCursor(cursor, ['text', 'id']);
  const rows = await proposalsFor(needs.tx, deciderOf(officer, needs.now), {
    after: after && { dueOn: /^\d{4}-\d{2}-\d{2}$/.test(after[0]) ? after[0] : 'infinity', proposalId: after[1] },
    limit: limit + 1,
  });
  const items = await itemsOf(needs, rows.slice(0, limit));
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? writeCursor([last.dueOn ?? 'infinity', last.id]) : null };
}

/** Refused as unknown, by the same statements: one that is not there, that a seal hides, that neither waits for this officer nor was proposed or decided by them. */
export async function showProposal(needs: Needs, proposalId: number): Promise<ShownProposal> {
  const { tx, now } = needs;
  const officer = officerOf(needs.actor);
  const row = await proposalById(tx, proposalId);
  const subjects = row?.subjects ?? [];
  needs.see(subjects);
  const isSealed = await isSealedFrom(tx, subjects, officer.accountId, now);
  const decides = await isDecider(tx, proposalId, deciderOf(officer, now));
  const isOwn = row?.proposedHuman === officer.humanId;
  const isTheirs = decides || isOwn || row?.decidedBy === officer.accountId;
  if (row === undefined || isSealed || !isTheirs) return refuse(refusals, 'proposal.unknown', { proposal: proposalId });
  const [item] = (await itemsOf(needs, [row])) as [ProposalItem];
  const stale = (await Promise.all(row.subjects.map((person, at) => changesSince(tx, person, row.seen[at] as number)))).some(({ length }) => length > 0);
  const kind = kindOf(row.kind);
  const moves = Object.entries(proposalStates[row.state])
    .filter(([, { by }]) => (by === 'decider' ? decides : isOwn))
    .map(([move]) => move as ShownProposal['moves'][number])
    .filter((move) => !(stale && move === 'approve'));
  const payload = kind.payload.parse(row.payload);
  const waits = row.state === 'waiting';
  const contradicts = waits ? ((await kind.against?.(needs, payload)) ?? []) : [];
  const papers = (await kind.papers?.(needs, payload, proposalId)) ?? [];
  const leadsTo = waits ? (kind.leadsTo?.(payload) ?? null) : null;
  return { ...item, details: await kind.tell(needs, payload), papers, leadsTo, contradicts, stale: stale && waits, moves };
}

function officerOf(actor: Actor): Officer {
  requireOffice(actor, registrars);
  return actor as Officer;
}

async function itemsOf(needs: Needs, rows: readonly ProposalRow[]): Promise<ProposalItem[]> {
  const { tx, dataDir } = needs;
  const subjects = [...new Set(rows.flatMap((row) => row.subjects))];
  needs.see(subjects, ['fullName', 'dateOfBirth', 'personNumber']);
  const persons = new Map((await personRows(tx, subjects)).map((row) => [row.personId, row]));
  const { tokenOf } = personTokens(dataDir);
  return rows.map((row): ProposalItem => {
    const { proposalId, kind, state, reason, evidence, dueOn, decisionReason, actId } = row;
    return {
      id: proposalId,
      kind,
      words: kindOf(kind).words,
      state,
      stateWords: proposalStateWords[state],
      subjects: row.subjects.map((personId) => {
        const { fullName = '', personNo = null, dateOfBirth = null, state = '' } = persons.get(personId) ?? {};
        return {
          personId: tokenOf(personId),
          fullName,
          personNumber: personNo === null ? null : personNumberFrom(personNo),
          dateOfBirth: dateOfBirth === null ? null : formatIso(dateOfBirth as PartialDate),
          state,
        };
      }),
      reason,
      evidence: evidence.filter((one) => !isDocument(one)),
      proposedBy: { ...officeOf(row.proposedAs, row.proposedUnit), name: row.proposerName, at: row.proposedAt.toISOString() },
      owner: officeOf((row.decides[0] as DecidingOffice).role, row.decides[0]?.units[0] ?? null),
      dueOn,
      decidedBy:
        row.decidedAs === null || row.decidedAt === null
          ? null
          : { ...officeOf(row.decidedAs, null), name: row.deciderName ?? '', at: row.decidedAt.toISOString() },
      decisionReason,
      act: actId === null ? null : String(actId),
    };
  });
}

export function officeOf(role: Role, unit: UnitId | null): Office {
  return { role, roleWords: roleWords[role], unit, unitName: unit === null ? null : unitCatalogue().nameOf(unit) };
}
