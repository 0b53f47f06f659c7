/** Texts of work on findings and typed forms. */
import type { Catalogue } from './text.ts';

export const cleaningTexts = {} as const satisfies Catalogue;
