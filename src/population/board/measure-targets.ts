/** How far each target that stands has come on a day. */
import type { Tx } from '#database/index.ts';
import { dayFromIso } from '../version-row.ts';
import type { Measure } from './measures.ts';
import { type PlacedCounts, placesOf } from './place-counts.ts';
import { countFindings, putTargetDay, standingTargets } from './target-store.ts';

type Far = { readonly total: number; readonly left: number };
const nothing: Far = { total: 0, left: 0 };
const most = 1_000_000;

/** `rows` as the board puts them that day; `only` these targets. A unit without archives or findings has nothing left to do. */
export async function measureTargets(tx: Tx, day: string, rows: readonly PlacedCounts[], only?: ReadonlySet<number>): Promise<void> {
  const standing = await standingTargets(tx, null, { after: undefined, limit: most });
  const targets = standing.filter(({ targetId }) => only === undefined || only.has(targetId));
  if (targets.length === 0) return;
  const byUnit = new Map(rows.map((row) => [row.key, row]));
  const byRule = await findingsByUnit(tx, [...new Set(targets.flatMap(({ rule }) => (rule === null ? [] : [rule])))], day);
  const measured = targets.map(({ targetId, unit, measure, rule }) => ({
    targetId,
    ...(measure === null ? (byRule.get(`${rule} ${unit}`) ?? nothing) : ofMeasure(byUnit.get(unit), measure)),
  }));
  await putTargetDay(tx, day, measured);
}

const ofMeasure = (row: PlacedCounts | undefined, measure: Measure): Far =>
  row === undefined ? nothing : { total: row.persons, left: row.persons - row[measure] };

/** By rule and unit of that day. */
async function findingsByUnit(tx: Tx, rules: readonly string[], day: string): Promise<ReadonlyMap<string, Far>> {
  const sums = new Map<string, Far>();
  if (rules.length === 0) return sums;
  for (const { rule, unit, total, left } of await countFindings(tx, rules))
    for (const { key } of placesOf(unit, dayFromIso(day))) {
      const before = sums.get(`${rule} ${key}`) ?? nothing;
      sums.set(`${rule} ${key}`, { total: before.total + total, left: before.left + left });
    }
  return sums;
}
