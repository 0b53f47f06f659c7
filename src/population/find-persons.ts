/** Finds persons by a number that they hold or ever held, or by name as anybody types it. */
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { formatIso, nameKey, type PartialDate, personNumberFrom, readCursor, type UnitId, writeCursor } from '#values/index.ts';
import { type FoundRow, holderOfNumber, type NameKeyset, personRows, personsByName } from './person-store.ts';
import { personTokens } from './person-token.ts';

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

export type PersonQuery = { readonly q: string; readonly born?: number | undefined; readonly limit?: number | undefined; readonly cursor?: string | undefined };

type Needs = { readonly tx: Tx; readonly dataDir: string };

/**
 * Digits with or without spaces are a number; anything else a name: any case, any tones or none, from the surname on, the
 * last word as far as it is typed. Where no name begins so, the words may stand anywhere in a name.
 */
export async function findPersons(
  { tx, dataDir }: Needs,
  { q, born, limit = 20, cursor }: PersonQuery,
): Promise<{ readonly items: readonly FoundPerson[]; readonly next: string | null }> {
  const digits = q.replace(/[\s.-]/g, '');
  const rows = /^\d+$/.test(digits) ? await byNumber(tx, digits) : await byName(tx, { key: nameKey(q), born, limit: limit + 1, after: placeOf(cursor) });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const tokens = personTokens(dataDir);
  return { items: page.map((row) => found(row, tokens.tokenOf(row.personId))), next: last ? cursorOf(last) : null };
}

async function byNumber(tx: Tx, digits: string): Promise<FoundRow[]> {
  if (digits.length !== 12) return [];
  const holder = await holderOfNumber(tx, Number(digits));
  return holder === undefined ? [] : await personRows(tx, [holder]);
}

type ByName = { readonly key: string; readonly born: number | undefined; readonly limit: number; readonly after: Cursor | undefined };

async function byName(tx: Tx, { key, born, limit, after }: ByName): Promise<(FoundRow & { anywhere?: boolean })[]> {
  if (key === '') return [];
  const search = { key, bornFrom: (born ?? 0) * 10_000, bornTo: (born ?? 0) * 10_000 + (born === undefined ? 0 : 1231), limit, after };
  const rows = after?.anywhere ? [] : await personsByName(tx, { ...search, anywhere: false });
  if (rows.length > 0 || (after && !after.anywhere)) return rows;
  return (await personsByName(tx, { ...search, anywhere: true })).map((row) => ({ ...row, anywhere: true }));
}

function found(row: FoundRow, personId: string): FoundPerson {
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

const cursorOf = ({ nameKey, dateOfBirth, personId, anywhere = false }: FoundRow & { anywhere?: boolean }): string =>
  writeCursor([nameKey, dateOfBirth ?? 0, personId, anywhere]);

function placeOf(cursor: string | undefined): Cursor | undefined {
  const key = readCursor(cursor, ['text', 'int', 'id', 'yes']);
  return key && { nameKey: key[0], dateOfBirth: key[1], personId: key[2], anywhere: key[3] };
}
