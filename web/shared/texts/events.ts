/** Texts of civil-status entries and events. */
import type { Catalogue } from './text.ts';

export const eventTexts = {} as const satisfies Catalogue;
