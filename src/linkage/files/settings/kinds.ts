/** What a column may hold, and what a run is told about it. */

export const kinds = [
  'given-name',
  'surname',
  'full-name',
  'company',
  'date',
  'year',
  'identifier',
  'code',
  'category',
  'address',
  'phone',
  'email',
  'text',
  'number',
  'ignore',
] as const;
export type Kind = (typeof kinds)[number];

/** A column as linkage compares it: one of the file, or one made of several (`of`). */
export type Column = {
  readonly name: string;
  readonly kind: Exclude<Kind, 'ignore'>;
  /** Columns of the files that it is read from; more than one for a date spread over year, month and day. */
  readonly of: readonly string[];
  /** By file, where files call it differently: the columns of each that it is read from; absent: `of`. */
  readonly in?: readonly (readonly string[])[];
  /** Of dates: the order of parts, as in `yyyyMMdd` or `d/M/yyyy`; absent: told from the values. */
  readonly format?: string;
  /** Compared as it is written, since its levels were given. */
  readonly isRaw: boolean;
};

/** The columns of file `source` that it is read from. */
export const partsIn = (column: Pick<Column, 'of' | 'in'>, source: number): readonly string[] => column.in?.[source] ?? column.of;

/** Kinds whose columns may hold each other's value: given name and surname change places, one of two telephones is written in the other's column. */
export const familyOf: { readonly [kind in Column['kind']]: string } = {
  'given-name': 'name',
  surname: 'name',
  'full-name': 'full-name',
  company: 'company',
  date: 'date',
  year: 'year',
  identifier: 'identifier',
  code: 'code',
  category: 'category',
  address: 'address',
  phone: 'phone',
  email: 'email',
  text: 'text',
  number: 'number',
};

/** How often two strangers agree in such a column, usually: what small files are measured against. */
export const usualAgreement: { readonly [kind in Column['kind']]: number } = {
  'given-name': 0.005,
  surname: 0.003,
  'full-name': 0.0001,
  company: 0.0001,
  date: 0.00005,
  year: 0.015,
  identifier: 0.000001,
  code: 0.005,
  category: 0.3,
  address: 0.001,
  phone: 0.00001,
  email: 0.000001,
  text: 0.01,
  number: 0.02,
};
