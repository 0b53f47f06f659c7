/** Filled in after today; until the day is mended, nobody can tell whether its residence is the latest. */
import { isCertainlyAfter } from '#values/index.ts';
import { formRule } from './rule.ts';

export const filledInFuture = formRule({
  id: 'filled-in-future',
  severity: 'warning',
  blocks: false,
  judges: ['residencePlace'],
  vi: 'Ngày lập phiếu là ngày chưa tới, nên chưa biết nơi thường trú {found} có phải mới nhất không. Nhập lại ngày lập phiếu.',
  en: 'The day of the form lies in the future, so nobody can tell whether the residence {found} is the latest. Enter the day again.',
  holds: ({ filledOn }, { today }) => filledOn === undefined || !isCertainlyAfter(filledOn, today),
});
