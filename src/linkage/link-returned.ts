/** Which forms that came while others were withdrawn belong to the persons of those others, now that they return. */
import type { Tx } from '#database/index.ts';
import { linkRecords } from './engine/link-records.ts';
import { fits } from './engine/model.ts';
import { startPool } from './engine/pool.ts';
import { formReader } from './register/read-forms.ts';
import { at, rowLength } from './register/records.ts';
import { schemaWithSource } from './register/schema.ts';
import { countForms, type FormLink, formsFreeSince, newestModel, streamFormsReturning } from './store.ts';
import { unitFactsOf } from './unit-facts.ts';

/** A form and the person whose it would have been. */
export type Returned = FormLink & { readonly to: number };

/**
 * `actId` withdrew forms that return now. Forms that builds have brought since, to persons whom no act has touched, are linked
 * again as if they came now, by the model of the newest build; given are those that belong to a person who gets forms back. All
 * forms of the register are read, unless no build came since.
 */
export async function linkReturned(tx: Tx, actId: number, persons: ReadonlySet<number>): Promise<readonly Returned[]> {
  const free = new Map((await formsFreeSince(tx, actId)).map((link) => [link.formId, link]));
  if (free.size === 0) return [];
  const reader = formReader(unitFactsOf, await countForms(tx));
  for await (const lines of streamFormsReturning(tx, actId, [...free.keys()])) reader.read(lines);
  const records = reader.finish();
  const { schema, source } = schemaWithSource(records);
  const model = await newestModel(tx);
  const pool = startPool({ threads: 1 });
  try {
    const { clusterOf } = await linkRecords({ schema, source, pool, ...(model && fits(schema, model) && { model }) });
    const personOfCluster = new Map<number, number>();
    for (let record = 0; record < records.count; record++) {
      const person = records.personOf(records.rows[record * rowLength + at.person]!);
      if (person !== 0) personOfCluster.set(clusterOf[record]!, person);
    }
    const found: Returned[] = [];
    for (let record = 0; record < records.count; record++) {
      const link = free.get(records.ids[record]!);
      const to = personOfCluster.get(clusterOf[record]!);
      if (link && to !== undefined && to !== link.person && persons.has(to)) found.push({ ...link, to });
    }
    return found;
  } finally {
    await pool.end();
  }
}
