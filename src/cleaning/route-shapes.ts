/** The shape in which the interface tells of rules. */
import { z } from 'zod';

export const rule = z.object({
  id: z.string(),
  kind: z.string(),
  severity: z.string(),
  blocks: z.boolean(),
  judges: z.array(z.string()),
  vi: z.string(),
  en: z.string(),
});
