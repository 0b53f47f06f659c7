/** Whom in the register a form speaks of: one form, asked and not kept, weighed as a build would weigh it. Nothing is written. */
import { copyRow, type Tx } from '#database/index.ts';
import type { Form } from '#intake/index.ts';
import { refuse, storedPersonNumber } from '#values/index.ts';
import { columnReader } from './engine/link-records.ts';
import { knownMasks, scorer } from './engine/score.ts';
import { type Waterfall, waterfall } from './engine/waterfall.ts';
import { findSharers } from './lookup/find-sharers.ts';
import { passesOfIndex } from './lookup/keep-lookup.ts';
import { recallLookup, recallRarities } from './lookup/recall.ts';
import { worthReading } from './lookup/telling-passes.ts';
import { refusals } from './refusals.ts';
import { formReader, linkColumns } from './register/read-forms.ts';
import { at, type Records, rowLength } from './register/records.ts';
import { schemaWithSource } from './register/schema.ts';
import { streamFormsOfCodes } from './store.ts';
import { unitFactsOf } from './unit-facts.ts';

/** What a form says; from which source, only where that is known. */
export type AskedForm = { readonly [field in keyof Form]?: Form[field] | undefined };

export type Match = {
  readonly personId: number;
  /** The form of that person which fits best. */
  readonly formId: number;
  /** In bits, and as a probability. */
  readonly weight: number;
  readonly probability: number;
  readonly waterfall: Waterfall;
};

/** Whether anything was linked yet, by which a form can be weighed. */
export const canMatch = async (tx: Tx): Promise<boolean> => (await recallLookup(tx)) !== undefined;

/** More are no help to anybody who must choose. */
const mostMatches = 5;

/**
 * The persons that fit best, the best first: those of whom a form weighs at least as much as a near pair does. The weight is that of a
 * build to which the form came last. Refused: a register where nothing has been linked yet.
 */
export async function matchForm(tx: Tx, form: AskedForm): Promise<Match[]> {
  const lookup = (await recallLookup(tx)) ?? refuse(refusals, 'linkage.no-model', {});
  const line = Buffer.from(lineOf(form));
  const reader = formReader(unitFactsOf, 16);
  reader.read(line);
  const passes = passesOfIndex(reader.finish());
  const sharers = await findSharers(tx, lookup.segments, { count: 1, rowLength, passes, column: columnReader({ count: 1, rowLength }) });
  const worth = worthReading(sharers, passes);
  const { codes } = worth.count > 0 ? worth : sharers; // who says little meets all of them in one pass
  if (codes.length === 0) return [];
  for await (const lines of streamFormsOfCodes(tx, codes)) reader.read(lines);
  const records = reader.finish();
  const { schema } = schemaWithSource(records, await recallRarities(tx, lookup, records));
  const { weigh } = scorer(schema, knownMasks(schema), lookup.model);
  const asked = records.count - 1;
  const best = bestOfPersons(records, asked, (record) => weigh(record, asked, lookup.model.nearFrom), lookup.model.nearFrom);
  return best.slice(0, mostMatches).map((record) => {
    const own = waterfall(schema, lookup.model, record, asked);
    return {
      personId: records.personOf(records.valueAt(record, at.person)),
      formId: records.ids[record]!,
      weight: own.weight,
      probability: own.probability,
      waterfall: own,
    };
  });
}

/** The best form of each person, the best first; of equal ones the older form. */
function bestOfPersons(records: Records, asked: number, weightOf: (record: number) => number, least: number): number[] {
  const weights = Float64Array.from({ length: asked }, (_, record) => weightOf(record));
  const bestOf = new Map<number, number>();
  for (let record = 0; record < asked; record++) {
    if (weights[record]! < least) continue;
    const person = records.valueAt(record, at.person);
    const best = bestOf.get(person);
    if (best === undefined || weights[record]! > weights[best]!) bestOf.set(person, record);
  }
  return [...bestOf.values()].sort((a, b) => weights[b]! - weights[a]! || a - b);
}

/** Later than any form of the register. */
const afterAll = 2 ** 52;

/** A form as COPY gives it to the reader. */
function lineOf(form: AskedForm): string {
  const cell = (column: string) => {
    if (column === 'form_id') return afterAll;
    if (column === 'doubted') return form.doubted ?? 0;
    if (column === 'source') return form.source ?? '';
    if (column === 'person_number') return form.personNumber && storedPersonNumber(form.personNumber);
    return form[column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) as keyof AskedForm];
  };
  return copyRow([...linkColumns.map(cell), null]);
}
