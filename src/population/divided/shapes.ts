/** The shapes of the choice of a new commune. */
import { z } from 'zod';

const unit = z.object({ id: z.int(), name: z.string() });
const count = z.int().nonnegative();

/** Words of an address. */
export const addressWords = z.string().trim().max(200);

export const dividedList = z.object({
  units: z.array(unit.extend({ count, candidates: z.array(unit) })).describe('Divided communes within reach, each with the new ones it may be'),
  total: count.describe('Of all of them, by the filter'),
  items: z.array(
    z.object({
      personId: z.string(),
      fullName: z.string(),
      dateOfBirth: z.string().nullable(),
      unit: z.int(),
      place: z.string().describe('The address as it was declared'),
      file: z.string().nullable().describe('Residence file'),
    }),
  ),
  next: z.string().nullable(),
});

export const placing = {
  unit: z.int().describe('The commune that was divided'),
  to: z.int().describe('One of its candidates'),
  persons: z.array(z.string().max(60)).min(1).max(1000).optional().describe('Else everybody whose address has these words'),
  q: addressWords.optional(),
};
export const previewedPlacing = z.object({
  count,
  leftOut: count.describe("Of the officer's own household: another officer decides"),
  from: unit,
  to: unit,
  since: z.iso.date().describe('The day from which it holds'),
});
export const placed = z.object({ act: z.string(), count });
