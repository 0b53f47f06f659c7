/** A correction was approved: told to the person, and to the officer who took the request. */
import { noticeKind } from './notice-kind.ts';

export const correctionDone = noticeKind({
  kind: 'correction-done',
  vi: 'Yêu cầu đính chính số {correction} đã được duyệt; hồ sơ đã sửa.',
  en: 'Correction {correction} was approved; the archive is corrected.',
  link: '{link}',
  outside: { channel: 'sms', text: 'So Goc: yeu cau dinh chinh cua ban da duoc duyet. Xem tai trang cua ban.' },
});
