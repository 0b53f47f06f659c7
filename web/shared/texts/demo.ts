/** Texts of personas, the clock and the outbox of the demo. */
import type { Catalogue } from './text.ts';

export const demoTexts = {
  'demo.spine': { vi: 'Bản trình diễn, chỉ mở từ máy này', en: 'Demo, opens from this machine only' },
  'demo.what': {
    vi: 'Từ phiếu thô đến bản sao có giá trị: một người, một hồ sơ, một số; và ai xem cũng để lại dấu.',
    en: 'From raw forms to certified copies: one person, one archive, one number; and nobody looks without leaving a trace.',
  },
  'demo.running': { vi: 'Đang chạy trên máy này', en: 'Running on this machine' },
  'demo.database': { vi: 'Cơ sở dữ liệu', en: 'Database' },
  'demo.records': { vi: 'Dòng đã nhận', en: 'Records received' },
  'demo.persons': { vi: 'Đã ghép thành người', en: 'Persons found' },
  'demo.waiting': { vi: 'Dòng đang chờ', en: 'Records that wait' },
  'demo.play': {
    vi: 'Cứ nghịch. Xoá sạch và bắt đầu lại bằng <raw>sogoc demo --fresh</raw>',
    en: 'Play with it. Begin anew with <raw>sogoc demo --fresh</raw>',
  },
  'demo.whom': { vi: 'Bạn muốn thử vai ai?', en: 'Whom do you want to play?' },
  'demo.one-click': { vi: 'Bấm một lần là vào, không cần mật khẩu.', en: 'One click, no password.' },
  'demo.enter': { vi: 'Vào bàn làm việc', en: 'To the desk' },
  'demo.others': { vi: '{n} vai khác', en: { one: '{n} more', other: '{n} more' } },
  'demo.only': {
    vi: 'Những vai này chỉ có trong bản trình diễn, không tồn tại trong sổ thật.',
    en: 'These people exist in the demo only, in no real register.',
  },
  'demo.outbox': { vi: 'Hộp thư thử', en: 'Outbox' },
  'demo.openapi': { vi: 'API cho lập trình', en: 'API for programs' },
  'demo.clock': { vi: 'Hôm nay của sổ: {day}', en: "The register's today: {day}" },
  'demo.clock.to': { vi: 'Chuyển sang ngày', en: 'Move to' },
  'demo.clock.move': { vi: 'Chuyển ngày', en: 'Move the clock' },
  'demo.clock.no-day': { vi: 'Gõ ngày/tháng/năm, như 02/07/2025', en: 'Type day/month/year, as 02/07/2025' },
} as const satisfies Catalogue;
