/** Texts of the review of possible duplicates. */
import type { Catalogue } from './text.ts';

export const reviewTexts = {} as const satisfies Catalogue;
