/** Numbers as the reader's language writes them. */
import type { Language } from '#values/index.ts';

export type Numbers = {
  count(value: number): string;
  bits(value: number): string;
  percent(share: number, places?: number): string;
  share(value: number): string;
};

export function numbersIn(language: Language): Numbers {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  const withPlaces = (places: number) => new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places });
  const [whole, one, percentOne, percentTwo] = [new Intl.NumberFormat(locale), withPlaces(1), withPlaces(1), withPlaces(2)];
  return {
    count: (value) => whole.format(value),
    /** What rounds to nothing has no sign. */
    bits: (value) => `${Math.abs(value) < 0.05 ? '' : value < 0 ? '\u2212' : '+'}${one.format(Math.abs(value))}`,
    percent: (share, places = 1) => `${(places === 2 ? percentTwo : percentOne).format(share * 100)}%`,
    share: (value) =>
      value === 0
        ? '0'
        : value >= 0.001
          ? new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(value)
          : value.toExponential(1).replace('-', '\u2212'),
  };
}
