/** Routes of conflicts: contradictions with an owner, a clock and a history. */
import { z } from 'zod';
import { type ConflictKind, conflictKinds } from '#conflicts/index.ts';
import { type PersonNumber, type Route, registrars, route } from '#values/index.ts';
import type { ChangeNeeds } from './conflict-access.ts';
import { listOpenConflicts, showWholeConflict } from './list-conflicts.ts';
import { briefConflict, wholeConflict } from './shapes.ts';
import { type ConflictWork, workOnConflict } from './work-on-conflict.ts';

const idParam = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });
const commune = z.string().regex(/^\d{5}$/);
const said = z.string().trim().min(5).max(2000);

const listAll = route({
  method: 'GET',
  path: '/v1/conflicts',
  who: registrars,
  purpose: 'conflict',
  summary: { vi: 'Điều mâu thuẫn trong sổ, gấp nhất trước', en: 'What contradicts itself in the register, the most urgent first' },
  query: z.strictObject({
    state: z.enum(['open', 'settled']).default('open'),
    kind: z.enum(Object.keys(conflictKinds) as [ConflictKind, ...ConflictKind[]]).optional(),
    commune: commune.optional().describe('Code of the commune in charge'),
    turn: z
      .enum(['queue', 'mine', 'all'])
      .default('all')
      .describe('mine: only where it is the turn of my office and units; queue: what waits in my queue of conflicts, pairs to review left out'),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(briefConflict), next: z.string().nullable() }),
  handle: (needs: ChangeNeeds, { query }) => listOpenConflicts(needs, query),
});

const readOne = route({
  method: 'GET',
  path: '/v1/conflicts/{id}',
  who: registrars,
  purpose: 'conflict',
  summary: {
    vi: 'Một mâu thuẫn: của ai, phiếu nào ghi gì, đang chờ ai, đã làm gì',
    en: 'One conflict: who, what each form states, whose turn it is, what was done',
  },
  params: idParam,
  reply: wholeConflict,
  etag: ({ version }) => String(version),
  handle: (needs: ChangeNeeds, { params }) => showWholeConflict(needs, params.id),
});

const moved = z.object({ conflictId: z.string(), version: z.int() });

const moveRoute = <Body extends z.ZodType>(
  move: ConflictWork['move'],
  summary: { readonly vi: string; readonly en: string },
  body: Body,
  workOf: (body: z.output<Body>) => ConflictWork,
) =>
  route({
    method: 'POST',
    path: `/v1/conflicts/{id}/${move}`,
    who: registrars,
    purpose: 'conflict',
    summary,
    params: idParam,
    body,
    reply: moved,
    once: true,
    changes: true,
    etag: ({ version }) => String(version),
    handle: async (needs: ChangeNeeds, { params, body }) => ({
      conflictId: String(params.id),
      version: await workOnConflict(needs, params.id, workOf(body as z.output<Body>)),
    }),
  });

const answer = moveRoute(
  'answer',
  { vi: 'Trả lời câu hỏi của xã phụ trách', en: 'Answer the question of the commune in charge' },
  z.strictObject({ answer: said }),
  ({ answer: words }) => ({ move: 'answer', words }),
);
const comment = moveRoute('comment', { vi: 'Ghi chú vào mâu thuẫn', en: 'Comment on a conflict' }, z.strictObject({ comment: said }), ({ comment: words }) => ({
  move: 'comment',
  words,
}));
const handOver = moveRoute(
  'hand-over',
  { vi: 'Chuyển cho xã khác phụ trách', en: 'Hand it over to another commune' },
  z.strictObject({ commune: commune.describe('Code of a commune of today'), reason: said }),
  ({ commune: code, reason: words }) => ({ move: 'hand-over', words, commune: code }),
);
const settle = moveRoute(
  'settle',
  { vi: 'Ghi là đã xem, không phải sửa gì', en: 'Note that it was seen and nothing is to be changed' },
  z.strictObject({ reason: said }),
  ({ reason: words }) => ({ move: 'settle', words }),
);

const award = moveRoute(
  'award',
  { vi: 'Đề nghị ghi số định danh là của ai', en: 'Propose whose the personal number is' },
  z.strictObject({
    person: z.string().max(60).describe('Opaque; one of `awards` of the conflict, with its number'),
    personNumber: z.string().regex(/^\d{12}$/),
    reason: said,
  }),
  ({ person, personNumber, reason: words }) => ({ move: 'award', words, person, personNumber: personNumber as PersonNumber }),
);

export const conflictRoutes: readonly Route<ChangeNeeds>[] = [listAll, readOne, answer, comment, handOver, award, settle];
