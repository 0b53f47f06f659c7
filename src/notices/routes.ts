/** Door for the program: what somebody was told. */
import { z } from 'zod';
import type { Actor } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { type Language, type Route, route } from '#values/index.ts';
import { listNotices, markRead } from './list-notices.ts';
import { notice } from './route-shapes.ts';

type Needs = { readonly tx: Tx; readonly now: Date; readonly actor: Actor; readonly language: Language };

const list = route({
  method: 'GET',
  path: '/v1/notices',
  who: 'signed-in',
  purpose: null,
  summary: { vi: 'Thông báo cho bạn và cho chức vụ của bạn, mới nhất trước', en: 'What you and your office were told, the newest first' },
  query: z.strictObject({
    unread: z.stringbool().optional(),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    items: z.array(notice),
    next: z.string().nullable(),
    unread: z.int().describe('How many of all are unread'),
  }),
  handle: async (needs: Needs, { query }) => await listNotices(needs, query),
});

const read = route({
  method: 'POST',
  path: '/v1/notices/read',
  who: 'signed-in',
  purpose: null,
  summary: { vi: 'Đánh dấu đã đọc; người khác cùng chức vụ vẫn thấy là chưa đọc', en: 'Mark as read; for others of the same office they stay unread' },
  body: z.strictObject({ notices: z.array(notice.shape.noticeId).min(1).max(200) }),
  reply: z.object({ unread: z.int() }),
  handle: async (needs: Needs, { body }) => ({ unread: await markRead(needs, body.notices, needs.now) }),
});

export const routes: readonly Route<Needs>[] = [list, read];
