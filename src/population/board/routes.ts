/** Routes of the board: figures by unit, what the centre sets, what an officer confirms. */
import { z } from 'zod';
import { type Actor, type Officer, requireOffice, requireOfficer } from '#access/index.ts';
import { type Route, registrars, route } from '#values/index.ts';
import { personTokens } from '../person-token.ts';
import { refuseConcerned } from '../proposals/propose-act.ts';
import { type ReachNeeds, requireWithinReach } from '../within-reach.ts';
import { confirmArchive } from './confirm-archive.ts';
import { listTargets } from './list-targets.ts';
import { endTarget, setTargets } from './set-target.ts';
import { board, target, targetAsked } from './shapes.ts';
import { showBoard } from './show-board.ts';

const byOfficer = <T extends { readonly actor: Actor }>(needs: T): T & { readonly actor: Officer } => ({ ...needs, actor: requireOfficer(needs.actor) });

const readBoard = route({
  method: 'GET',
  path: '/v1/board',
  who: [...registrars, 'auditor'],
  purpose: null,
  summary: {
    vi: 'Bảng đúng, đủ, sạch, sống theo đơn vị: số của ngày đo gần nhất, các đơn vị dưới, các ngày trước',
    en: 'The board of four measures by unit: figures of the day measured last, the units below, the days before',
  },
  query: z.strictObject({
    level: z.enum(['province', 'commune']).optional().describe('commune without a parent: all communes of the country'),
    parent: z.coerce.number().int().min(0).max(99_999_999).optional().describe('The unit whose figures and units below are asked for; none: the country'),
    on: z.iso.date().optional(),
  }),
  reply: board,
  handle: (needs: ReachNeeds, { query }) => showBoard(byOfficer(needs), query),
});

const readTargets = route({
  method: 'GET',
  path: '/v1/cleaning-targets',
  who: [...registrars, 'auditor'],
  purpose: null,
  summary: { vi: 'Chỉ tiêu làm sạch đang đặt, gần hạn nhất trước', en: 'Cleaning targets that stand, the nearest day first' },
  query: z.strictObject({
    unit: z.coerce.number().int().min(0).max(99_999_999).optional().describe('Only those of this unit (0: the country) and of the units right below it'),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.object({ items: z.array(target), next: z.string().nullable() }),
  handle: (needs: ReachNeeds, { query }) => listTargets(byOfficer(needs), query),
});

const setTarget = route({
  method: 'POST',
  path: '/v1/cleaning-targets',
  who: ['national-operator'],
  purpose: null,
  summary: { vi: 'Đặt chỉ tiêu cho các đơn vị: tiêu chí hoặc quy tắc, mức, ngày', en: 'Set a target for units: measure or rule, mark, day' },
  body: targetAsked,
  reply: z.object({ targetIds: z.array(z.int()) }),
  status: 201,
  once: true,
  handle: async (needs: ReachNeeds, { body }) => ({ targetIds: [...(await setTargets(byOfficer(needs), body))] }),
});

const withdrawTarget = route({
  method: 'POST',
  path: '/v1/cleaning-targets/{id}/withdraw',
  who: ['national-operator'],
  purpose: null,
  summary: { vi: 'Rút một chỉ tiêu', en: 'Withdraw a target' },
  params: z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  body: z.strictObject({}),
  reply: z.object({ targetId: z.int() }),
  once: true,
  handle: (needs: ReachNeeds, { params }) => endTarget(byOfficer(needs), params.id),
});

const confirm = route({
  method: 'POST',
  path: '/v1/persons/{personId}/confirmation',
  who: registrars,
  purpose: 'named',
  summary: {
    vi: 'Xác nhận họ tên, ngày sinh, giới tính đúng với giấy tờ đã xem',
    en: 'Confirm that name, date of birth and sex agree with a paper that was shown',
  },
  params: z.object({ personId: z.string().max(60) }),
  body: z.strictObject({ paper: z.string().trim().min(1).max(300) }),
  reply: z.object({ confirmedOn: z.iso.date() }),
  status: 201,
  once: true,
  async handle(needs: ReachNeeds, { params, body }) {
    requireOffice(needs.actor, registrars);
    const personId = personTokens(needs.dataDir).personOf(params.personId);
    await requireWithinReach(needs, [personId]);
    const by = byOfficer(needs);
    await refuseConcerned(needs.tx, by.actor, [personId]);
    return await confirmArchive(by, { personId, paper: body.paper });
  },
});

export const boardRoutes: readonly Route<ReachNeeds>[] = [readBoard, readTargets, setTarget, withdrawTarget, confirm];
