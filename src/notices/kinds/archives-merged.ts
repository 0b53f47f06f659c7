/** Two archives turned out to be of one person: told to the person who has both now. */
import { noticeKind } from './notice-kind.ts';

export const archivesMerged = noticeKind({
  kind: 'archives-merged',
  vi: 'Hai hồ sơ của bạn đã được nhập làm một (việc {act}). Số định danh không dùng nữa vẫn tìm ra bạn. Nếu không phải của bạn, báo công an xã.',
  en: 'Two archives of yours were made one (act {act}). A number that is no longer in use still finds you. If one is not yours, tell the commune police.',
  link: '/cong-dan',
  outside: { channel: 'sms', text: 'So Goc: hai ho so cua ban da nhap lam mot. Xem tai trang cua ban.' },
});
