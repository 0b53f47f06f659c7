/** Why two forms are, or are not, taken for one person: each comparison with its level and weight, in words. */
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { type Waterfall, waterfall } from './engine/waterfall.ts';
import { fitsVersion } from './lookup/keep-lookup.ts';
import { recallRarities } from './lookup/recall.ts';
import { newestRarity } from './lookup-store.ts';
import { refusals } from './refusals.ts';
import { formReader } from './register/read-forms.ts';
import { schemaWithSource } from './register/schema.ts';
import { keptWeight, streamFormsOf } from './store.ts';
import { unitFactsOf } from './unit-facts.ts';

/**
 * By the newest model that was learned, with what was rare when it was. A pair that was kept weighs what its build gave it; where
 * the model has been learned anew since, a line of its own says what that makes.
 */
export async function explainPair(tx: Tx, formId: number, otherFormId: number): Promise<Waterfall> {
  const learned = await newestRarity(tx);
  if (!learned || !fitsVersion(learned.model)) refuse(refusals, 'linkage.no-model', {});
  const reader = formReader(unitFactsOf);
  for await (const lines of streamFormsOf(tx, [formId, otherFormId])) reader.read(lines);
  const records = reader.finish();
  for (const form of [formId, otherFormId]) if (!records.ids.includes(form)) refuse(refusals, 'linkage.form-unknown', { form });
  const { schema } = schemaWithSource(records, await recallRarities(tx, { learnedBy: learned.actId, rarity: learned.rarity }, records));
  return waterfall(schema, learned.model, 0, records.count - 1, await keptWeight(tx, formId, otherFormId));
}
