/** The shapes in which the interface tells of received forms. */
import { z } from 'zod';

export const refusedRow = z.object({
  file: z.string(),
  line: z.int().describe('1-based physical line; of a workbook the row'),
  field: z.string().nullable().describe("The source's own column; null where it is the whole row"),
  found: z.string(),
  what: z.string(),
  expected: z.string(),
  remedy: z.string(),
  code: z.string(),
});
