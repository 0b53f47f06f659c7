/** Dates of birth that no swap, no missing part and no single digit brings together. */
import { monthOf, type PartialDate, swapDayAndMonth, yearOf } from '#values/index.ts';
import { dissenters } from './dissenters.ts';
import { isDoubted } from './doubted.ts';
import { archiveRule } from './rule.ts';

export const birthsDisagree = archiveRule({
  id: 'births-disagree',
  severity: 'warning',
  blocks: false,
  judges: ['dateOfBirth'],
  vi: 'Các phiếu của người này ghi ngày sinh khác hẳn nhau; phiếu này ghi {found}. Xem lại theo giấy khai sinh.',
  en: 'The forms of this person give quite different dates of birth; this one has {found}. Check the birth certificate.',
  breaches: (forms) => dissenters(forms, (form) => (isDoubted(form, 'dateOfBirth') ? undefined : form.dateOfBirth), areApart),
});

function areApart(one: PartialDate, other: PartialDate): boolean {
  if (yearOf(one) === yearOf(other) && (isYearAlone(one) || isYearAlone(other) || swapDayAndMonth(one) === other)) return false;
  return digitsApart(one, other) > 1;
}

/** The first of January is what a year alone becomes when a program asks for a day. */
const isYearAlone = (date: PartialDate): boolean => monthOf(date) === 0 || date % 10_000 === 101;

function digitsApart(one: number, other: number): number {
  let apart = 0;
  for (let a = one, b = other; a > 0; a = Math.floor(a / 10), b = Math.floor(b / 10)) if (a % 10 !== b % 10) apart++;
  return apart;
}
