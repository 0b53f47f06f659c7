/** The shape in which the interface tells of rules. */
import { z } from 'zod';

export const rule = z.object({
  id: z.string(),
  kind: z.enum(['form', 'household', 'archive']),
  severity: z.enum(['error', 'warning', 'note']),
  blocks: z.boolean(),
  repairs: z.boolean(),
  judges: z.array(z.string()),
  name: z.object({ vi: z.string(), en: z.string() }),
  vi: z.string(),
  en: z.string(),
});
