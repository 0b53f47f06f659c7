/** A day has passed: to the office whose turn it was. */
import { noticeKind } from './notice-kind.ts';

export const deadlineLate = noticeKind({
  kind: 'deadline-late',
  vi: 'Quá hạn {dueOn}: {count} {what_vi}. Cấp trên đã được báo.',
  en: 'Overdue since {dueOn}: {what_en}, {count}. The level above has been told.',
  link: '{link}',
  outside: { channel: 'mail', text: 'Sổ Gốc: có việc quá hạn của đơn vị bạn. Đăng nhập để xem.' },
});
