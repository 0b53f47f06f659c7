/** Routes of work on findings. Whose a finding is follows from the commune that owns it, which the statements themselves ask for: they run as the register. */
import { z } from 'zod';
import { requireOfficer } from '#access/index.ts';
import { asRegister } from '#database/index.ts';
import { type Route, registrars, route } from '#values/index.ts';
import { findingKeyOf } from './finding-id.ts';
import { type FindingNeeds, listFindings } from './list-findings.ts';
import { listSteps } from './list-steps.ts';
import { type MendNeeds, mendFinding } from './mend-findings.ts';
import { mendMany, previewMany } from './mend-many.ts';
import { decision, findingCounts, findingFilter, listedFinding, manyMended, queriedFilter, shownFinding, step } from './route-shapes.ts';
import { showFinding } from './show-finding.ts';

type Needs = FindingNeeds & { readonly seen: string };

const byOfficer = (needs: Needs): MendNeeds => ({ ...needs, actor: requireOfficer(needs.actor) });
const idParam = z.object({ id: z.string().max(300) });
const asked = {
  decision,
  value: z.string().max(400).optional().describe('Of type: the right value; a date as 1995-03-15, sex as M or F'),
  reason: z.string().max(2000).optional().describe('Of keep: why it is right as it was received'),
};

const list = route({
  method: 'GET',
  path: '/v1/findings',
  who: registrars,
  purpose: 'cleaning',
  summary: { vi: 'Lỗi trên phiếu của các xã mình, kèm số lượng theo từng mục lọc', en: "Findings on the forms of one's communes, with counts for each facet" },
  query: z.strictObject({ ...queriedFilter, cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  reply: z.object({ items: z.array(listedFinding), next: z.string().nullable(), counts: findingCounts.nullable().describe('On the first page only') }),
  handle: (needs: Needs, { query: { cursor, limit, ...filter } }) => listFindings(needs, { filter, cursor, limit }),
});

const steps = route({
  method: 'GET',
  path: '/v1/findings/steps',
  who: registrars,
  purpose: null,
  summary: { vi: 'Các bước làm sạch của đơn vị, mới nhất trước', en: 'Steps of cleaning of the unit, the newest first' },
  query: z.strictObject({ cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(20) }),
  reply: z.object({ items: z.array(step), next: z.string().nullable() }),
  handle: (needs: Needs, { query }) => asRegister(needs.tx, () => listSteps(byOfficer(needs), query)),
});

const read = route({
  method: 'GET',
  path: '/v1/findings/{id}',
  who: registrars,
  purpose: 'cleaning',
  summary: {
    vi: 'Một lỗi: giá trị như đã nhận, cách sửa được đề nghị và bằng chứng, các nguồn khác nói gì',
    en: 'One finding: the value as received, the proposed repair and its proof, what other sources say',
  },
  params: idParam,
  reply: shownFinding,
  etag: ({ version }) => version,
  handle: (needs: Needs, { params }) => asRegister(needs.tx, () => showFinding(needs, params.id)),
});

const mend = route({
  method: 'POST',
  path: '/v1/findings/{id}/mend',
  who: registrars,
  purpose: 'cleaning',
  summary: {
    vi: 'Nhận cách sửa, nhập giá trị khác, hoặc giữ nguyên kèm lý do',
    en: 'Accept the repair, type another value, or keep it with a reason',
  },
  params: idParam,
  body: z.strictObject(asked),
  reply: shownFinding.extend({ actId: z.int().describe('The step, which is taken back at /v1/acts/{id}/undo') }),
  once: true,
  changes: true,
  etag: ({ version }) => version,
  async handle(needs: Needs, { params, body }) {
    const { actId } = await mendFinding(byOfficer(needs), findingKeyOf(params.id), body, needs.seen);
    return { ...(await showFinding(needs, params.id)), actId };
  },
});

const many = route({
  method: 'POST',
  path: '/v1/findings/mend',
  who: registrars,
  purpose: 'cleaning',
  summary: {
    vi: 'Sửa nhiều dòng cùng một cách: xem trước, rồi làm đúng những dòng đã xem trong một bước',
    en: 'Decide many findings alike: a preview, then its very rows in one step',
  },
  body: z.strictObject({
    ...asked,
    decision: decision.default('accept'),
    filter: findingFilter,
    preview: z.boolean().default(false),
    token: z.string().max(60).optional().describe('Of the preview that is to be done'),
    takenOff: z.array(z.string().max(300)).max(10_000).optional().describe('Findings of the preview that are not to be done'),
  }),
  reply: manyMended,
  once: true,
  handle: (needs: Needs, { body: { preview, token, takenOff, ...body } }) =>
    preview ? previewMany(byOfficer(needs), body) : mendMany(byOfficer(needs), body, token ?? '', takenOff),
});

export const mendingRoutes: readonly Route<Needs>[] = [list, steps, read, many, mend];
