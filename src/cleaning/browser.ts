/** Door for pages: what the interface answers of rules. */
import type { z } from 'zod';
import type { rule } from './route-shapes.ts';

export type Rule = z.output<typeof rule>;
