/** Texts of officers, their offices, signing in. */
import type { Catalogue } from './text.ts';

export const accessTexts = {} as const satisfies Catalogue;
