/** Cleans one form: reads it, judges it by every form rule, keeps the repairs that make all rules hold, and doubts what stays broken. */
import { type Form, type FormField, formFields, type ReceivedField, type ReceivedForm } from '#intake/index.ts';
import type { PartialDate } from '#values/index.ts';
import { type Finding, findingOf } from './finding.ts';
import type { Noted } from './noted.ts';
import { makeFormReader } from './read-form.ts';
import { formRules, readingRules } from './rules/index.ts';
import type { FormRule, RuleContext } from './rules/rule.ts';
import { shownValue } from './shown-value.ts';

export type CleanForm = { readonly form: Form; readonly findings: readonly Finding[] };

const bitOf = Object.fromEntries(formFields.map((field, bit) => [field, 2 ** bit])) as { readonly [field in FormField]: number };

/** `today` is the day on which forms from the future are seen to be so. */
export function makeCleaner(today: PartialDate): (received: ReceivedForm) => CleanForm {
  const read = makeFormReader();
  const context: RuleContext = { today };
  return (received) => {
    const { form: asRead, noted } = read(received);
    const broken = formRules.filter((rule) => !rule.holds(asRead, context));
    const { form, mended } = broken.length === 0 ? { form: asRead, mended: new Map<FormRule, Partial<Form>>() } : repair(asRead, broken, context);
    const findings = [
      ...noted.map((one) => findingOfNote(one, form)),
      ...broken.map((rule) => findingOf(rule, form, foundOf(rule.judges[0], received, asRead), shownValue(mended.get(rule), rule.judges[0]))),
    ];
    const doubted = [...doubtsOfNotes(noted), ...broken.filter((rule) => rule.blocks && !mended.has(rule)).flatMap((rule) => rule.judges)];
    if (doubted.length === 0) return { form, findings };
    return { form: { ...form, doubted: [...new Set(doubted)].reduce((bits, field) => bits + bitOf[field], 0) }, findings };
  };
}

/** A rule's repair is kept where the rule then holds and no rule that held before is broken by it. */
function repair(form: Form, broken: readonly FormRule[], context: RuleContext): { readonly form: Form; readonly mended: ReadonlyMap<FormRule, Partial<Form>> } {
  const mended = new Map<FormRule, Partial<Form>>();
  let best = form;
  for (const rule of broken) {
    const change = rule.repair?.(best, context);
    if (change === undefined) continue;
    const changed = { ...best, ...change };
    const holds = rule.holds(changed, context) && formRules.every((other) => other.holds(changed, context) || (broken.includes(other) && !mended.has(other)));
    if (!holds) continue;
    best = changed;
    mended.set(rule, change);
  }
  return { form: best, mended };
}

function findingOfNote({ rule, field, found, repaired }: Noted, form: Form): Finding {
  return { ...findingOf(readingRules[rule], form, found, repaired), field };
}

function doubtsOfNotes(noted: readonly Noted[]): FormField[] {
  return noted.flatMap(({ rule, field, repaired }) => (readingRules[rule].blocks && repaired === undefined ? [field] : []));
}

function foundOf(field: FormField, received: ReceivedForm, form: Form): string | undefined {
  const text = received.fields[field as ReceivedField] ?? (field === 'personNumber' || field === 'identityCard' ? received.fields.documentNumber : undefined);
  return text || shownValue(form, field);
}
