/** Why two forms are, or are not, taken for one person: each comparison with its level and weight, in words. */
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { type Waterfall, waterfall } from './engine/waterfall.ts';
import { refusals } from './refusals.ts';
import { formReader } from './register/read-forms.ts';
import { schemaWithSource } from './register/schema.ts';
import { keptWeight, newestModel, streamFormsOf } from './store.ts';
import { unitFactsOf } from './unit-facts.ts';

/**
 * Scored anew by the model of the newest build. The rarity of the name is taken from the build where the pair was kept; for
 * any other pair the name counts as one of average rarity.
 */
export async function explainPair(tx: Tx, formId: number, otherFormId: number): Promise<Waterfall> {
  const model = (await newestModel(tx)) ?? refuse(refusals, 'linkage.no-model', {});
  const reader = formReader(unitFactsOf);
  for await (const lines of streamFormsOf(tx, [formId, otherFormId])) reader.read(lines);
  const records = reader.finish();
  for (const form of [formId, otherFormId]) if (!records.ids.includes(form)) refuse(refusals, 'linkage.form-unknown', { form });
  const { schema } = schemaWithSource(records);
  return waterfall(schema, model, 0, records.count - 1, await keptWeight(tx, formId, otherFormId));
}
