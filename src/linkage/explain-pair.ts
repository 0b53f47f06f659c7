/** Why two forms are, or are not, taken for one person: each comparison with its level and weight, in words. */
import type { Tx } from '#database/index.ts';
import { refuse } from '#values/index.ts';
import { type Frequencies, flatFrequencies } from './engine/frequencies.ts';
import { recordBuilder } from './engine/records.ts';
import { type Waterfall, waterfall } from './engine/waterfall.ts';
import { linkRecordOf } from './form-record.ts';
import { refusals } from './refusals.ts';
import { keptWeight, newestModel, streamFormsOf } from './store.ts';
import { unitFactsOf } from './unit-facts.ts';

/**
 * Scored anew by the model of the newest build. The rarity of the name is taken from the build where the pair was kept; for
 * any other pair the name counts as one of average rarity.
 */
export async function explainPair(tx: Tx, formId: number, otherFormId: number): Promise<Waterfall> {
  const model = (await newestModel(tx)) ?? refuse(refusals, 'linkage.no-model', {});
  const builder = recordBuilder(unitFactsOf);
  const found: number[] = [];
  for await (const row of streamFormsOf(tx, [formId, otherFormId])) {
    const record = linkRecordOf(row);
    builder.add(record);
    found.push(record.id);
  }
  for (const form of [formId, otherFormId]) if (!found.includes(form)) refuse(refusals, 'linkage.form-unknown', { form });
  const records = builder.finish();
  const flat: Frequencies = flatFrequencies(records);
  const kept = await keptWeight(tx, formId, otherFormId);
  return waterfall(records, flat, model, 0, records.count - 1, kept);
}
