/** Changes values of a clean form, and judges it by the same rules as when it was read. */
import { type Form, type FormField, formFields } from '#intake/index.ts';
import type { PartialDate } from '#values/index.ts';
import { type Finding, findingOf } from './finding.ts';
import { fileKeeper, householdIdOf } from './household-id.ts';
import { formRules, ruleById } from './rules/index.ts';
import type { Rule } from './rules/rule.ts';
import { shownValue } from './shown-value.ts';

/** Undefined takes the value away. */
export type FormChanges = { readonly [field in FormField]?: Form[field] | undefined };

/** The household follows from where the residence file is kept. */
export function changeForm(form: Form, changes: FormChanges): Form {
  const { householdId: _, ...changed } = { ...form, ...changes };
  const keeper = changed.residenceFile === undefined ? undefined : fileKeeper(changed);
  return (keeper === undefined ? changed : { ...changed, householdId: householdIdOf(keeper, changed.residenceFile as string) }) as Form;
}

/** What other values do to the rules that judge a form by itself. */
export type Judged = {
  /** Did not hold, and do now. */
  readonly mended: readonly string[];
  /** Held, and do not any more. */
  readonly broken: readonly Finding[];
  /** For which the change may not stand: the rule that it is to mend, and any of severity `error` that it breaks. */
  readonly refused: readonly Rule[];
};

/** `mustHold`: the change is to mend this rule; otherwise the value is right whatever the rule says. */
export function judgeChange(before: Form, after: Form, { rule, mustHold }: { readonly rule: string; readonly mustHold: boolean }, today: PartialDate): Judged {
  const context = { today };
  const now = formRules.filter((one) => one.id !== rule).map((one) => ({ one, held: one.holds(before, context), holds: one.holds(after, context) }));
  const broken = now.filter(({ held, holds }) => held && !holds).map(({ one }) => one);
  const still = mustHold ? formRules.filter((one) => one.id === rule && !one.holds(after, context)) : [];
  return {
    mended: now.filter(({ held, holds }) => !held && holds).map(({ one }) => one.id),
    broken: broken.map((one) => findingOf(one, after, shownValue(after, one.judges[0]))),
    refused: [...still, ...broken.filter(({ severity }) => severity === 'error')],
  };
}

/** Rules about this field that do not hold, but for those that are only noted. */
export function brokenOn(form: Form, field: FormField, today: PartialDate): readonly string[] {
  return formRules.filter((rule) => rule.severity !== 'note' && rule.judges.includes(field) && !rule.holds(form, { today })).map(({ id }) => id);
}

/** Bits of the fields that these open findings put in doubt; one of a value that no longer stands in the form puts none. */
export function doubtsOf(form: Form, open: readonly { readonly rule: string; readonly field: string }[], today: PartialDate): number {
  const doubted = new Set<string>();
  for (const { rule: id, field } of open) {
    const rule = ruleById(id);
    if (rule?.blocks && rule.kind === 'reading') doubted.add(field);
    if (rule?.blocks && rule.kind === 'form' && !rule.holds(form, { today })) for (const judged of rule.judges) doubted.add(judged);
  }
  return formFields.reduce((bits, field, at) => (doubted.has(field) ? bits + 2 ** at : bits), 0);
}
