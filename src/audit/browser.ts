/** Door for pages: what the interface says of the log. */
import type { z } from 'zod';
import type { logState } from './route-shapes.ts';

export type LogState = z.output<typeof logState>;
