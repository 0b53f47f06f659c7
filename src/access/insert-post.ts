/** Gives an office, and notes which units it answers for, so that the database itself can hold its holder to them. */
import type { Tx } from '#database/index.ts';
import { reachOfUnit } from './reach.ts';
import { insertPostRow, insertReach, type PostGiven, unitsWithoutReach } from './store.ts';

export async function insertPost(tx: Tx, post: PostGiven): Promise<number> {
  if (post.unit !== null) await insertReach(tx, post.unit, [...reachOfUnit(post.unit)]);
  return await insertPostRow(tx, post);
}

/** Of offices that were given before the register noted what they answer for: what is missing is noted. Again changes nothing. */
export async function fillReach(tx: Tx): Promise<void> {
  for (const unit of await unitsWithoutReach(tx)) await insertReach(tx, unit, [...reachOfUnit(unit)]);
}
