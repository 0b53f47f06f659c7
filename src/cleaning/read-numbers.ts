/** The numbers of a form, each to the place where it belongs whatever its column: a personal number, a card of before, relatives', insurance, telephone. */
import type { ReceivedForm } from '#intake/index.ts';
import type { FormInMaking } from './form-shape.ts';
import type { Note } from './noted.ts';
import { readDocumentNumber, readInsuranceNumber, readPhone, readRelativeNumber } from './read-number.ts';

const ownNumbers = ['documentNumber', 'personNumber', 'identityCard'] as const;
const relativeNumbers = ['fatherNumber', 'motherNumber', 'spouseNumber', 'headNumber'] as const;

/** Sex and date of birth stand in the form already: a lost zero is proven by them. */
export function readNumbers(form: FormInMaking, { source, fields }: ReceivedForm, note: Note): void {
  for (const field of ownNumbers) {
    const text = fields[field]?.trim();
    if (!text) continue;
    const { personNumber, identityCard, flaw, repair } = readDocumentNumber(text, form);
    if (flaw) note(flaw, field === 'identityCard' ? 'identityCard' : 'personNumber', text);
    if (repair) note(repair, identityCard === undefined ? 'personNumber' : 'identityCard', text, personNumber ?? identityCard);
    form.personNumber ??= personNumber;
    form.identityCard ??= identityCard;
  }
  for (const field of relativeNumbers) {
    const text = fields[field]?.trim();
    if (!text) continue;
    const number = readRelativeNumber(text);
    if (number === undefined) note('number-shape', field, text);
    else if (/[OolI]/.test(text)) note('number-letters-for-digits', field, text, number);
    form[field] = number;
  }
  const phone = fields.phone?.trim();
  if (phone) {
    const { number, lostZero } = readPhone(phone);
    if (number === undefined) note('phone-shape', 'phone', phone);
    else if (lostZero) note('number-lost-zero', 'phone', phone, number);
    form.phone = number;
  }
  const insurance = fields.insuranceNumber?.trim();
  if (insurance) {
    const { number, lostZero } = readInsuranceNumber(insurance);
    if (number === undefined) note('insurance-shape', 'insuranceNumber', insurance);
    else if (lostZero && source === 'bhxh') note('number-lost-zero', 'insuranceNumber', insurance, number);
    form.insuranceNumber = number;
  }
}
