/** What the interface says of the board and its targets. */
import { z } from 'zod';
import { measureNames } from './measures.ts';

const count = z.int().min(0);
const told = count.nullable().describe('Null: withheld, since it would tell of few persons');
const counts = { persons: told, complete: told, clean: told, right: told, alive: told };
const words = z.object({ vi: z.string(), en: z.string() });

export const boardRow = z.object({
  unitId: z.int().describe('0 the country, -1 no province known, below that a province of whose persons no commune is known'),
  code: z.string().nullable(),
  name: words,
  kind: z.enum(['unit', 'divided', 'unknown']).describe('divided: a commune that was divided, whose people are in none of its parts yet'),
  isOwn: z.boolean().describe('Whether it is the office’s own: then nothing is withheld'),
  ...counts,
});

export const board = z.object({
  on: z.iso.date().nullable().describe('The day that was measured; null where none was'),
  measuredAt: z.iso.datetime().nullable(),
  unit: boardRow,
  above: z.array(z.object({ unitId: z.int(), name: words })),
  items: z.array(boardRow),
  islands: z.array(boardRow).describe('Of the country: Hoàng Sa and Trường Sa'),
  trend: z.array(z.object({ on: z.iso.date(), ...counts })),
});

export const target = z.object({
  targetId: z.int(),
  unit: z.object({ unitId: z.int(), name: z.string() }),
  measure: z.enum(measureNames).nullable(),
  rule: z.string().nullable(),
  share: z.number().nullable().describe('At least so many percent'),
  mostLeft: count.nullable().describe('At most so many left'),
  dueOn: z.iso.date(),
  reason: z.string(),
  total: count.nullable().describe('As measured last; null before the first time'),
  left: count.nullable(),
  state: z.enum(['open', 'reached', 'late']),
});

export const targetAsked = z.strictObject({
  units: z.array(z.int().min(1).max(99_999_999)).min(1).max(1000).describe('A province of before the reform had up to 579 communes'),
  measure: z.enum(measureNames).optional(),
  rule: z.string().max(80).optional(),
  share: z.number().min(0.1).max(100).optional().describe('At least so many percent, one decimal'),
  left: z.int().min(0).max(1_000_000_000).optional().describe('At most so many left'),
  dueOn: z.iso.date(),
  reason: z.string().trim().min(1).max(500),
});
