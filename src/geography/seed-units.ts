/** Puts the units of both generations and the changes between them into the database; again changes nothing. */
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from './catalogue.ts';
import { saveChanges, saveUnits } from './store.ts';

/** Returns the rows written: all of them into a new database, none into one that has them. */
export async function seedUnits(tx: Tx): Promise<{ readonly units: number; readonly changes: number }> {
  const { units, reconciliation } = unitCatalogue();
  return { units: await saveUnits(tx, units), changes: await saveChanges(tx, reconciliation().changes) };
}
