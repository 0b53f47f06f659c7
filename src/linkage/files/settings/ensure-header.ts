/** A file whose first line is a record would lose it: names of columns that look like values of their columns are refused. */
import { refuse } from '#values/index.ts';
import { looksLikeDate } from '../read/read-date.ts';
import { refusals } from '../refusals.ts';
import { kindOfName, wordsOf } from './column-names.ts';
import { isEmail, isYear } from './guess-kinds.ts';

const isFigures = (text: string): boolean => /^\+?\d[\d\s()./,-]*$/.test(text);

/** A year is a name in a table of years, and a value in a column of years. */
const shapes: readonly ((text: string) => boolean)[] = [isEmail, looksLikeDate, isYear, (text) => isFigures(text) && !isYear(text)];

/** `rows`: the first of the file. */
export function ensureHeader({ name, header }: { readonly name: string; readonly header: readonly string[] }, rows: readonly (readonly string[])[]): void {
  if (header.every((own, at) => own === String(at)) || header.every((own, at) => own === String(at + 1))) return; // numbered by a program
  const isValue = header.map((own, place) => {
    const shape = shapes.find((test) => test(own));
    const values = rows.map((row) => (row[place] ?? '').trim()).filter((value) => value !== '');
    return shape !== undefined && values.length > 0 && values.filter(shape).length > 0.8 * values.length;
  });
  const names = header.filter((own, place) => !isValue[place] && !/\d/.test(own) && kindOfName(wordsOf(own)) !== undefined).length;
  if (isValue.filter(Boolean).length <= names) return;
  refuse(refusals, 'link.header-missing', {
    file: name,
    found: header.slice(0, 4).join(', '),
    count: header.length,
    example: '{"header": ["id", "name", …]}',
  });
}
