/** A wish to keep a number settles what forms tell otherwise: those that are there, and those that come later. */
import { keepNumberFindings } from '#cleaning/index.ts';
import type { Tx } from '#database/index.ts';
import { linksOfPersons } from '#linkage/index.ts';
import { keptAtWish } from '#numbering/index.ts';
import { personNumberFrom } from '#values/index.ts';

export async function silenceWished(tx: Tx, persons: readonly number[]): Promise<void> {
  for (const { personId, number } of await keptAtWish(tx, persons)) {
    const forms = (await linksOfPersons(tx, [personId])).map(({ formId }) => formId);
    await keepNumberFindings(tx, personNumberFrom(number), forms);
  }
}
