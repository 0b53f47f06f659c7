/** Routes of seals: which of them I may see, and what two officers do about one. */
import { z } from 'zod';
import { sealKindNames } from '#access/index.ts';
import { type Language, type Route, route } from '#values/index.ts';
import { sealers } from '../proposals/seal.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { listSeals } from './list-seals.ts';
import { proposeSeal, proposeUnseal } from './propose-seal.ts';
import { seal } from './seal-shape.ts';

type Needs = ReachNeeds & { readonly language: Language; see(persons: readonly number[], fields?: readonly string[]): void };

const shared = { who: sealers, purpose: 'sealing' } as const;
const said = {
  reason: z.string().trim().min(5).max(2000),
  evidence: z.array(z.string().max(200)).max(20).optional().describe('Ids of papers, or what they are called'),
};
const proposed = z.object({ proposalId: z.int().describe('Waits at /v1/approvals for a second officer') });

const list = route({
  method: 'GET',
  path: '/v1/seals',
  ...shared,
  summary: { vi: 'Các hồ sơ niêm phong mà tôi ở trong nhóm được xem', en: 'Sealed archives of whose group I am' },
  reply: z.object({ items: z.array(seal) }),
  handle: (needs: Needs) => listSeals(needs),
});

const put = route({
  method: 'POST',
  path: '/v1/persons/{personId}/seals',
  ...shared,
  summary: { vi: 'Đề nghị niêm phong hồ sơ này theo lệnh', en: 'Propose to seal this archive by order' },
  params: z.object({ personId: z.string().max(60) }),
  body: z.strictObject({
    kind: z.enum(sealKindNames),
    orderNo: z.string().trim().min(1).max(80),
    group: z.array(z.string().max(80)).max(20).describe('Logins, beside the two who seal'),
    ...said,
  }),
  reply: proposed,
  once: true,
  status: 202,
  handle: (needs: Needs, { params, body }) => proposeSeal(needs, params.personId, body),
});

const end = route({
  method: 'POST',
  path: '/v1/seals/{id}/end',
  ...shared,
  summary: { vi: 'Đề nghị mở niêm phong', en: 'Propose to end a seal' },
  params: z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  body: z.strictObject(said),
  reply: proposed,
  once: true,
  status: 202,
  handle: (needs: Needs, { params, body }) => proposeUnseal(needs, params.id, body),
});

export const sealRoutes: readonly Route<Needs>[] = [list, put, end];
