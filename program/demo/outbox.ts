/** What a register that sends nothing would have sent: the outbox of the demo. */
import { z } from 'zod';
import { unitCatalogue } from '#geography/index.ts';
import { listOutbox, type Message, outboxMessage } from '#notices/index.ts';
import { personTokens } from '#population/index.ts';
import { readCursor, roleWords, route, writeCursor } from '#values/index.ts';
import type { RouteNeeds } from '../http-routes.ts';

export const showOutbox = route({
  method: 'GET',
  path: '/demo/outbox',
  who: 'demo',
  purpose: null,
  summary: { vi: 'Tin nhắn và thư mà bản trình diễn không gửi thật, mới nhất trước', en: 'Messages that the demo does not really send, the newest first' },
  query: z.strictObject({ cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  reply: z.object({
    items: z.array(outboxMessage),
    next: z.string().nullable(),
  }),
  handle: async ({ tx, dataDir, language }: RouteNeeds, { query: { cursor, limit } }) => {
    const messages = await listOutbox(tx, readCursor(cursor, ['id'])?.[0], limit + 1);
    const items = messages.slice(0, limit).map(({ messageId, channel, text, madeAt, carriedAt, ...to }) => ({
      ...{ messageId, channel, text },
      to: addresseeOf(to),
      madeAt: madeAt.toISOString(),
      carriedAt: carriedAt?.toISOString() ?? null,
    }));
    const last = items.at(-1);
    return { items, next: messages.length > limit && last ? writeCursor([last.messageId]) : null };

    function addresseeOf({ personId, accountId, roles, units }: Pick<Message, 'personId' | 'accountId' | 'roles' | 'units'>): string {
      if (personId !== null) return personTokens(dataDir).tokenOf(personId);
      if (accountId !== null) return language === 'vi' ? `tài khoản ${accountId}` : `account ${accountId}`;
      const [unit] = units;
      const office = roles.map((role) => roleWords[role][language]).join(', ');
      return unit === undefined ? office : `${office} · ${unitCatalogue().nameOf(unit)}`;
    }
  },
});
