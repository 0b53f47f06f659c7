/** Days as Vietnam counts them (UTC+7, no summer time since 1975). */
import type { PartialDate } from '#values/index.ts';

/** The day on which a moment falls. */
export function dayOfMoment(moment: Date): PartialDate {
  return Number(new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')) as PartialDate;
}
