/** A number may contradict sex or year for life where the citizen wished to keep it: NĐ 70/2024, Art. 11. */
import type { FormSource } from '#intake/index.ts';
import { agreesWith } from '#values/index.ts';
import { formRule } from './rule.ts';

/** Civil status, the card register and an officer's act are believed about a number that does not fit. */
export const isBelievedOnNumbers = (source: FormSource): boolean => source === 'khai-sinh' || source === 'khai-tu' || source === 'cmnd' || source === 'act';

export const numberKeptAtWish = formRule({
  id: 'number-kept-at-wish',
  severity: 'warning',
  blocks: false,
  judges: ['personNumber'],
  name: { vi: 'Số khác với phiếu, có thể được giữ theo nguyện vọng', en: 'The number disagrees with the form and may have been kept at wish' },
  vi: 'Giới tính hoặc năm sinh trong số {found} khác với phiếu. Số vẫn dùng được nếu công dân đã xin giữ; xem lại hồ sơ.',
  en: 'The number {found} is that of another sex or year of birth than the form gives. It stays if the citizen asked to keep it; see the file.',
  holds: (form) => form.personNumber === undefined || agreesWith(form.personNumber, form) || !isBelievedOnNumbers(form.source),
});
