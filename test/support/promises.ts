/** What tests of acts ask again and again: which refusal came, and whether the register still holds. */
import assert from 'node:assert/strict';
import type { Database } from '#database/index.ts';
import { checkInvariants } from '#population/index.ts';
import { Refusal } from '#values/index.ts';

/** For `assert.rejects`: the refusal of this code and nothing else. */
export const refusedWith =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Refusal && error.code === code;

/** Fails with the invariants that are broken, and after what. */
export async function holds(db: Database, after?: string): Promise<void> {
  const broken = (await checkInvariants(db)).checks.filter(({ ok }) => !ok).map(({ name, found }) => ({ name, found }));
  assert.deepEqual({ after, broken }, { after, broken: [] });
}
