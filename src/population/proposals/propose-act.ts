/** The first pair of eyes: an act is written down with its reason, and waits for another officer. */
import type { Actor, Officer } from '#access/index.ts';
import { workingDaysAfter } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { type Role, refuse, roleWords, type UnitId } from '#values/index.ts';
import { lockPersons } from '../act-store.ts';
import { refusals as roomRefusals } from '../refusals.ts';
import { officesFrom } from './address.ts';
import { proposalKinds } from './kinds.ts';
import type { LadderStep, ProposalKind } from './proposal-kind.ts';
import { refusals } from './refusals.ts';
import { concernedBy, insertProposal, sameWaiting } from './store.ts';

type Needs = { readonly tx: Tx; readonly now: Date; readonly actor: Actor };

export type NewProposal = {
  /** A name of the list of kinds. */
  readonly kind: string;
  /** In the form of its kind. */
  readonly payload: unknown;
  /** The persons whose archives it changes. */
  readonly subjects: readonly number[];
  /** Version of the archive of each that the officer saw, where it is known; else the one that stands now. */
  readonly seen?: ReadonlyMap<number, number>;
  readonly reason: string;
  readonly evidence?: readonly string[];
  /** ISO day by which it is to be decided; where none is given, five working days on. */
  readonly dueOn?: string;
  /** Who brought the request that it answers, where it answers one: they do not decide. */
  readonly askedBy?: { readonly accountId: number; readonly humanId: number };
  /** Where another office decides than that of the proposer's unit, as for a value that another commune owns. */
  readonly decides?: { readonly ladder: readonly LadderStep[]; readonly unit: UnitId | null };
};

/** Working days to decide what no procedure gives a day: silence is reminded of. */
const daysToDecide = 5;

/** Refused: an office that does not propose this, one's own record or a household member's, a person that is not there, what is proposed already. */
export async function proposeAct(needs: Needs, proposal: NewProposal): Promise<{ readonly proposalId: number }> {
  const { tx, now } = needs;
  const kind = kindOf(proposal.kind);
  const proposer = proposerOf(needs.actor, kind);
  refuseWithoutReason(proposal.reason);
  const payload = kind.payload.parse(proposal.payload);
  const subjects = [...new Set(proposal.subjects)].sort((a, b) => a - b);
  const locked = await lockPersons(tx, subjects);
  const seen = subjects.map((person) => {
    const now = locked.get(person) ?? refuse(roomRefusals, 'person.unknown', { person });
    return proposal.seen?.get(person) ?? now.versionNo;
  });
  await refuseConcerned(tx, proposer, subjects);
  const same = await sameWaiting(tx, { kind: kind.kind, payload, subjects });
  if (same !== undefined) refuse(refusals, 'proposal.same-waits', { proposal: same });
  const { ladder = kind.decides, unit = proposer.unit } = proposal.decides ?? {};
  const proposalId = await insertProposal(tx, {
    kind: kind.kind,
    payload,
    subjects,
    seen,
    reason: proposal.reason.trim(),
    evidence: proposal.evidence ?? [],
    proposedBy: proposer.accountId,
    proposedHuman: proposer.humanId,
    proposedAs: proposer.role,
    proposedUnit: proposer.unit,
    proposedAt: now,
    decides: officesFrom(ladder, unit),
    dueOn: proposal.dueOn ?? workingDaysAfter(now, daysToDecide),
    askedBy: proposal.askedBy?.accountId ?? null,
    askedHuman: proposal.askedBy?.humanId ?? null,
  });
  return { proposalId };
}

export function kindOf(name: string): ProposalKind<unknown> {
  const kind = proposalKinds.find((one) => one.kind === name);
  if (kind === undefined) throw new Error(`no kind of proposal is called ${name}`);
  return kind;
}

function proposerOf(actor: Actor, kind: ProposalKind<unknown>): Officer {
  if (actor.kind === 'officer' && kind.proposes.includes(actor.role)) return actor;
  return refuse(refusals, 'proposal.not-your-office', { kind_vi: kind.words.vi, kind_en: kind.words.en, ...saidRoles(kind.proposes) });
}

export const saidRoles = (roles: readonly Role[]) => {
  const distinct = [...new Set(roles)];
  return { roles_vi: distinct.map((role) => roleWords[role].vi).join(', '), roles_en: distinct.map((role) => roleWords[role].en).join(', ') };
};

export function refuseWithoutReason(reason: string): void {
  const { length } = reason.trim();
  if (length < 5 || length > 2000) refuse(refusals, 'proposal.no-reason', {});
}

/** Nobody works on their own record or on that of a member of their household. */
export async function refuseConcerned(tx: Tx, { personId }: Officer, subjects: readonly number[]): Promise<void> {
  if (personId !== null && (await concernedBy(tx, subjects)).has(personId)) refuse(refusals, 'proposal.own-record', {});
}
