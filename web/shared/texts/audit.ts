/** Texts of who looked, and the log. */
import type { Catalogue } from './text.ts';

export const auditTexts = {} as const satisfies Catalogue;
