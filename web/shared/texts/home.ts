/** Texts of an officer's home and the search. */
import type { Catalogue } from './text.ts';

export const homeTexts = {} as const satisfies Catalogue;
