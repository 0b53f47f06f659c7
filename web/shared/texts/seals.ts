/** Texts of sealed archives. */
import type { Catalogue } from './text.ts';

export const sealTexts = {
  'seals.title': { vi: 'Hồ sơ niêm phong', en: 'Sealed archives' },
  'seals.mine': { vi: 'Trong nhóm của tôi', en: 'Of my group' },
  'seals.note': {
    vi: 'Ngoài nhóm, không ai tìm thấy: trả lời như người không có trong sổ.',
    en: 'Nobody outside its group finds one: it is answered as a person who is not in the register.',
  },
  'seals.none': { vi: 'Không có hồ sơ niêm phong nào mà bạn được xem', en: 'There is no sealed archive that you may see' },
  'seals.none.note': { vi: 'Niêm phong được đề nghị từ trang của một người.', en: 'A seal is proposed from the page of a person.' },
  'seals.order': { vi: 'Số lệnh', en: 'Order' },
  'seals.kind': { vi: 'Loại', en: 'Kind' },
  'seals.group': { vi: 'Nhóm được xem', en: 'Group that may look' },
  'seals.by': { vi: 'Người niêm phong', en: 'Sealed by' },
  'seals.since': { vi: 'Từ', en: 'Since' },
  'seals.tries': { vi: 'Người khác đã thử xem', en: 'Others who tried to look' },
  'seals.tries.none': { vi: 'Chưa có ai', en: 'Nobody yet' },
  'seals.end': { vi: 'Đề nghị mở niêm phong', en: 'Propose to end the seal' },
  'seals.reason': { vi: 'Lý do, căn cứ', en: 'Reason and ground' },
  'seals.new': { vi: 'Niêm phong hồ sơ', en: 'Seal this archive' },
  'seals.new.note': {
    vi: 'Người thứ hai duyệt thì có hiệu lực. Hai người niêm phong luôn ở trong nhóm.',
    en: 'It holds once a second officer approves. The two who seal are always of the group.',
  },
  'seals.group.names': { vi: 'Tên đăng nhập của những người khác được xem', en: 'Logins of others who may look' },
  'seals.group.names.note': {
    vi: 'Cách nhau bằng dấu phẩy; bỏ trống thì chỉ hai người niêm phong.',
    en: 'With commas between; left empty, only the two who seal.',
  },
  'seals.propose': { vi: 'Đề nghị niêm phong', en: 'Propose the seal' },
  'seals.proposed': { vi: 'Đã gửi đề nghị số {n}', en: 'Proposal {n} was sent' },
  'seals.proposed.note': { vi: 'Chờ cán bộ thứ hai duyệt.', en: 'It waits for a second officer.' },
} as const satisfies Catalogue;
