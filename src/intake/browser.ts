/** Door for pages: what the interface answers of received forms. */
import type { z } from 'zod';
import type { refusedRow } from './route-shapes.ts';

export type RefusedRow = z.output<typeof refusedRow>;
