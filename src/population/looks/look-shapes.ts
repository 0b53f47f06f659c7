/** Shapes of who looked at whom, as routes answer them and pages read them. */
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

export const notableLook = z.object({
  entry: z.string(),
  at: z.iso.datetime(),
  day: z.iso.date(),
  name: z.string(),
  body: z.string(),
  reason: z.string().nullable(),
  what: z.string().describe('Method and path of the route'),
  whatText: z.string().describe('The same in words'),
  outcome: z.enum(['answered', 'refused', 'failed']),
  persons: z
    .array(z.object({ personId: z.string(), fullName: z.string(), isOpen: z.boolean() }))
    .describe('Who was shown, but for those under a seal; open: their archives are within reach of who asks'),
  review: z.object({ justified: z.boolean(), note: z.string().nullable(), at: z.iso.datetime() }).nullable(),
});

export const notable = z.object({ items: z.array(notableLook), next: z.string().nullable() });

export const waitingOrder = z.object({
  id: z.int(),
  orderNo: z.string(),
  personId: z.string(),
  body: z.string(),
  from: z.iso.date(),
  until: z.iso.date(),
});

export const deferredNow = z.object({
  orders: z.int().min(0),
  looks: z.int().min(0),
  until: z.iso.date().nullable().describe('The last day of the longest order'),
});
