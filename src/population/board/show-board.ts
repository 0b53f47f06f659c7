/** The board: a unit, the units below it, the days before; figures only, so that it is no look at a person. */
import type { Officer } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { type Unit, unitCatalogue } from '#geography/index.ts';
import { type PartialDate, refuse, type UnitId, unitId, type Words } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { dayFromIso, isoDay } from '../version-row.ts';
import { type BoardRow, boardRows, boardTrend, communeRows, measuredDay } from './board-store.ts';
import { ownUnits } from './own-units.ts';
import { type Counts, country, nowhere } from './place-counts.ts';
import { refusals } from './refusals.ts';
import { type ToldCounts, withholdFew, withholdOne } from './withhold-few.ts';

type Needs = { readonly tx: Tx; readonly now: Date; readonly actor: Officer };
export type BoardAsked = { readonly level?: 'province' | 'commune' | undefined; readonly parent?: number | undefined; readonly on?: string | undefined };

/** `divided`: a commune that was, whose people no officer has put into one of its parts yet; `unknown`: of whom no unit below is known. */
export type RowKind = 'unit' | 'divided' | 'unknown';
export type ToldRow = ToldCounts & {
  readonly unitId: number;
  readonly code: string | null;
  readonly name: Words;
  readonly kind: RowKind;
  readonly isOwn: boolean;
};
export type Board = {
  /** Null: nothing was measured up to that day. */
  readonly on: string | null;
  readonly measuredAt: string | null;
  readonly unit: ToldRow;
  /** The units above it, the country first. */
  readonly above: readonly { readonly unitId: number; readonly name: Words }[];
  readonly items: readonly ToldRow[];
  /** Of the country: the two archipelagos, which stand on every picture of it. */
  readonly islands: readonly ToldRow[];
  /** Days up to that one, the oldest first; of a unit that is not one's own and too small to be told, none. */
  readonly trend: readonly (ToldCounts & { readonly on: string })[];
};

const trendDays = 90;
const none: Counts = { persons: 0, complete: 0, clean: 0, right: 0, alive: 0 };

/** `parent`: whose row and units below it; none: the country. Refused: a unit that is not there on that day. */
export async function showBoard({ tx, now, actor }: Needs, { level, parent = country, on }: BoardAsked): Promise<Board> {
  const today = isoDay(dayOfMoment(now));
  const measured = await measuredDay(tx, on !== undefined && on < today ? on : today);
  const day = dayFromIso(measured?.on ?? today);
  const isOwn = ownUnits(actor);
  const above = aboveOf(parent, day);
  const province = above[1] ?? (above.length === 1 ? parent : undefined);
  const rows = measured === undefined ? [] : await boardRows(tx, measured.on, parent);
  const unit = toldOwn(parent, measured === undefined ? [] : await siblingRows(tx, measured.on, parent, province), { day, isOwn, province });
  const listed =
    level === 'commune' && parent === country && measured !== undefined ? await communeRows(tx, measured.on) : rows.filter(({ key }) => key !== parent);
  const items = level === 'commune' && parent === country ? byProvince(listed, day, isOwn) : told(below(parent, listed, day), day, isOwn);
  const isTold = isOwn(parent) || (above.length < 2 && unit.persons !== null);
  const trend = measured === undefined || !isTold ? [] : await boardTrend(tx, measured.on, parent, trendDays);
  return {
    on: measured?.on ?? null,
    measuredAt: measured?.measuredAt.toISOString() ?? null,
    unit,
    above: above.map((key) => ({ unitId: key, name: nameOf(key) })),
    items,
    islands: parent === country && measured !== undefined ? await toldIslands(tx, measured.on, day, isOwn) : [],
    trend: trend.map(({ on: then, ...counts }) => ({ on: then, ...withholdOne(counts, isOwn(parent)) })),
  };
}

/** The country, then the province; of the country none. */
function aboveOf(key: number, day: PartialDate): readonly number[] {
  if (key === country) return [];
  const { unit, provinceOf, project } = unitCatalogue();
  const one = unit(key as UnitId) ?? refuse(refusals, 'board.unit', { unit: key });
  const now = project(one.id, day);
  if (one.level === 'province') return 'unit' in now && now.unit === key ? [country] : refuse(refusals, 'board.unit', { unit: key });
  if (one.level === 'district' || ('unit' in now && now.unit !== key)) return refuse(refusals, 'board.unit', { unit: key });
  const province = provinceOf('unit' in now ? now.unit : (now.candidates[0] ?? one.id));
  const then = province === undefined ? { candidates: [] } : project(province, day);
  return 'unit' in then ? [country, then.unit] : [country];
}

