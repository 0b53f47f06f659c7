/** Which columns of several files mean the same, though each file calls them in its own way: only where nothing else can be meant. */
import { dateReader, orderOfValues } from '../read/read-date.ts';
import { fold } from '../text/fold.ts';
import { kindOfName, wordsOf } from './column-names.ts';
import type { Kind } from './kinds.ts';
import type { GivenColumn } from './settings.ts';

/** What is known of a file: its first rows, and what each column seems to hold. */
export type Guessed = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly id: string | null;
  readonly columns: { readonly [name: string]: GivenColumn };
};

/** A column, or several that are one date. */
type Own = { readonly name: string; readonly kind: Kind; readonly parts: readonly string[]; readonly values: readonly string[] };

export type Matched = { readonly name: string; readonly kind: Kind; readonly in: readonly (readonly string[])[] };

/** `common`: columns that all files call alike. `rest`: by file, what has no partner in each of the others. */
export function matchColumns(
  files: readonly Guessed[],
  common: readonly string[],
): { readonly matched: readonly Matched[]; readonly rest: readonly (readonly string[])[] } {
  const own = files.map((file) => ownColumns(file, common));
  const taken = new Set(files[0]?.header.flatMap((name) => (common.includes(name) ? [files[0]?.columns[name]?.kind] : [])));
  const matched = [
    ...matchBy(own, (one, other) => wordsOf(one.name) !== '' && wordsOf(one.name) === wordsOf(other.name)),
    ...matchBy(own, (one, other) => one.kind === other.kind && (byValues.includes(one.kind) || !taken.has(one.kind)) && areAlike(one, other)),
    ...matchWholeNames(own, taken),
  ];
  return { matched, rest: own.map((columns) => columns.map(({ name }) => name)) };
}

function ownColumns({ header, rows, id, columns }: Guessed, common: readonly string[]): Own[] {
  return Object.entries(columns).flatMap(([name, { kind, of: parts = [name] }]): Own[] => {
    if (kind === 'ignore' || name === id || parts.some((part) => common.includes(part))) return [];
    const places = parts.map((part) => header.indexOf(part));
    const values = rows.map((row) => places.map((place) => (row[place] ?? '').trim()).join('-'));
    return [{ name, kind, parts, values: values.filter((value) => value.replaceAll('-', '') !== '') }];
  });
}

/** Takes out of `own` what has one partner in each file and is nobody else's. */
function matchBy(own: Own[][], isPartner: (one: Own, other: Own) => boolean): Matched[] {
  const [first = [], ...others] = own;
  const found = first.flatMap((column) => {
    const partners = others.map((columns) => columns.filter((other) => isPartner(column, other)));
    const isOnly = partners.every(([partner, ...more]) => partner && more.length === 0 && first.filter((one) => isPartner(one, partner)).length === 1);
    return isOnly ? [[column, ...partners.flat()]] : [];
  });
  return found.map((columns) => take(own, columns));
}

function take(own: Own[][], columns: readonly (Own | readonly Own[])[]): Matched {
  for (const [source, taken] of columns.entries()) {
    const gone = [taken].flat();
    own[source] = (own[source] as Own[]).filter((column) => !gone.includes(column));
  }
  const whole = columns.filter((column) => !Array.isArray(column)) as Own[];
  const [named, telling = named] = [whole[0] as Own, whole.find(({ values }) => values.length > 0)];
  return { name: named.name, kind: telling.kind, in: columns.map((column) => [column].flat().flatMap(({ parts }) => parts)) };
}

const nameKinds: readonly Kind[] = ['given-name', 'surname', 'full-name'];

/** One file has the whole name, another its parts. */
function matchWholeNames(own: Own[][], taken: ReadonlySet<Kind | undefined>): Matched[] {
  if (nameKinds.some((kind) => taken.has(kind))) return [];
  const names = own.map((columns) => {
    const found = columns.filter(({ kind }) => nameKinds.includes(kind));
    const whole = found.filter(({ kind }) => kind === 'full-name');
    const isInParts = whole.length === 0 && (['given-name', 'surname'] as const).every((kind) => found.some((column) => column.kind === kind));
    return isInParts ? found : whole.length === 1 && found.length === 1 ? (whole[0] as Own) : undefined;
  });
  const isTold = names.every((found) => found !== undefined) && names.some((found) => !Array.isArray(found));
  return isTold ? [take(own, names as (Own | Own[])[])] : [];
}

/** Of these a file may have many: that they hold the same values tells. */
const byValues: readonly Kind[] = ['category', 'code', 'year', 'number', 'text', 'date', 'identifier'];

/** Of shares of values, or of what is seen of them. */
const leastInCommon = 0.3;

function areAlike(one: Own, other: Own): boolean {
  const share = (seen: (value: string) => string): number => inCommon(one.values.map(seen), other.values.map(seen));
  switch (one.kind) {
    case 'date':
      return inCommon(decadesOf(one.values), decadesOf(other.values)) >= leastInCommon;
    case 'identifier':
      return share(fold) > 0.01 || (share(shapeOf) > 0.5 && [one, other].every(({ name }) => kindOfName(wordsOf(name)) === 'identifier'));
    case 'code':
      return share(fold) >= leastInCommon || (share(shapeOf) > 0.7 && [one, other].every(({ name }) => kindOfName(wordsOf(name)) === 'code'));
    case 'category':
    case 'year':
    case 'number':
    case 'text':
      return share(fold) >= leastInCommon;
    default:
      return true; // a telephone looks like nothing else
  }
}

/** Years of two figures are of the hundred that end now, about. */
const thisYear = 2030;

function decadesOf(values: readonly string[]): string[] {
  const read = dateReader(orderOfValues(values), thisYear);
  return values.map((value) => String(Math.floor(read(value) / 100_000)));
}

const shapeOf = (value: string): string =>
  fold(value)
    .replaceAll(' ', '')
    .replace(/\p{Nd}/gu, '9')
    .replace(/\p{L}/gu, 'a');

/** How much of two distributions is the same, 0 to 1. */
function inCommon(one: readonly string[], other: readonly string[]): number {
  const sharesOf = (values: readonly string[]): Map<string, number> => {
    const shares = new Map<string, number>();
    for (const value of values) if (value !== '') shares.set(value, (shares.get(value) ?? 0) + 1 / values.length);
    return shares;
  };
  const [shares, others] = [sharesOf(one), sharesOf(other)];
  let sum = 0;
  for (const [value, share] of shares) sum += Math.min(share, others.get(value) ?? 0);
  return sum;
}
