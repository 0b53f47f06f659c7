/** Routes of entries that are typed from their scans; they are compared and approved as any proposal. */
import { z } from 'zod';
import { requireOfficer } from '#access/index.ts';
import { civilStatus, type Route, route } from '#values/index.ts';
import { likelyShape } from '../forms/shapes.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { proposeEntry } from './propose-entry.ts';
import { findLikely } from './somebody-new.ts';
import { typedEntry, typedName } from './typed.ts';

const type = route({
  method: 'POST',
  path: '/v1/entries',
  who: civilStatus,
  purpose: 'civil-event',
  summary: { vi: 'Nhập một mục sổ giấy từ bản quét; cán bộ thứ hai đối chiếu', en: 'Type an entry of a paper book from its scan; a second officer compares' },
  body: typedEntry,
  reply: z.object({ proposalId: z.int().describe('Waits at /v1/approvals for a second officer') }),
  status: 202,
  once: true,
  handle: (needs: ReachNeeds, { body }) => proposeEntry({ ...needs, actor: requireOfficer(needs.actor) }, body),
});

const likely = route({
  method: 'POST',
  path: '/v1/entries/likely',
  who: civilStatus,
  purpose: 'civil-event',
  summary: { vi: 'Ai trong sổ giống người mà mục đang nhập nói tới', en: 'Who of the register is like whom an entry tells of, while it is typed' },
  body: typedName,
  reply: z.object(likelyShape),
  async handle(needs: ReachNeeds, { body }) {
    needs.see([]);
    return await findLikely(needs, body);
  },
});

export const entryRoutes: readonly Route<ReachNeeds>[] = [type, likely];
