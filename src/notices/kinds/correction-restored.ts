/** A correction that had been taken back holds again: told to the person, and to the officer who took the request. */
import { noticeKind } from './notice-kind.ts';

export const correctionRestored = noticeKind({
  kind: 'correction-restored',
  vi: 'Đính chính theo yêu cầu số {correction} được khôi phục (việc {act}): {reason}.',
  en: 'What correction {correction} changed holds again (act {act}): {reason}.',
  link: '{link}',
  outside: { channel: 'sms', text: 'So Goc: viec dinh chinh ho so cua ban duoc khoi phuc. Xem tai trang cua ban.' },
});
