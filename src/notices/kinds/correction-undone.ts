/** A correction that was done was taken back by the office that decided it: told to the person, and to the officer who took the request. */
import { noticeKind } from './notice-kind.ts';

export const correctionUndone = noticeKind({
  kind: 'correction-undone',
  vi: 'Đính chính theo yêu cầu số {correction} đã bị gỡ (việc {act}): {reason}. Hồ sơ trở lại như trước; nếu còn sai, lập yêu cầu mới ở bất cứ đâu.',
  en: 'What correction {correction} changed was taken back (act {act}): {reason}. The archive is as before; if it is wrong, a new one may be opened anywhere.',
  link: '{link}',
  outside: { channel: 'sms', text: 'So Goc: viec dinh chinh ho so cua ban da bi go. Xem ly do tai trang cua ban.' },
});
