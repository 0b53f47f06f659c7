/** A form filled in for a living person more than 60 days after the death: struck off too late, or two people in one archive. */
import type { Form } from '#intake/index.ts';
import { dayOf, isCertainlyAfter, isWholeDate, monthOf, type PartialDate, yearOf } from '#values/index.ts';
import { isDoubted } from './doubted.ts';
import { archiveRule } from './rule.ts';

const none: readonly Form[] = [];
const daysOfGrace = 60;

export const aliveAfterDeath = archiveRule({
  id: 'alive-after-death',
  severity: 'error',
  blocks: false,
  judges: ['fullName', 'dateOfDeath'],
  vi: 'Phiếu của {found} lập hơn 60 ngày sau ngày chết đã đăng ký. Xem người này còn sống không, hay hồ sơ gộp nhầm hai người.',
  en: 'The form of {found} was filled in more than 60 days after the registered death. Check whether this person lives, or whether two people were joined.',
  breaches: (forms) => {
    const death = forms.find((form) => form.dateOfDeath !== undefined && !isDoubted(form, 'dateOfDeath'))?.dateOfDeath;
    return death === undefined ? none : forms.filter((form) => speaksOfTheLiving(form) && form.filledOn !== undefined && isLongAfter(form.filledOn, death));
  },
});

/** Deaths may be registered, and archives mended, years later. */
const speaksOfTheLiving = ({ source, dateOfDeath }: Form): boolean => source !== 'khai-tu' && source !== 'act' && dateOfDeath === undefined;

const isLongAfter = (date: PartialDate, death: PartialDate): boolean =>
  isWholeDate(date) && isWholeDate(death) ? dayNumber(date) - dayNumber(death) > daysOfGrace : isCertainlyAfter(date, death);

const dayNumber = (date: PartialDate): number => Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date)) / 86_400_000;
