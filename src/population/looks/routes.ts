/** Routes of who looked at whom: the person's own view, the officer's, the head's, the auditor's. */
import { z } from 'zod';
import { type Actor, type Officer, requireOffice } from '#access/index.ts';
import { type Language, type Route, registrars, roles, route, type Words } from '#values/index.ts';
import { personTokens } from '../person-token.ts';
import { type ReachNeeds, requireWithinReach } from '../within-reach.ts';
import { approveOrder, deferralsToday, listWaitingOrders, proposeDeferral } from './defer-looks.ts';
import { listLooks } from './list-looks.ts';
import { deferredNow, looks, notable, waitingOrder } from './look-shapes.ts';
import { listNotable, reviewLook } from './review-looks.ts';

type Needs = ReachNeeds & { readonly language: Language; wordsOfWhat(what: string): Words; see(persons: readonly number[], fields?: readonly string[]): void };

const page = z.strictObject({ cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });

const readsOfPerson = route({
  method: 'GET',
  path: '/v1/persons/{personId}/reads',
  who: [...registrars, 'auditor'],
  purpose: 'named',
  summary: { vi: 'Ai đã xem hồ sơ này: cơ quan, mục đích, ngày', en: 'Who looked at this person: bodies and purposes, by day' },
  params: z.object({ personId: z.string().max(60) }),
  query: page,
  reply: looks,
  handle: async (needs: Needs, { params, query }) => {
    const personId = personTokens(needs.dataDir).personOf(params.personId);
    await requireWithinReach(needs, [personId], params.personId);
    return await listLooks(needs, personId, query);
  },
});

const ownReads = route({
  method: 'GET',
  path: '/v1/me/reads',
  who: 'citizen',
  purpose: 'own-data',
  summary: { vi: 'Ai đã xem tôi', en: 'Who looked at me' },
  query: page,
  reply: looks,
  handle: async (needs: Needs, { query }) => {
    if (needs.actor.kind !== 'citizen') return requireOffice(needs.actor, 'citizen') as never;
    needs.see([needs.actor.personId]);
    return await listLooks(needs, needs.actor.personId, query);
  },
});

/** The route's `who` has let officers through only. */
function byOfficer<T extends { readonly actor: Actor }>(needs: T): T & { readonly actor: Officer } {
  if (needs.actor.kind !== 'officer') return requireOffice(needs.actor, []) as never;
  return needs as T & { readonly actor: Officer };
}

const emergencies = route({
  method: 'GET',
  path: '/v1/audit/emergencies',
  who: ['commune-police-chief', 'committee-chairman', 'provincial-police', 'auditor'],
  purpose: 'oversight',
  summary: { vi: 'Các lượt xem khẩn cấp của đơn vị, mới nhất trước', en: 'Emergency look-ups of the unit, the newest first' },
  query: page,
  reply: notable,
  handle: async (needs: Needs, { query }) => await listNotable(byOfficer(needs), 'emergency', query),
});

const samples = route({
  method: 'GET',
  path: '/v1/audit/samples',
  who: ['auditor'],
  purpose: 'oversight',
  summary: { vi: 'Một phần mười các lượt xem vì việc khác, chọn ngẫu nhiên', en: 'One in ten of the looks for another matter, chosen by chance' },
  query: page,
  reply: notable,
  handle: async (needs: Needs, { query }) => await listNotable(byOfficer(needs), 'sample', query),
});

const review = route({
  method: 'POST',
  path: '/v1/audit/reviews',
  who: ['commune-police-chief', 'committee-chairman', 'provincial-police', 'auditor'],
  purpose: 'oversight',
  once: true,
  summary: { vi: 'Kết luận về một lượt xem khẩn cấp hay được chọn mẫu', en: 'What was found of an emergency or sampled look' },
  body: z.strictObject({ entry: z.string().max(60), justified: z.boolean(), note: z.string().trim().min(1).max(500).optional() }),
  reply: z.object({ entry: z.string() }),
  status: 201,
  handle: async (needs: Needs, { body: { entry, ...found } }) => await reviewLook(byOfficer(needs), entry, found),
});

const orders = route({
  method: 'GET',
  path: '/v1/audit/deferrals',
  who: ['national-operator'],
  purpose: 'deferral',
  summary: { vi: 'Lệnh hoãn hiện chờ duyệt', en: 'Orders to defer what is shown, which wait for approval' },
  reply: z.object({
    items: z.array(waitingOrder),
  }),
  handle: async (needs: Needs) => ({ items: await listWaitingOrders(byOfficer(needs)) }),
});

const propose = route({
  method: 'POST',
  path: '/v1/audit/deferrals',
  who: ['national-operator'],
  purpose: 'deferral',
  once: true,
  summary: {
    vi: 'Ghi một lệnh hoãn hiện: của ai, lượt xem của cơ quan nào, đến ngày nào',
    en: 'Enter an order to defer: whose view, the looks of which body, until which day',
  },
  body: z.strictObject({
    orderNo: z.string().trim().min(1).max(80),
    personId: z.string().max(60),
    role: z.enum(roles),
    unit: z.int().min(0).max(99_999_999).nullable(),
    from: z.iso.date(),
    until: z.iso.date(),
  }),
  reply: z.object({ id: z.int() }),
  status: 201,
  handle: async (needs: Needs, { body }) => await proposeDeferral(byOfficer(needs), body),
});

const approve = route({
  method: 'POST',
  path: '/v1/audit/deferrals/{id}/approval',
  who: ['national-operator'],
  purpose: 'deferral',
  once: true,
  summary: { vi: 'Duyệt một lệnh hoãn hiện do cán bộ khác ghi', en: 'Approve an order that another officer entered' },
  params: z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  body: z.strictObject({}),
  reply: z.object({ id: z.int() }),
  handle: async (needs: Needs, { params }) => await approveOrder(byOfficer(needs), params.id),
});

const deferred = route({
  method: 'GET',
  path: '/audit/deferred',
  who: 'anyone',
  purpose: null,
  summary: {
    vi: 'Bao nhiêu lượt xem đang hoãn hiện theo lệnh, trong cả nước; không nói của ai',
    en: 'How many looks are deferred by order, in the whole country; of nobody in particular',
  },
  reply: deferredNow,
  handle: (needs: Needs) => deferralsToday(needs),
});

export const lookRoutes: readonly Route<Needs>[] = [readsOfPerson, ownReads, emergencies, samples, review, orders, propose, approve, deferred];
