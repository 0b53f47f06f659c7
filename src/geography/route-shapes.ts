/** The shape in which the interface tells of units. */
import { z } from 'zod';

export const foundUnit = z.object({
  unit: z.int(),
  code: z.string().describe('Official code: 2 digits a province, 5 a commune'),
  name: z.string(),
  path: z.string(),
  was: z.string().nullable().describe('The name of before the reform by which it was found'),
});
