/** Dates as people write them, in an order that a format or the column itself tells. */

/** Order of the parts of a date written with figures. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'ydm';

/** yyyymmdd as a number, 00 for unknown parts; 0 where no date is told. */
export type DateReader = (text: string) => number;

const monthWords = [
  ['jan', 'ene', 'gen', 'styc', 'led', 'oca', 'янв'],
  ['feb', 'fev', 'fév', 'lut', 'úno', 'şub', 'фев'],
  ['mar', 'mär', 'mrz', 'mrt', 'maa', 'bře', 'мар'],
  ['apr', 'avr', 'abr', 'kwi', 'dub', 'nis', 'апр'],
  ['may', 'mai', 'mag', 'mei', 'maj', 'kvě', 'май', 'мая'],
  ['jun', 'juin', 'giu', 'cze', 'čer', 'haz', 'июн'],
  ['jul', 'juil', 'lug', 'lip', 'tem', 'июл'],
  ['aug', 'aoû', 'aou', 'ago', 'agu', 'ağu', 'sie', 'srp', 'авг'],
  ['sep', 'set', 'wrz', 'zář', 'eyl', 'сен'],
  ['oct', 'okt', 'ott', 'out', 'paź', 'říj', 'eki', 'окт'],
  ['nov', 'lis', 'kas', 'ноя'],
  ['dec', 'dez', 'des', 'dic', 'déc', 'gru', 'pro', 'ara', 'дек'],
];

function monthOfWord(word: string): number {
  const lower = word.toLowerCase();
  let [found, length] = [0, 0];
  for (const [month, words] of monthWords.entries()) {
    for (const start of words) if (lower.startsWith(start) && start.length > length) [found, length] = [month + 1, start.length];
  }
  return found;
}

const dateOf = (year: number, month: number, day: number): number => {
  if (month > 12 || day > 31 || year > 2999) return 0;
  return year * 10_000 + month * 100 + (month === 0 ? 0 : day);
};

/** Two figures of a year are of the hundred years that end now. */
const fullYear = (year: number, digits: number, now: number): number => (digits > 2 ? year : year + 100 * Math.floor((now - year) / 100));

/** Years of Japan: what is added to the year of an emperor. */
const eras: { readonly [era: string]: number } = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018, M: 1867, T: 1911, S: 1925, H: 1988, R: 2018 };
const ofEra = /^(明治|大正|昭和|平成|令和|[MTSHR](?=\s*\d{1,2}[./-]))\s*(\d{1,2}|元)/u;
/** Thailand counts from the death of Buddha. */
const buddhist = 543;

/** `thisYear` decides the century of two-figure years. */
export function dateReader(order: DateOrder, thisYear: number): DateReader {
  const read = plainReader(order, thisYear);
  return (text) => {
    const date = read(text.replace(ofEra, (_, era: string, year: string) => String((eras[era] as number) + (year === '元' ? 1 : Number(year)))));
    return date >= (thisYear + 300) * 10_000 && date < (thisYear + buddhist + 1) * 10_000 ? date - buddhist * 10_000 : date;
  };
}

function plainReader(order: DateOrder, thisYear: number): DateReader {
  return (text) => {
    const word = /\p{L}{3,}/u.exec(text)?.[0];
    const figures = text.match(/\d+/g);
    if (!figures) return 0;
    if (word && monthOfWord(word) > 0) return ofWords(figures, monthOfWord(word), thisYear);
    if (figures.length === 1 || (figures.length > 3 && (figures[0] as string).length >= 8)) return ofOneFigure(figures[0] as string, order, thisYear);
    if (figures.length === 2) {
      const [one, two] = figures as [string, string];
      return one.length === 4 ? dateOf(Number(one), Number(two), 0) : two.length === 4 ? dateOf(Number(two), Number(one), 0) : 0;
    }
    const [one, two, three] = figures as [string, string, string];
    if (one.length >= 3)
      return order === 'ydm' && Number(two) > 12
        ? dateOf(Number(one), Number(three), Number(two))
        : swapped(Number(one), Number(two), Number(three), order === 'ydm');
    if (order === 'ymd' && three.length <= 2) return dateOf(fullYear(Number(one), one.length, thisYear), Number(two), Number(three));
    return swapped(fullYear(Number(three), three.length, thisYear), Number(two), Number(one), order === 'mdy');
  };
}

/** Where the month cannot be one, day and month have changed places. */
function swapped(year: number, month: number, day: number, exchanged: boolean): number {
  const [ownMonth, ownDay] = exchanged ? [day, month] : [month, day];
  return ownMonth > 12 && ownDay <= 12 ? dateOf(year, ownDay, ownMonth) : dateOf(year, ownMonth, ownDay);
}

function ofWords(figures: readonly string[], month: number, thisYear: number): number {
  const year = figures.find((figure) => figure.length === 4) ?? figures.at(-1);
  const day = figures.find((figure) => figure !== year && figure.length <= 2);
  return dateOf(fullYear(Number(year), (year as string).length, thisYear), month, Number(day ?? 0));
}

