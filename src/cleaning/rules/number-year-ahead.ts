/** A number that tells a year of birth after the form, where the form itself gives no date to contradict it. */
import { partsOf, yearOf } from '#values/index.ts';
import { formRule } from './rule.ts';

export const numberYearAhead = formRule({
  id: 'number-year-ahead',
  severity: 'error',
  blocks: true,
  judges: ['personNumber'],
  vi: 'Năm sinh trong số {found} sau ngày lập phiếu. Nhập lại số theo giấy tờ.',
  en: 'The number {found} is that of a year of birth after the form. Enter the number again from the paper.',
  holds: ({ personNumber, dateOfBirth, filledOn }, { today }) =>
    personNumber === undefined || dateOfBirth !== undefined || partsOf(personNumber).birthYear <= yearOf(filledOn ?? today),
});
