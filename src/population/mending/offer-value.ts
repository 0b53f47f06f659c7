/** A value for a finding from other sources: two of them at least agree on it, none of the others on another, and no rule speaks against it. */
import type { FormChanges } from '#cleaning/index.ts';
import type { Form, FormField } from '#intake/index.ts';
import { compareForms, isDoubted } from '#numbering/index.ts';
import { formatIso, type PartialDate } from '#values/index.ts';
import { isSameValue } from '../format-value.ts';

export type Agreed = {
  readonly value: string | number;
  /** As an officer would type it. */
  readonly typed: string;
  readonly changes: FormChanges;
  readonly sources: readonly string[];
};

/** Sources that copy from each other count once each: what one office said twice is said once. */
const enough = 2;

const unitOf: { readonly [field: string]: FormField } = {
  birthRegistrationPlace: 'birthRegistrationUnit',
  originPlace: 'originUnit',
  residencePlace: 'residenceUnit',
  currentPlace: 'currentUnit',
};
const dates: ReadonlySet<string> = new Set(['dateOfBirth', 'dateOfDeath']);

/** Undefined where fewer agree, where as many agree on another value, or where the form says it already. */
export function agreedElsewhere(own: Form, field: FormField, others: readonly Form[]): Agreed | undefined {
  const stating = others.filter((form) => form.source !== own.source && form[field] !== undefined && !isDoubted(form, field)).sort(compareForms);
  const groups: { readonly first: Form; readonly sources: Set<string> }[] = [];
  for (const form of stating) {
    const group = groups.find(({ first }) => isSameValue(first[field] as string | number, form[field] as string | number));
    if (group === undefined) groups.push({ first: form, sources: new Set([form.source]) });
    else group.sources.add(form.source);
  }
  const [best, second] = groups.sort((a, b) => b.sources.size - a.sources.size);
  if (best === undefined || best.sources.size < enough || second?.sources.size === best.sources.size) return undefined;
  const value = best.first[field] as string | number;
  if (own[field] !== undefined && isSameValue(own[field] as string | number, value)) return undefined;
  const unit = unitOf[field];
  return {
    value,
    typed: dates.has(field) ? formatIso(value as PartialDate) : String(value),
    changes: { [field]: value, ...(unit !== undefined && { [unit]: best.first[unit] }) },
    sources: [...best.sources].sort(),
  };
}
