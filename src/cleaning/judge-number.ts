/** Judges the number that a person has beside what an act has made of them; and what is found of it, once its holder wished to keep it. */
import type { Tx } from '#database/index.ts';
import type { Form } from '#intake/index.ts';
import type { PersonNumber } from '#values/index.ts';
import { type Finding, findingOf } from './finding.ts';
import { numberDisagrees } from './rules/number-disagrees.ts';
import { numberDisagreesPlace } from './rules/number-disagrees-place.ts';
import { numberKeptAtWish } from './rules/number-kept-at-wish.ts';
import { keepFindings, reopenFindings } from './store.ts';

const rules = [numberKeptAtWish, numberDisagreesPlace];

/** `form`: what the archive says now, with the number, as the act states it. */
export function judgeNumber(form: Form, today: Parameters<typeof numberKeptAtWish.holds>[1]['today']): Finding[] {
  return rules.filter((rule) => !rule.holds(form, { today })).map((rule) => findingOf(rule, form, form.personNumber));
}

const wishedRules = [...rules, numberDisagrees].map(({ id }) => id);

/** Its holder wishes to keep this number: whatever these forms tell otherwise, it is right as it is. */
export async function keepNumberFindings(tx: Tx, number: PersonNumber, forms: readonly number[]): Promise<void> {
  await keepFindings(tx, forms, wishedRules, number);
}

/** Its holder wishes so no longer: what an officer has not decided by themself is open again. */
export async function reopenNumberFindings(tx: Tx, number: PersonNumber, forms: readonly number[]): Promise<void> {
  await reopenFindings(tx, forms, wishedRules, number);
}
