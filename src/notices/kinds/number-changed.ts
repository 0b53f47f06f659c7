/** A number is changed: to the person; the old number goes on finding them. */
import { noticeKind } from './notice-kind.ts';

export const numberChanged = noticeKind({
  kind: 'number-changed',
  vi: 'Số định danh cá nhân của bạn đã đổi. Số cũ vẫn tìm ra bạn; xem số mới ở trang của bạn.',
  en: 'Your personal identification number has changed. The old one still finds you; see the new one on your page.',
  link: '/cong-dan',
  outside: { channel: 'sms', text: 'So Goc: so dinh danh ca nhan cua ban da doi. Xem so moi tai trang cua ban.' },
});
