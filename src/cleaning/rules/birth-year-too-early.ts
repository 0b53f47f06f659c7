/** Born before anybody who can still be in a register: a digit of the year is wrong. */
import { yearOf } from '#values/index.ts';
import { formRule } from './rule.ts';

export const birthYearTooEarly = formRule({
  id: 'birth-year-too-early',
  severity: 'error',
  blocks: true,
  judges: ['dateOfBirth'],
  name: { vi: 'Năm sinh trước năm 1880', en: 'The year of birth is before 1880' },
  vi: 'Năm sinh trong {found} trước năm 1880. Nhập lại đủ bốn chữ số của năm.',
  en: 'The year in {found} is before 1880. Enter the four digits of the year again.',
  holds: ({ dateOfBirth }) => dateOfBirth === undefined || yearOf(dateOfBirth) >= 1880,
});
