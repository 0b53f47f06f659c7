/** The number tells another sex or year than the form, in a source that is not believed about numbers. */
import { agreesWith } from '#values/index.ts';
import { isBelievedOnNumbers } from './number-kept-at-wish.ts';
import { formRule } from './rule.ts';

export const numberDisagrees = formRule({
  id: 'number-disagrees',
  severity: 'error',
  blocks: true,
  judges: ['personNumber'],
  vi: 'Giới tính hoặc năm sinh trong số {found} khác với phiếu. Xem lại số, giới tính và năm sinh theo giấy tờ.',
  en: 'The number {found} is that of another sex or year of birth than the form gives. Check number, sex and year against the paper.',
  holds: (form) => form.personNumber === undefined || agreesWith(form.personNumber, form) || isBelievedOnNumbers(form.source),
});
