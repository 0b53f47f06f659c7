/** Texts of personas, the clock and the outbox of the demo. */
import type { Catalogue } from './text.ts';

export const demoTexts = {} as const satisfies Catalogue;
