/** Door for pages: what the interface answers of who is signed in. */
import type { z } from 'zod';
import type { me, purpose } from './route-shapes.ts';

export type Me = z.output<typeof me>;
export type OfferedPurpose = z.output<typeof purpose>;
