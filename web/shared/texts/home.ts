/** Texts of the frame, an officer's home and the search. */
import type { Catalogue } from './text.ts';

export const homeTexts = {
  'me.of-country': { vi: 'Cả nước', en: 'The whole country' },
  'me.nobody': { vi: 'Chưa ai mở', en: 'Nobody signed in' },
  'me.sign-out': { vi: 'Ra', en: 'Sign out' },
  'me.account': { vi: 'Người đang mở sổ', en: 'Who has the register open' },
  'me.first': { vi: 'Vào sổ', en: 'Sign in' },
  'me.again': { vi: 'Phiên đã hết', en: 'The session has ended' },
  'me.again.kept': { vi: 'Vào lại để làm tiếp; những gì đã gõ vẫn còn.', en: 'Sign in again to go on; what you typed is kept.' },
  'me.citizen': { vi: 'Trang này của cán bộ', en: 'These pages are for officers' },
  'me.citizen.what': { vi: 'Đang vào với tư cách công dân.', en: 'Signed in as a citizen.' },

  'why.title': { vi: 'Xem hồ sơ để làm gì', en: 'Why you look' },
  'why.note': { vi: 'Được ghi cùng mỗi lượt xem; người trong hồ sơ đọc được.', en: 'Recorded with each look; the person in the archive can read it.' },
  'why.choose': { vi: 'Chọn mục đích trước khi mở hồ sơ', en: 'Choose a purpose before an archive is opened' },
  'why.case': { vi: 'Mã vụ việc', en: 'Case number' },
  'why.case.missing': { vi: 'Mục đích này cần mã vụ việc', en: 'This purpose needs its case number' },
  'why.reason': { vi: 'Lý do, một câu', en: 'The reason, in a sentence' },
  'why.reason.missing': { vi: 'Cần một câu từ 10 đến 500 ký tự', en: 'A sentence of 10 to 500 characters is needed' },
  'why.keep': { vi: 'Dùng mục đích này', en: 'Use this purpose' },
  'why.change': { vi: 'Đổi mục đích', en: 'Change the purpose' },
  'why.opened': { vi: 'Mở hồ sơ này vì', en: 'You have this open for' },
  'why.found': { vi: 'Đang tìm vì', en: 'You look for' },
  'why.case-of': { vi: 'hồ sơ {case}', en: 'case {case}' },
} as const satisfies Catalogue;
