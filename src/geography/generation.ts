/** The two generations of administrative codes, and which of them held on a day. */
import type { PartialDate } from '#values/index.ts';

/** 0 = the units of QĐ 124/2004/QĐ-TTg, as they stood in 2021; 1 = those of NQ 202/2025/QH15 and QĐ 19/2025/QĐ-TTg. */
export type Generation = 0 | 1;

/** First day of generation 0: QĐ 124/2004 was signed on it. Dates before it are read in the same generation, there being no older one. */
export const firstDayOfCodes = 20040708 as PartialDate;
export const lastDayBeforeReform = 20250630 as PartialDate;
export const dayOfReform = 20250701 as PartialDate;

/**
 * The generation valid on a day. Of a date that knows only "2025" the first half is meant: the old units were then still in use.
 *
 * @example generationOn(20250630 as PartialDate) // => 0
 */
export function generationOn(date: PartialDate): Generation {
  return date >= dayOfReform ? 1 : 0;
}
