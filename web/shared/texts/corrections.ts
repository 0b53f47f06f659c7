/** Texts of corrections and approvals. */
import type { Catalogue } from './text.ts';

export const correctionTexts = {} as const satisfies Catalogue;
