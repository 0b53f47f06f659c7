/** What the forms of an event or an entry say, in words and in the order of an archive: what is checked before it is registered, and before it is signed. */
import { unitCatalogue } from '#geography/index.ts';
import type { Form } from '#intake/index.ts';
import type { PartialDate, Words } from '#values/index.ts';
import { fieldFacts, type PersonField, personFields } from '../fields.ts';
import { wordsOfValue } from '../format-value.ts';

export type Fact = { readonly field: PersonField; readonly label: Words; readonly text: Words };

/** A unit stands in the words of its place. Units read as they are called on this day. */
export function factsOf(told: { readonly [field in keyof Form]?: Form[field] | undefined }, on: PartialDate): Fact[] {
  const places = { catalogue: unitCatalogue(), on };
  return personFields.flatMap((field): Fact[] => {
    const { vi, en, kind } = fieldFacts[field];
    const value = field === 'householdId' || kind === 'unit' ? undefined : told[field];
    return value === undefined ? [] : [{ field, label: { vi, en }, text: wordsOfValue(field, value as string | number, places) }];
  });
}
