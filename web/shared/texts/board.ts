/** Texts of the board of four measures and the cartogram. */
import type { Catalogue } from './text.ts';

export const boardTexts = {} as const satisfies Catalogue;
