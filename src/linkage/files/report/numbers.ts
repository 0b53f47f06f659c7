/** Numbers as the reader's language writes them. */
import type { Language } from '#values/index.ts';
import type { Column } from '../settings/kinds.ts';

export type Numbers = {
  count(value: number): string;
  bits(value: number): string;
  percent(share: number, places?: number): string;
  share(value: number): string;
  /** As linkage holds it: a date as 17/12/1982 or 1982-12-17, with what is known of it; all else as it is. */
  value(text: string, kind: Column['kind']): string;
};

/** Smaller shares are of no interest. */
const leastShare = 1e-6;

export function numbersIn(language: Language): Numbers {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  const withPlaces = (places: number) => new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places });
  const few = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  const [whole, one, percentOne, percentTwo] = [new Intl.NumberFormat(locale), withPlaces(1), withPlaces(1), withPlaces(2)];
  return {
    count: (value) => whole.format(value),
    /** What rounds to nothing has no sign. */
    bits: (value) => `${Math.abs(value) < 0.05 ? '' : value < 0 ? '\u2212' : '+'}${one.format(Math.abs(value))}`,
    percent: (share, places = 1) => `${(places === 2 ? percentTwo : percentOne).format(share * 100)}%`,
    share: (value) => (value > 0 && value < leastShare ? `<${few.format(leastShare * 100)}%` : `${few.format(value * 100)}%`),
    value: (text, kind) => {
      const [, year = '', month = '', day = ''] = (kind === 'date' && /^(\d{4})(\d\d)(\d\d)$/.exec(text)) || [];
      if (year === '') return text;
      const known = (language === 'vi' ? [day, month, year] : [year, month, day]).filter((part) => Number(part) > 0);
      return known.join(language === 'vi' ? '/' : '-');
    },
  };
}
