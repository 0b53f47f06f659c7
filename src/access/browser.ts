/** Door for pages: what the interface answers of who is signed in, and why an archive is sealed. */
import type { z } from 'zod';
import type { me, purpose } from './route-shapes.ts';

export { type SealKind, sealKindNames, sealKinds } from './seal-kinds.ts';

export type Me = z.output<typeof me>;
export type OfferedPurpose = z.output<typeof purpose>;
