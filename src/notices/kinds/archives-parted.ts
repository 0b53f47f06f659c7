/** One archive turned out to be of two persons, or two were made one by mistake: told to each of the two. */
import { noticeKind } from './notice-kind.ts';

export const archivesParted = noticeKind({
  kind: 'archives-parted',
  vi: 'Hồ sơ của bạn đã được tách khỏi hồ sơ của người khác (việc {act}). Xem hồ sơ và số định danh của bạn; còn chỗ sai thì báo công an xã.',
  en: 'Your archive was parted from that of somebody else (act {act}). See your archive and your number; if anything is wrong, tell the commune police.',
  link: '/cong-dan',
  outside: { channel: 'sms', text: 'So Goc: ho so cua ban da tach khoi ho so nguoi khac. Xem tai trang cua ban.' },
});
