/** Reckoning between days of which all parts are known, and days cut short. */
import { dayOf, monthOf, type PartialDate, yearOf } from '#values/index.ts';

/** Whole years from one day to another; a part that is unknown counts as the first. */
export const yearsBetween = (from: PartialDate, to: PartialDate): number => Math.floor((to - from) / 10_000);

const dayNumber = (date: PartialDate): number => Date.UTC(yearOf(date), (monthOf(date) || 1) - 1, dayOf(date) || 1) / 86_400_000;

export const daysBetween = (from: PartialDate, to: PartialDate): number => dayNumber(to) - dayNumber(from);

export const plusDays = (date: PartialDate, days: number): PartialDate =>
  Number(new Date((dayNumber(date) + days) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')) as PartialDate;
