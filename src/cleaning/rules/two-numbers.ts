/** Two different numbers, each of a right shape, claimed by forms of one person. */
import { unitCatalogue } from '#geography/index.ts';
import type { Form } from '#intake/index.ts';
import type { PersonNumber } from '#values/index.ts';
import { dissenters } from './dissenters.ts';
import { isDoubted } from './doubted.ts';
import { archiveRule } from './rule.ts';

export const twoNumbers = archiveRule({
  id: 'two-numbers',
  severity: 'warning',
  blocks: false,
  judges: ['personNumber'],
  vi: 'Hồ sơ có nhiều số định danh khác nhau; phiếu này ghi {found}. Xem số nào là số của người này.',
  en: 'The archive holds different personal numbers; this form has {found}. Check which is the number of this person.',
  breaches: (forms) => (forms.length < 2 ? forms.slice(0, 0) : dissenters(forms, believedNumber, isKnown)),
});

const believedNumber = (form: Form): PersonNumber | undefined =>
  form.personNumber === undefined || isDoubted(form, 'personNumber') ? undefined : form.personNumber;

const isKnown = (first: PersonNumber, other: PersonNumber): boolean =>
  unitCatalogue().isKnownPrefix(first.slice(0, 3)) && unitCatalogue().isKnownPrefix(other.slice(0, 3));
