/** Door for pages: what the interface answers of units. */
import type { z } from 'zod';
import type { foundUnit } from './route-shapes.ts';

export type FoundUnit = z.output<typeof foundUnit>;
