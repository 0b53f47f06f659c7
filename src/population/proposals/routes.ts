/** Routes of the second pair of eyes. */
import { z } from 'zod';
import type { Actor } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { type Route, registrars, roles, route } from '#values/index.ts';
import { decideProposal } from './decide-proposal.ts';
import { listProposals, showProposal } from './show-proposals.ts';

type Needs = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly actor: Actor;
  see(persons: readonly number[], fields?: readonly string[]): void;
};

export const words = z.object({ vi: z.string(), en: z.string() });
export const office = z.object({ role: z.enum(roles), roleWords: words, unit: z.int().nullable(), unitName: z.string().nullable() });
const signature = office.extend({ name: z.string(), at: z.iso.datetime() });

const item = z.object({
  id: z.int(),
  kind: z.string(),
  words,
  state: z.enum(['waiting', 'approved', 'refused', 'withdrawn']),
  stateWords: words,
  subjects: z.array(
    z.object({
      personId: z.string(),
      fullName: z.string(),
      personNumber: z.string().nullable(),
      dateOfBirth: z.string().nullable().describe('1995-03-15, or 1948'),
      state: z.string(),
    }),
  ),
  reason: z.string(),
  evidence: z.array(z.string()),
  proposedBy: signature,
  owner: office.describe('The office that decides'),
  dueOn: z.iso.date().nullable(),
  decidedBy: signature.nullable(),
  decisionReason: z.string().nullable(),
  act: z.string().nullable(),
});

const shown = item.extend({
  details: z.array(z.object({ label: words, before: words.nullable(), after: words.nullable() })),
  stale: z.boolean().describe('An archive has changed since: it can be refused only'),
  moves: z.array(z.enum(['approve', 'refuse', 'withdraw'])),
});

const idParam = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

const listApprovals = route({
  method: 'GET',
  path: '/v1/approvals',
  who: registrars,
  purpose: 'approval',
  summary: { vi: 'Việc do cán bộ khác đề nghị, chờ tôi duyệt', en: 'What other officers proposed and waits for my decision' },
  query: z.strictObject({ cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  reply: z.object({ items: z.array(item), next: z.string().nullable() }),
  handle: (needs: Needs, { query }) => listProposals(needs, query),
});

const readApproval = route({
  method: 'GET',
  path: '/v1/approvals/{id}',
  who: registrars,
  purpose: 'approval',
  summary: { vi: 'Một đề nghị với mọi điều nó sẽ thay đổi', en: 'One proposal with all that it would change' },
  params: idParam,
  reply: shown,
  handle: (needs: Needs, { params }) => showProposal(needs, params.id),
});

const decideApproval = route({
  method: 'POST',
  path: '/v1/approvals/{id}',
  who: registrars,
  purpose: 'approval',
  summary: { vi: 'Duyệt, từ chối kèm lý do, hoặc rút lại đề nghị của mình', en: 'Approve, refuse with a reason, or withdraw what one proposed' },
  params: idParam,
  body: z.strictObject({ decision: z.enum(['approve', 'refuse', 'withdraw']), reason: z.string().max(2000).optional() }),
  reply: shown,
  once: true,
  async handle(needs: Needs, { params, body }) {
    const { subjects } = await decideProposal(needs, params.id, body);
    needs.see(subjects);
    return await showProposal(needs, params.id);
  },
});

export const proposalRoutes: readonly Route<Needs>[] = [listApprovals, readApproval, decideApproval];
