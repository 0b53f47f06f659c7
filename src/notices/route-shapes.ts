/** The shapes in which the interface tells of notices. */
import { z } from 'zod';

export const notice = z.object({
  noticeId: z.int().min(1),
  kind: z.string(),
  text: z.string(),
  link: z.string().describe('The page where something is done about it'),
  madeAt: z.iso.datetime(),
  read: z.boolean(),
});

export const outboxMessage = z.object({
  messageId: z.int(),
  channel: z.enum(['sms', 'mail']),
  to: z.string().describe('An office or an account, in words; a person by the token of their archive'),
  text: z.string(),
  madeAt: z.iso.datetime(),
  carriedAt: z.iso.datetime().nullable(),
});
