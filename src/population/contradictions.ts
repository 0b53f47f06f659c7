/** What two archives state otherwise of what does not change in a life: what officers are told before they make one of them. */
import type { Tx } from '#database/index.ts';
import { refuse, type Words } from '#values/index.ts';
import { fieldFacts, type PersonField } from './fields.ts';
import { refusals } from './refusals.ts';
import { showPerson } from './show-person.ts';

/** One value of each side, in the order of the two persons. */
export type Contradiction = { readonly field: PersonField; readonly label: Words; readonly values: readonly [Words, Words] };

/** Of a mother a child has one, of a number a person has one; what one side leaves out contradicts nothing. */
const ofOneLife = [
  'personNumber',
  'fullName',
  'dateOfBirth',
  'sex',
  'birthRegistrationPlace',
  'fatherName',
  'motherName',
  'identityCard',
  'dateOfDeath',
] as const satisfies readonly PersonField[];

type Needs = { readonly tx: Tx; readonly dataDir: string; readonly now: Date };

export async function contradictionsBetween(needs: Needs, [first, second]: readonly [number, number]): Promise<readonly Contradiction[]> {
  const [one, other] = [await showPerson(needs, first), await showPerson(needs, second)];
  return ofOneLife.flatMap((field): Contradiction[] => {
    const [own, others] = [one.values[field]?.text, other.values[field]?.text];
    if (own === undefined || others === undefined || own.vi === others.vi) return [];
    const { vi, en } = fieldFacts[field];
    return [{ field, label: { vi, en }, values: [own, others] }];
  });
}

/** Gives what contradicts. Refused: two that contradict each other, until whoever signs says that they saw it. */
export async function refuseContradicting(needs: Needs, pair: readonly [number, number], seen: boolean): Promise<readonly Contradiction[]> {
  const found = await contradictionsBetween(needs, pair);
  if (found.length > 0 && !seen) {
    const fields = (language: 'vi' | 'en'): string => found.map(({ label }) => label[language]).join(', ');
    refuse(refusals, 'merge.contradicts', { fields_vi: fields('vi'), fields_en: fields('en') });
  }
  return found;
}
