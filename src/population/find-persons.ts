/** Finds persons by a number that they hold or ever held, or by name as anybody types it: those who are open to who asks. */
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { formatIso, nameKey, type PartialDate, personNumberFrom, readCursor, type UnitId, writeCursor } from '#values/index.ts';
import { type FoundRow, holderOfNumber, type NameKeyset, type NameSearch, personRows, personsByName, sealedByName } from './person-store.ts';
import { personTokens } from './person-token.ts';
import { everybody, openAmong, type Reader } from './reach-store.ts';

export type FoundPerson = {
  /** Opaque; see `person-token.ts`. */
  readonly personId: string;
  readonly personNumber: string | null;
  readonly fullName: string;
  readonly dateOfBirth: string | null;
  readonly sex: string | null;
  readonly unit: { readonly id: number; readonly name: string; readonly path: string } | null;
  readonly state: string;
};

export type PersonQuery = {
  readonly q: string;
  readonly born?: number | undefined;
  readonly dateOfBirth?: PartialDate | undefined;
  readonly sex?: 'M' | 'F' | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
};

/** `reader`: whoever has the register's folder, where none is given. */
type Needs = { readonly tx: Tx; readonly dataDir: string; readonly reader?: Reader };

export type FoundPage = {
  readonly items: readonly FoundPerson[];
  readonly next: string | null;
  /** Keys of those who were found. */
  readonly shown: readonly number[];
  /** Of those who were asked for and not found: the holder of a number out of reach, whom a seal kept out. */
  readonly sought: readonly number[];
};

/**
 * Digits with or without spaces are a number; anything else a name: any case, any tones or none, from the surname on, the
 * last word as far as it is typed. Where no name begins so, the words may stand anywhere in a name.
 */
export async function findPersons(needs: Needs, query: PersonQuery): Promise<Pick<FoundPage, 'items' | 'next'>> {
  const { items, next } = await findPage(needs, query);
  return { items, next };
}

/** The same, with whom it looked at. */
export async function findPage({ tx, dataDir, reader = everybody }: Needs, { q, born, dateOfBirth, sex, limit = 20, cursor }: PersonQuery): Promise<FoundPage> {
  const { rows, sealed } = isNumber(q)
    ? await byNumber(tx, q, reader)
    : await byName(tx, { key: nameKey(q), ...bornBetween(born, dateOfBirth), sex, limit: limit + 1, after: placeOf(cursor) }, reader);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: toldOf(dataDir, page),
    next: last ? cursorOf(last) : null,
    shown: page.map(({ personId }) => personId),
    sought: sealed,
  };
}

/** The persons as they are answered. */
export function toldOf(dataDir: string, rows: readonly FoundRow[]): FoundPerson[] {
  const tokens = personTokens(dataDir);
  return rows.map((row) => told(row, tokens.tokenOf(row.personId)));
}

export const isNumber = (q: string): boolean => /^\d+$/.test(digitsOf(q));
export const digitsOf = (q: string): string => q.replace(/[\s.-]/g, '');

export type Found = { readonly rows: readonly (FoundRow & { readonly anywhere?: boolean })[]; readonly sealed: readonly number[] };

/** A number leads to one person: who asks for it looks at that one, also where the answer is nobody. */
export async function byNumber(tx: Tx, q: string, reader: Reader): Promise<Found> {
  const digits = digitsOf(q);
  const holder = digits.length === 12 ? await holderOfNumber(tx, Number(digits)) : undefined;
  const rows = await personRows(tx, await openAmong(tx, holder === undefined ? [] : [holder], reader));
  return { rows, sealed: rows.length === 0 && holder !== undefined ? [holder] : [] };
}

async function byName(tx: Tx, search: Omit<NameSearch, 'match' | 'after'> & { readonly after: Cursor | undefined }, reader: Reader): Promise<Found> {
  const { key, after } = search;
  if (key === '') return { rows: [], sealed: [] };
  const at = after?.anywhere ? 'anywhere' : 'begins';
  const [rows, sealed] = await bothByName(tx, { ...search, match: at }, reader);
  if (rows.length > 0 || after) return { rows: rows.map((row) => ({ ...row, anywhere: at === 'anywhere' })), sealed };
  const [further, sealedFurther] = await bothByName(tx, { ...search, match: 'anywhere' }, reader); // also where a seal kept somebody out: it must not show
  return { rows: further.map((row) => ({ ...row, anywhere: true })), sealed: [...new Set([...sealed, ...sealedFurther])] };
}

/** Those who are open, and those whom a seal keeps out. */
export async function bothByName(tx: Tx, search: NameSearch, reader: Reader): Promise<readonly [FoundRow[], number[]]> {
  return [await personsByName(tx, search, reader), await sealedByName(tx, search, reader)];
}

/** A day, or a year with all of its days and with none; 0 and 0 where nothing is said. */
function bornBetween(born: number | undefined, day: PartialDate | undefined): { readonly bornFrom: number; readonly bornTo: number } {
  if (day !== undefined) return { bornFrom: day, bornTo: day };
  return born === undefined ? { bornFrom: 0, bornTo: 0 } : { bornFrom: born * 10_000, bornTo: born * 10_000 + 1231 };
}

function told(row: FoundRow, personId: string): FoundPerson {
  const { nameOf, pathOf } = unitCatalogue();
  const unit = row.unitId as UnitId | null;
  return {
    personId,
    personNumber: row.personNo === null ? null : personNumberFrom(row.personNo),
    fullName: row.fullName,
    dateOfBirth: row.dateOfBirth === null ? null : formatIso(row.dateOfBirth as PartialDate),
    sex: row.sex,
    unit: unit === null ? null : { id: unit, name: nameOf(unit), path: pathOf(unit) },
    state: row.state,
  };
}

type Cursor = NameKeyset & { readonly anywhere: boolean };

const cursorOf = ({ nameKey, dateOfBirth, personId, anywhere = false }: FoundRow & { readonly anywhere?: boolean }): string =>
  writeCursor([nameKey, dateOfBirth ?? 0, personId, anywhere]);

function placeOf(cursor: string | undefined): Cursor | undefined {
  const key = readCursor(cursor, ['text', 'int', 'id', 'yes']);
  return key && { nameKey: key[0], dateOfBirth: key[1], personId: key[2], anywhere: key[3] };
}