function ofOneFigure(figure: string, order: DateOrder, thisYear: number): number {
  const part = (from: number, to: number): number => Number(figure.slice(from, to));
  if (figure.length === 4) return dateOf(Number(figure), 0, 0);
  if (figure.length === 7) return ofOneFigure(`0${figure}`, order, thisYear);
  if (figure.length >= 8) {
    const looksLikeYear = (year: number): boolean => year >= 1000 && year <= 2100;
    const yearFirst = order === 'ymd' || order === 'ydm' ? looksLikeYear(part(0, 4)) || !looksLikeYear(part(4, 8)) : !looksLikeYear(part(4, 8));
    return yearFirst ? swapped(part(0, 4), part(4, 6), part(6, 8), order === 'ydm') : swapped(part(4, 8), part(2, 4), part(0, 2), order === 'mdy');
  }
  if (figure.length !== 6) return 0;
  if (order === 'ymd') return dateOf(fullYear(part(0, 2), 2, thisYear), part(2, 4), part(4, 6));
  return swapped(fullYear(part(4, 6), 2, thisYear), part(2, 4), part(0, 2), order === 'mdy');
}

/**
 * Whether a value is written as a date, of any order: three parts, eight figures, or a month in letters.
 *
 * @example looksLikeDate('31/12/1999') // => true; looksLikeDate('123-45-6789') // => false
 */
export function looksLikeDate(text: string): boolean {
  const isWritten =
    /^\D{0,6}\d{1,4}\s*[-/.,年년]\s*\d{1,2}\s*[-/.,月월]\s*\d{1,4}\s*[日일]?\.?(?:[ T].*)?$/u.test(text) ||
    /^\d{8}$/.test(text) ||
    (/^\D*\d{1,4}\D+\d{2,4}\D*$/u.test(text) && text.length < 32 && monthOfWord(/\p{L}{3,}/u.exec(text)?.[0] ?? '') > 0);
  if (!isWritten) return false;
  return (['ymd', 'dmy', 'mdy'] as const).some((order) => {
    const date = dateReader(order, 2000)(text);
    return date > 15_000_000 && date < 26_000_000 && date % 10_000 > 100;
  });
}

/** What columns are called that hold one part of dates; what has a year or month in its name is no day, as birthday_year. */
const partNames = [
  ['year', /(?:^|[^a-z])(?:y|yy|yyyy|yr|year|nam|năm|jahr|ann[eé]e|a[nñ]o|anno|rok)(?:$|[^a-z])|year|^by$/i],
  ['month', /(?:^|[^a-z])(?:m|mm|mon|mth|month|thang|tháng|monat|mois|mes|mese)(?:$|[^a-z])|month|^bm$/i],
  ['day', /(?:^|[^a-z])(?:d|dd|day|ngay|ngày|tag|jour|d[ií]a|giorno)(?:$|[^a-z])|day|^bd$/i],
] as const;

/** @example datePart('dob_mon') // => 'month' */
export const datePart = (name: string): 'year' | 'month' | 'day' | undefined => partNames.find(([, words]) => words.test(name))?.[0];

/** The order in which a format such as `yyyyMMdd`, `dd/MM/yyyy` or `%d.%m.%Y` names the parts; undefined where it names none. */
export function orderOfFormat(format: string): DateOrder | undefined {
  const parts = format
    .replace(/%/g, '')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()
    .replace(/(.)\1+/g, '$1');
  const whole = /^(?:ymd|dmy|mdy|ydm)/.exec(parts)?.[0] as DateOrder | undefined; // hours may follow
  return whole ?? (parts === 'y' || parts === 'ym' ? 'ymd' : parts === 'my' ? 'dmy' : undefined);
}

/** Six figures whose month is none in this order. */
const isExchanged = (figure: string, order: 'ymd' | 'dmy' | 'mdy'): boolean => Number(order === 'mdy' ? figure.slice(0, 2) : figure.slice(2, 4)) > 12;

/** The order that most values of a column allow; day before month where both would do. */
export function orderOfValues(values: Iterable<string>): DateOrder {
  const votes = { ymd: 0, dmy: 0, mdy: 0, ydm: 0 };
  for (const text of values) {
    const figures = text.match(/\d+/g);
    if (!figures) continue;
    if (figures.length === 1) {
      const figure = figures[0] as string;
      if (figure.length === 6) {
        for (const order of ['ymd', 'dmy', 'mdy'] as const) if (ofOneFigure(figure, order, 2000) > 0 && !isExchanged(figure, order)) votes[order]++;
      }
      if (figure.length !== 8) continue;
      const [first, last] = [Number(figure.slice(0, 4)), Number(figure.slice(4))];
      if (first >= 1800 && first <= 2100 && Number(figure.slice(4, 6)) <= 12) votes.ymd++;
      else if (last >= 1800 && last <= 2100) votes[Number(figure.slice(2, 4)) > 12 ? 'mdy' : 'dmy'] += Number(figure.slice(2, 4)) > 12 ? 5 : 1;
      continue;
    }
    if (figures.length < 3) continue;
    const [one, two, three] = figures.map(Number) as [number, number, number];
    if (one > 31) votes[two > 12 ? 'ydm' : 'ymd'] += two > 12 ? 5 : 1;
    else if (one > 12) votes[three <= 31 && (figures[2] as string).length <= 2 && one > 31 ? 'ymd' : 'dmy'] += 5;
    else if (two > 12) votes.mdy += 5;
    else votes.dmy++;
  }
  return (Object.entries(votes) as [DateOrder, number][]).reduce((best, own) => (own[1] > best[1] ? own : best), ['ymd', 0] as [DateOrder, number])[0];
}
