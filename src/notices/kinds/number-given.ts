/** A number is given: to the person, as the printed notice of TT 59/2021, form 01, once was; the number itself never goes out by SMS. */
import { noticeKind } from './notice-kind.ts';

export const numberGiven = noticeKind({
  kind: 'number-given',
  vi: 'Bạn đã có số định danh cá nhân. Xem số ở trang của bạn.',
  en: 'You have a personal identification number. See it on your page.',
  link: '/cong-dan',
  outside: { channel: 'sms', text: 'So Goc: ban da co so dinh danh ca nhan. Xem tai trang cua ban, muc So dinh danh.' },
});
