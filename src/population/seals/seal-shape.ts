/** The shape in which the interface tells of a seal. */
import { z } from 'zod';

export const seal = z.object({
  id: z.int(),
  personId: z.string(),
  fullName: z.string(),
  kind: z.string(),
  words: z.object({ vi: z.string(), en: z.string() }),
  orderNo: z.string(),
  from: z.iso.datetime(),
  sealedBy: z.array(z.string()),
  group: z.array(z.object({ login: z.string(), name: z.string() })).describe('For whom the seal does not hold'),
  tries: z.array(z.object({ at: z.iso.datetime(), body: z.string() })).describe('The newest looks of others, which the seal refused'),
});
