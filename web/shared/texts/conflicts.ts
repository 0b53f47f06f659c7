/** Texts of conflicts. */
import type { Catalogue } from './text.ts';

export const conflictTexts = {} as const satisfies Catalogue;
