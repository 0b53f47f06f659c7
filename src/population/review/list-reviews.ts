/** Pairs of archives that wait to be reviewed, as a list to work through. */
import { conflictKinds, type Turn } from '#conflicts/index.ts';
import { asRegister } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { newestThreshold } from '#linkage/index.ts';
import { formatIso, type PartialDate, type PersonNumber, personNumberFrom, readCursor, type UnitId, unitId, type Words, writeCursor } from '#values/index.ts';
import { type FoundRow, personRows } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { countReviews, type ReviewRow, selectReviews } from '../review-store.ts';
import { type ConflictNeeds, readerOf } from './conflict-access.ts';
import { reviewKinds } from './review-kinds.ts';

export type NamedUnit = { readonly id: number; readonly name: string; readonly path: string };

export type BriefPerson = {
  readonly personId: string;
  readonly personNumber: PersonNumber | null;
  readonly fullName: string;
  readonly dateOfBirth: string | null;
  readonly sex: string | null;
  readonly unit: NamedUnit | null;
};

export type ReviewItem = {
  readonly reviewId: string;
  readonly kind: string;
  readonly words: Words;
  readonly owner: NamedUnit | null;
  readonly dueOn: string;
  readonly turn: Turn;
  /** Of all pairs of a form of one with a form of the other, the share that weighs enough to join two forms; 0 to 1. */
  readonly density: number;
  /** Of its surest pair, in bits; null where the machine kept none. */
  readonly weight: number | null;
  readonly version: number;
  readonly sides: readonly [BriefPerson, BriefPerson];
};

export type ReviewQuery = { readonly commune?: string | undefined; readonly cursor?: string | undefined; readonly limit: number };

/** `total`: how many wait in all; what was decided, proposed or handed over is not among them. */
export async function listReviews(
  needs: ConflictNeeds,
  { commune, cursor, limit }: ReviewQuery,
): Promise<{ readonly items: readonly ReviewItem[]; readonly next: string | null; readonly total: number }> {
  const { tx } = needs;
  const after = readCursor(cursor, ['yes', 'int', 'id']);
  const filter = {
    kinds: reviewKinds,
    reader: readerOf(needs),
    owners: commune === undefined ? null : [0, 1].map((generation) => unitId('commune', commune, generation)),
  };
  const last = after && { isAsked: after[0], priority: after[1], conflictId: after[2] };
  const rows = await selectReviews(tx, { ...filter, threshold: (await newestThreshold(tx)) ?? 0 }, last, limit + 1);
  const shown = rows.slice(0, limit);
  const items = await asRegister(tx, () => itemsOf(needs, shown)); // of a pair of two communes both sides are shown
  const end = shown.at(-1);
  return {
    items,
    next: rows.length > limit && end ? writeCursor([end.isAsked, end.priority, end.conflictId]) : null,
    total: (await countReviews(tx, filter)).count,
  };
}

async function itemsOf(needs: ConflictNeeds, rows: readonly ReviewRow[]): Promise<ReviewItem[]> {
  const ids = [...new Set(rows.flatMap(({ person, other }) => [person, other]))];
  needs.see(ids, ['fullName', 'dateOfBirth', 'personNumber', 'sex', 'residenceUnit']);
  const persons = new Map((await personRows(needs.tx, ids)).map((row) => [row.personId, row]));
  return rows.map(({ conflictId, kind, ownerUnit, dueOn, turn, pairs, agreeing, weight, version, person, other }) => ({
    reviewId: String(conflictId),
    kind,
    words: { vi: conflictKinds[kind].vi, en: conflictKinds[kind].en },
    owner: ownerUnit === null ? null : namedUnit(ownerUnit),
    dueOn,
    turn,
    density: pairs === 0 ? 0 : agreeing / pairs,
    weight,
    version,
    sides: [briefOf(needs.dataDir, persons.get(person) as FoundRow), briefOf(needs.dataDir, persons.get(other) as FoundRow)],
  }));
}

export function namedUnit(unit: number): NamedUnit {
  const { nameOf, pathOf } = unitCatalogue();
  return { id: unit, name: nameOf(unit as UnitId), path: pathOf(unit as UnitId) };
}

export function briefOf(dataDir: string, { personId, personNo, fullName, dateOfBirth, sex, unitId: unit }: FoundRow): BriefPerson {
  return {
    personId: personTokens(dataDir).tokenOf(personId),
    personNumber: personNo === null ? null : personNumberFrom(personNo),
    fullName,
    dateOfBirth: dateOfBirth === null ? null : formatIso(dateOfBirth as PartialDate),
    sex,
    unit: unit === null ? null : namedUnit(unit),
  };
}
