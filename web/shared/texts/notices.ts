/** Texts of notices. */
import type { Catalogue } from './text.ts';

export const noticeTexts = {} as const satisfies Catalogue;
