/** Why two forms weigh what they weigh: each comparison with its level and weight, in words, and what they contradict each other in. */
import type { Tx } from '#database/index.ts';
import { refuse, type Words } from '#values/index.ts';
import { type Waterfall, waterfall } from './engine/waterfall.ts';
import { fitsVersion } from './lookup/keep-lookup.ts';
import { recallRarities } from './lookup/recall.ts';
import { newestRarity } from './lookup-store.ts';
import { refusals } from './refusals.ts';
import { formReader } from './register/read-forms.ts';
import { schemaWithSource } from './register/schema.ts';
import { formsOfActs, keptPair, streamFormsOf } from './store.ts';
import { unitFactsOf } from './unit-facts.ts';

export type ExplainedPair = Waterfall & {
  /** Least weight of a pair that may join two forms, and of one that is kept to be looked at; in bits. */
  readonly threshold: number;
  readonly nearFrom: number;
  readonly againstWords: Words;
  /** Comparisons that say nothing, since one of the forms does not. */
  readonly silent: readonly { readonly comparison: string; readonly words: Words }[];
};

/**
 * By the newest model that was learned, with what was rare when it was. A pair that was kept weighs what its build gave it; where
 * the model has been learned anew since, a line of its own says what that makes. Refused: a correction of officers, which
 * nobody weighs; what was typed or declared at a counter is weighed as any form.
 */
export async function explainPair(tx: Tx, formId: number, otherFormId: number): Promise<ExplainedPair> {
  if (formId === otherFormId) refuse(refusals, 'linkage.same-form', { form: formId });
  const learned = await newestRarity(tx);
  if (!learned || !fitsVersion(learned.model)) refuse(refusals, 'linkage.no-model', {});
  const reader = formReader(unitFactsOf);
  for await (const lines of streamFormsOf(tx, [formId, otherFormId])) reader.read(lines);
  const records = reader.finish();
  for (const form of [formId, otherFormId]) if (!records.ids.includes(form)) refuse(refusals, 'linkage.form-unknown', { form });
  const [act] = await formsOfActs(tx, [formId, otherFormId]);
  if (act !== undefined) refuse(refusals, 'linkage.form-is-act', { form: act });
  const { schema } = schemaWithSource(records, await recallRarities(tx, { learnedBy: learned.actId, rarity: learned.rarity }, records));
  const explained = waterfall(schema, learned.model, 0, records.count - 1, (await keptPair(tx, formId, otherFormId))?.weight);
  const { vi, en } = schema.others.find(({ id }) => id === explained.against)!;
  return {
    ...explained,
    threshold: learned.model.threshold,
    nearFrom: learned.model.nearFrom,
    againstWords: { vi, en },
    silent: schema.comparisons
      .filter(({ id }) => !explained.lines.some(({ comparison }) => comparison === id))
      .map((comparison) => ({ comparison: comparison.id, words: { vi: comparison.vi, en: comparison.en } })),
  };
}
