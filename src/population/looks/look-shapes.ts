/** Shape of who looked at a person, as routes answer it and pages read it. */
import { z } from 'zod';

export const looks = z.object({
  items: z.array(
    z.object({
      at: z.iso.datetime().describe('The newest of them'),
      day: z.iso.date(),
      body: z.string(),
      purpose: z.string(),
      purposeText: z.string(),
      count: z.int(),
      deferredBy: z.string().nullable().describe('Number of the order by which they were hidden until now'),
    }),
  ),
  next: z.string().nullable(),
  deferred: z.int().describe('Looks hidden by order today, in the whole country'),
});
