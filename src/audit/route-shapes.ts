/** What the interface says of the log; nothing of it tells of a person. */
import { z } from 'zod';

const count = z.int().min(0);

export const logState = z.object({
  key: z.string().describe('Public key of the log (C2SP signed-note, verifier key)'),
  waiting: z.object({ count, since: z.iso.datetime().nullable() }).describe('Entries that have no place yet'),
  witnesses: z
    .array(
      z.object({
        name: z.string(),
        address: z.string(),
        refused: z
          .object({ code: z.enum(['audit.rolled-back', 'audit.forked']), seen: count, at: z.iso.datetime() })
          .nullable()
          .describe('Since when it signs no more, and the size that it has signed: this log was cut or rewritten'),
      }),
    )
    .describe('Those that are asked to sign too'),
  checkpoints: z.array(
    z.object({
      size: count,
      root: z.string().describe('Base64'),
      signedAt: z.iso.datetime(),
      witnesses: z.array(z.string()).describe('Whose signatures stand under it and hold'),
    }),
  ),
});
