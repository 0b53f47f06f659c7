/** Texts of who looked, and the log. */
import type { Catalogue } from './text.ts';

export const auditTexts = {
  'audit.looked': { vi: 'Ai đã xem hồ sơ này', en: 'Who looked at this person' },
  'audit.looked.show': { vi: 'Xem danh sách', en: 'Show the list' },
  'audit.looked.note': { vi: 'Việc xem danh sách cũng được ghi, và người này thấy.', en: 'Reading the list is on record too, and the person sees it.' },
  'audit.looked.none': { vi: 'Trước bạn chưa có ai xem.', en: 'Nobody has looked before you.' },
  'audit.looked.times': { vi: '{n} lượt', en: { one: '{n} time', other: '{n} times' } },
  'audit.looked.more': { vi: 'Các ngày trước đó', en: 'Earlier days' },
  'audit.looked.deferred-by': { vi: 'hoãn hiện theo lệnh {order}, đã hết hạn', en: 'was deferred by order {order}, which has ended' },
  'audit.looked.deferred': { vi: 'Cả nước đang hoãn hiện {n} lượt theo lệnh.', en: 'In the whole country {n} looks are deferred by order.' },
} as const satisfies Catalogue;
