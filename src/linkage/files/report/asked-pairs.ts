/** Pairs of records that somebody asks about, `LEFT=RIGHT` by their ids: the report explains them whatever they weigh. */
import { refuse } from '#values/index.ts';
import type { Table } from '../read/read-tables.ts';
import { refusals } from '../refusals.ts';

/** Records, lower first. Of several files that hold an id, the left one is of the first and the right one of the last. Refused: ids that there are not. */
export function askedPairs({ count, ids }: Pick<Table, 'count' | 'ids'>, asked: readonly string[]): { readonly a: number; readonly b: number }[] {
  if (asked.length === 0) return [];
  const pairs = asked.map((pair) => {
    const [left = '', right = '', ...more] = pair.split('=').map((id) => id.trim());
    return left === '' || right === '' || more.length > 0 ? refuse(refusals, 'link.pair-wrong', { found: pair }) : { left, right };
  });
  const places = new Map(pairs.flatMap(({ left, right }) => [left, right]).map((id) => [id, { first: -1, last: -1 }]));
  for (let record = 0; record < count; record++) {
    const place = places.get(ids.of(record));
    if (!place) continue;
    if (place.first < 0) place.first = record;
    place.last = record;
  }
  return pairs.map(({ left, right }) => {
    const [one, other] = [places.get(left)!.first, places.get(right)!.last];
    for (const [id, record] of [[left, one] as const, [right, other] as const]) if (record < 0) refuse(refusals, 'link.pair-unknown', { id });
    if (one === other) refuse(refusals, 'link.pair-wrong', { found: `${left}=${right}` });
    return { a: Math.min(one, other), b: Math.max(one, other) };
  });
}
