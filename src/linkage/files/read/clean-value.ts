/** What a written value is compared as, by kind; asked once for each distinct value. The empty text says nothing. */
import type { Column } from '../settings/kinds.ts';
import { fold, saysNothing, tidy } from '../text/fold.ts';
import { type DateOrder, dateReader, orderOfFormat } from './read-date.ts';

export type Cleaner = (text: string) => string;

/** Longer values are cut: nobody is told apart by their thousandth letter, and one comparison stays short. */
const longest = 400;

/** `order` of the column's dates; `thisYear` for years of two figures. */
export function cleanerOf(column: Column, order: DateOrder, thisYear: number): Cleaner {
  const clean = cleanerOfKind(column, order, thisYear);
  const hasFigures = ['date', 'year', 'identifier', 'code', 'phone', 'number'].includes(column.kind);
  const isName = column.kind === 'given-name' || column.kind === 'surname' || column.kind === 'full-name';
  return (text) => {
    const trimmed = (text.length > longest ? text.slice(0, longest) : text).trim();
    return column.isRaw ? trimmed : saysNothing(trimmed, isName) ? '' : clean(hasFigures ? plainFigures(trimmed) : trimmed);
  };
}

/** Zeros of the scripts that write figures of their own; those of full width are made plain by Unicode itself. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0x1810];

/** @example plainFigures('٠٩١２') // => '0912' */
function plainFigures(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (figure) => {
    const code = figure.codePointAt(0) as number;
    const zero = zeros.find((own) => code >= own && code < own + 10);
    return zero === undefined ? figure : String(code - zero);
  });
}

function cleanerOfKind(column: Column, order: DateOrder, thisYear: number): Cleaner {
  switch (column.kind) {
    case 'date': {
      const read = dateReader((column.format && orderOfFormat(column.format)) || order, thisYear);
      return (text) => {
        const date = read(text);
        return date === 0 ? '' : String(date).padStart(8, '0');
      };
    }
    case 'year':
      return (text) => /\d{4}/.exec(text)?.[0] ?? (/^\d{2}$/.test(text) ? String(Number(text) + 100 * Math.floor((thisYear - Number(text)) / 100)) : '');
    case 'identifier':
      return (text) => fold(text).replaceAll(' ', '');
    case 'code':
      return (text) => fold(text.replace(/\.0+$/, '')).replaceAll(' ', '');
    case 'phone':
      return cleanPhone;
    case 'email':
      return (text) =>
        text
          .toLowerCase()
          .replace(/\s+/g, '')
          .replace(/^mailto:/, '');
    case 'number':
      return cleanNumber;
    case 'given-name':
    case 'surname':
    case 'full-name':
      return (text) => withoutTitles(tidy(text));
    default:
      return tidy;
  }
}

/** Figures without the country's 00 or +, and without the 0 that stands for it at home. */
function cleanPhone(text: string): string {
  const figures = text
    .replace(/(?:ext|x|#).*$/i, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
  return figures.length < 4 ? '' : figures;
}

function cleanNumber(text: string): string {
  const bare = text.replace(/[\s$€£¥₫]/g, '');
  const value = Number(/,\d{1,2}$/.test(bare) && !bare.includes('.') ? bare.replace(',', '.') : bare.replaceAll(',', ''));
  return Number.isFinite(value) && bare !== '' ? String(value) : '';
}

const titles = /^(?:mrs?|ms|miss|dr|prof|sir|rev|hon|herr|frau|mme|mlle|sr|sra|srta|sig|ong|ba) (?=\p{L})/u;
const suffixes = / (?:jr|sr|ii|iii|iv|esq|phd|md)$/u;

function withoutTitles(name: string): string {
  return name.replace(titles, '').replace(suffixes, '');
}
