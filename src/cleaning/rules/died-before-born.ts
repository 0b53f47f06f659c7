/** Died before birth: one of the two dates is wrong, and nothing on the form tells which. */
import { isCertainlyAfter } from '#values/index.ts';
import { formRule } from './rule.ts';

export const diedBeforeBorn = formRule({
  id: 'died-before-born',
  severity: 'error',
  blocks: true,
  judges: ['dateOfDeath', 'dateOfBirth'],
  name: { vi: 'Ngày chết trước ngày sinh', en: 'Died before the date of birth' },
  vi: 'Ngày chết {found} trước ngày sinh. Xem lại cả hai ngày theo sổ khai tử.',
  en: 'Died on {found}, before the date of birth. Check both dates in the book of deaths.',
  holds: ({ dateOfDeath, dateOfBirth }) => dateOfDeath === undefined || dateOfBirth === undefined || !isCertainlyAfter(dateOfBirth, dateOfDeath),
});