/** All that make up the sum in which a unit is told. */
async function siblingRows(tx: Tx, day: string, key: number, province: number | undefined): Promise<readonly BoardRow[]> {
  const parent = key === country ? undefined : key === province ? country : province;
  return (await boardRows(tx, day, parent ?? country)).filter((row) => row.parent === (parent ?? null));
}

type Seen = { readonly day: PartialDate; readonly isOwn: (key: number) => boolean; readonly province: number | undefined };

/** A unit by itself tells no more of it than the list in which it stands. */
function toldOwn(key: number, siblings: readonly BoardRow[], { day, isOwn }: Seen): ToldRow {
  const rows = siblings.some((row) => row.key === key) ? siblings : [...siblings, { key, parent: null, ...none }];
  return told(rows, day, isOwn).find(({ unitId }) => unitId === key) as ToldRow;
}

/** Hoàng Sa of Đà Nẵng, Trường Sa of Khánh Hòa. */
const islands = [unitId('commune', '20333', 1), unitId('commune', '22736', 1)];

async function toldIslands(tx: Tx, day: string, on: PartialDate, isOwn: Seen['isOwn']): Promise<readonly ToldRow[]> {
  const rows: ToldRow[] = [];
  for (const island of islands) {
    const province = unitCatalogue().provinceOf(island);
    rows.push(toldOwn(island, await siblingRows(tx, day, island, province), { day: on, isOwn, province }));
  }
  return rows;
}

/** Of the country its provinces, of a province its communes. */
export const unitsBelow = (parent: number, day: PartialDate): readonly number[] =>
  parent === country
    ? unitCatalogue()
        .provincesOn(day)
        .map(({ id }) => id)
    : unitCatalogue().communesOf(parent as UnitId);

/** With those of whom there is no archive. */
function below(parent: number, rows: readonly BoardRow[], day: PartialDate): readonly BoardRow[] {
  const units = unitsBelow(parent, day);
  const there = new Set(rows.map(({ key }) => key));
  return [...rows, ...units.filter((id) => !there.has(id)).map((key) => ({ key, parent, ...none }))];
}

function byProvince(rows: readonly BoardRow[], day: PartialDate, isOwn: Seen['isOwn']): readonly ToldRow[] {
  return [...Map.groupBy(rows, ({ parent }) => parent).values()].flatMap((some) => told(some, day, isOwn));
}

function told(rows: readonly BoardRow[], day: PartialDate, isOwn: Seen['isOwn']): readonly ToldRow[] {
  const counts = withholdFew(rows.map(({ key, parent: _, ...counts }) => ({ counts, isOwn: isOwn(key) })));
  return rows
    .map(({ key }, at) => ({
      unitId: key,
      code: unitCatalogue().unit(key as UnitId)?.code ?? null,
      name: nameOf(key),
      kind: kindOf(key, day),
      isOwn: isOwn(key),
      ...(counts[at] as ToldCounts),
    }))
    .sort((a, b) => order[a.kind] - order[b.kind] || a.unitId - b.unitId);
}

const order: { readonly [kind in RowKind]: number } = { unit: 0, divided: 1, unknown: 2 };

function kindOf(key: number, day: PartialDate): RowKind {
  if (key < 0) return 'unknown';
  if (key === country) return 'unit';
  const now = unitCatalogue().project(key as UnitId, day);
  return 'unit' in now && now.unit === key ? 'unit' : 'divided';
}

function nameOf(key: number): Words {
  if (key === country) return { vi: 'Cả nước', en: 'The country' };
  if (key === nowhere) return { vi: 'Chưa rõ tỉnh', en: 'No province known' };
  if (key < 0) return { vi: 'Chưa rõ xã', en: 'No commune known' };
  const name = unitCatalogue().nameOf(key as UnitId);
  return { vi: name, en: name };
}

/** A unit that a target may be set for: one of that day, or a commune that was divided and still has people of its own. */
export function requireUnitOf(key: number, day: PartialDate): Unit {
  aboveOf(key, day);
  return unitCatalogue().unit(key as UnitId) ?? refuse(refusals, 'board.unit', { unit: key });
}
