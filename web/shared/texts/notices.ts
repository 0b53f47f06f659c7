/** Texts of notices and of the outbox. */
import type { Catalogue } from './text.ts';

export const noticeTexts = {
  'notices.title': { vi: 'Thông báo', en: 'Notices' },
  'notices.what': { vi: 'Cho bạn và chức vụ', en: 'To you and your office' },
  'notices.note': {
    vi: 'Mới nhất trước. Đã đọc là riêng của bạn: người cùng chức vụ vẫn thấy là chưa đọc.',
    en: 'The newest first. Read is for you alone: for others of your office they stay unread.',
  },
  'notices.unread': { vi: '{n} chưa đọc', en: '{n} unread' },
  'notices.none': { vi: 'Chưa có thông báo nào', en: 'No notices yet' },
  'notices.none.note': {
    vi: 'Việc sắp đến hạn được báo trước hai ngày làm việc; việc quá hạn được báo cả lên cấp trên.',
    en: 'You are told of what is due two working days before; of what is late the level above hears as well.',
  },
  'notices.read-all': { vi: 'Đánh dấu đã đọc hết', en: 'Mark all as read' },
  'notices.new': { vi: 'chưa đọc', en: 'unread' },
  'notices.open': { vi: 'Mở', en: 'Open' },

  'outbox.title': { vi: 'Hộp thư thử', en: 'Outbox' },
  'outbox.what': { vi: 'Tin không gửi thật', en: 'Not really sent' },
  'outbox.note': {
    vi: 'Bản trình diễn giữ mọi tin nhắn và thư ở đây. Tin không mang dữ liệu của ai: chỉ nói có việc cần xem, và xem ở đâu.',
    en: 'The demo keeps all messages and mails here. They carry nobody’s data: only that there is something to see, and where.',
  },
  'outbox.none': { vi: 'Chưa có tin nào', en: 'No message yet' },
  'outbox.none.note': {
    vi: 'Tin đến khi một người được cấp số, hoặc khi việc của một đơn vị quá hạn.',
    en: 'Messages come when somebody is given a number, or when an office lets a day pass.',
  },
  'outbox.at': { vi: 'Lúc', en: 'At' },
  'outbox.channel': { vi: 'Đường', en: 'By' },
  'outbox.to': { vi: 'Gửi tới', en: 'To' },
  'outbox.text': { vi: 'Nội dung', en: 'Text' },
  'outbox.sms': { vi: 'tin nhắn', en: 'SMS' },
  'outbox.mail': { vi: 'thư điện tử', en: 'e-mail' },
  'outbox.home': { vi: 'Về sổ', en: 'To the register' },
} as const satisfies Catalogue;
