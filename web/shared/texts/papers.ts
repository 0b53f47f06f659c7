/** Texts of papers that cases rest on. */
import type { Catalogue } from './text.ts';

export const paperTexts = {
  'papers.title': { vi: 'Giấy tờ đính kèm', en: 'Papers' },
  'papers.add': { vi: 'Thêm bản quét, ảnh chụp', en: 'Add scans or pictures' },
  'papers.which': {
    vi: 'PDF, JPEG, PNG, WebP; mỗi tệp tối đa 20 MB. Được mã hoá khi lưu.',
    en: 'PDF, JPEG, PNG, WebP; up to 20 MB each. Encrypted when kept.',
  },
  'papers.sending': { vi: 'Đang gửi {name}', en: 'Sending {name}' },
  'papers.kept': { vi: 'đã nhận', en: 'received' },
  'papers.leave': { vi: 'Bỏ', en: 'Leave out' },
  'papers.leave.of': { vi: 'Bỏ {name}', en: 'Leave out {name}' },
  'papers.see': { vi: 'Mở', en: 'Open' },
  'papers.see.of': { vi: 'Mở {name}', en: 'Open {name}' },
  'papers.take': { vi: 'Tải về', en: 'Save' },
  'papers.take.of': { vi: 'Tải về {name}', en: 'Save {name}' },
  'papers.wait': { vi: 'Chờ gửi xong giấy tờ', en: 'Wait until the papers are sent' },
  'papers.failed': { vi: 'Bỏ giấy tờ không được nhận', en: 'Leave out the papers that were not taken' },
} as const satisfies Catalogue;
