/** What every kind of proposal says of itself: who may propose it, who decides, and what is done when it is approved. */
import type { z } from 'zod';
import type { Officer } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import type { PaperOfCase } from '#documents/index.ts';
import type { FormId, Role, Words } from '#values/index.ts';
import type { Contradiction } from '../contradictions.ts';

export type ExecuteNeeds = { readonly tx: Tx; readonly now: Date; readonly dataDir: string };

/** How an act stands on record: why, on which papers, by which two officers. */
export type Accountable = {
  readonly reason: string;
  readonly evidence: string | undefined;
  readonly officers: readonly [proposes: string, decides: string];
};

/** How a proposal ended without an act. */
export type ClosedWithout = { readonly state: 'refused' | 'withdrawn'; readonly by: Officer; readonly reason: string | null };

/** One line of what a proposal would change, as its reader sees it; null where there is nothing on that side. */
export type Detail = { readonly label: Words; readonly before: Words | null; readonly after: Words | null };

/** An office of a level: that of the commune, of the province that it lies in, or of the country. */
export type LadderStep = { readonly role: Role; readonly level: 'commune' | 'province' | 'country' };

export type ProposalKind<Payload> = {
  readonly kind: string;
  readonly words: Words;
  readonly proposes: readonly Role[];
  /**
   * Who decides, from the lowest level up. Addressed is the lowest office, not below the proposer's, that somebody else holds: where a
   * commune has one officer, the level above is the second pair of eyes.
   */
  readonly decides: readonly LadderStep[];
  readonly payload: z.ZodType<Payload>;
  /** It moves forms between persons, so it comes one at a time (`act-alone.ts`). */
  readonly alone: boolean;
  /** The act, in the transaction of the decision. */
  execute(needs: ExecuteNeeds & { readonly actor: Officer }, payload: Payload, accountable: Accountable): Promise<FormId>;
  /** What waits for the proposal is told that there will be no act, in the same transaction. */
  closed?(needs: ExecuteNeeds, payload: Payload, ended: ClosedWithout): Promise<void>;
  /** What the archives of the subjects state otherwise, which whoever signs is told before. */
  against?(needs: ExecuteNeeds, payload: Payload): Promise<readonly Contradiction[]>;
  /** The papers that it rests on, or that came with the request that it answers. */
  papers?(needs: ExecuteNeeds, payload: Payload, proposalId: number): Promise<readonly PaperOfCase[]>;
  /** What whoever signs may open to judge it, while it waits. */
  leadsTo?(payload: Payload): LeadsTo | null;
  /** What it would do, in words; the subjects themselves are told beside it. */
  tell(needs: ExecuteNeeds, payload: Payload): Promise<readonly Detail[]>;
};

/** Where what it rests on is read: a pair side by side, a conflict, an act. */
export type LeadsTo = { readonly page: 'review' | 'conflict' | 'act'; readonly id: string };

/** Ties what is executed to the shape that is stored. */
export function proposalKind<Payload>(described: ProposalKind<Payload>): ProposalKind<unknown> {
  return described as unknown as ProposalKind<unknown>;
}

/** Acts of the police on archives. */
export const policeLadder: readonly LadderStep[] = [
  { role: 'commune-police-chief', level: 'commune' },
  { role: 'provincial-police', level: 'province' },
  { role: 'national-operator', level: 'country' },
];
