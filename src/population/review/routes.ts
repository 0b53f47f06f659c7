/** Routes of reviews: pairs of archives that may be of one person. */
import { z } from 'zod';
import { type PersonNumber, type Route, registrars, route } from '#values/index.ts';
import type { ChangeNeeds } from './conflict-access.ts';
import { decideReview, undoReview } from './decide-review.ts';
import { listReviews } from './list-reviews.ts';
import { reviewItem, shownReview } from './shapes.ts';
import { showReview } from './show-review.ts';

const idParam = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const reason = z.string().trim().min(5).max(2000);
const decided = z.object({
  reviewId: z.string(),
  version: z.int(),
  act: z.string().nullable().describe('The act that was done'),
  proposal: z.int().nullable().describe('The proposal that waits for a second officer, or that was taken back'),
});

const listAll = route({
  method: 'GET',
  path: '/v1/reviews',
  who: registrars,
  purpose: 'review',
  summary: { vi: 'Các cặp hồ sơ nghi của một người, cụm thưa trước', en: 'Pairs of archives that may be of one person, the loosest first' },
  query: z.strictObject({
    commune: z
      .string()
      .regex(/^\d{5}$/)
      .optional()
      .describe('Code of the commune in charge'),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(reviewItem), next: z.string().nullable(), total: z.int() }),
  handle: (needs: ChangeNeeds, { query }) => listReviews(needs, query),
});

const readOne = route({
  method: 'GET',
  path: '/v1/reviews/{id}',
  who: registrars,
  purpose: 'review',
  summary: {
    vi: 'Hai hồ sơ cạnh nhau: từng điểm so sánh, trọng số, vì sao có thể không phải',
    en: 'Two archives side by side: each comparison, its weight, why not',
  },
  params: idParam,
  reply: shownReview,
  etag: ({ version }) => String(version),
  handle: (needs: ChangeNeeds, { params }) => showReview(needs, params.id),
});

const decide = route({
  method: 'POST',
  path: '/v1/reviews/{id}/decision',
  who: registrars,
  purpose: 'review',
  summary: { vi: 'Quyết định: cùng một người, hai người khác nhau, hoặc hỏi xã', en: 'Decide: the same person, different ones, or ask the commune' },
  params: idParam,
  body: z.strictObject({
    decision: z.enum(['same', 'different', 'ask']).describe('same is proposed to a second officer'),
    reason: reason.describe('Of ask: the question'),
    commune: z
      .string()
      .regex(/^\d{5}$/)
      .optional()
      .describe('Whom to ask; where left out, the commune where the other of the two lives'),
    keepNumber: z
      .string()
      .regex(/^\d{12}$/)
      .transform((number) => number as PersonNumber)
      .optional()
      .describe('Of same: which of two numbers remains in use'),
    despiteConflicts: z.boolean().optional().describe('Contradictions with third persons that wait have been seen'),
  }),
  reply: decided,
  once: true,
  changes: true,
  etag: ({ version }) => String(version),
  handle: async (needs: ChangeNeeds, { params, body }) => told(params.id, await decideReview(needs, params.id, body)),
});

const undo = route({
  method: 'POST',
  path: '/v1/reviews/{id}/undo',
  who: registrars,
  purpose: 'review',
  summary: { vi: 'Lấy lại quyết định về một cặp: nó lại chờ xét', en: 'Take a decision on a pair back: it waits again' },
  params: idParam,
  body: z.strictObject({ reason }),
  reply: decided,
  once: true,
  changes: true,
  etag: ({ version }) => String(version),
  handle: async (needs: ChangeNeeds, { params, body }) => told(params.id, await undoReview(needs, params.id, body.reason)),
});

const told = (id: number, { version, act, proposal }: Awaited<ReturnType<typeof decideReview>>) => ({
  reviewId: String(id),
  version,
  act: act === null ? null : String(act),
  proposal,
});

export const reviewRoutes: readonly Route<ChangeNeeds>[] = [listAll, readOne, decide, undo];
