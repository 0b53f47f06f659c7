/** Texts of the choice of a new commune. */
import type { Catalogue } from './text.ts';

export const dividedTexts = {
  'divided.title': { vi: 'Chọn xã mới', en: 'New communes to choose' },
  'divided.lead': {
    vi: 'Từ 01/07/2025 xã cũ chia cho nhiều xã mới. Địa chỉ nào thuộc xã mới nào, chỉ cán bộ tại chỗ biết.',
    en: 'From 01/07/2025 the former commune is divided among new ones. Which address is of which only the officer there knows.',
  },
  'divided.unit': { vi: 'Xã cũ', en: 'Former commune' },
  'divided.unit.count': { vi: '{name}: {n} người', en: { one: '{name}: {n} person', other: '{name}: {n} persons' } },
  'divided.filter': { vi: 'Đường, tổ, thôn', en: 'Street, group, hamlet' },
  'divided.filter.how': { vi: 'Dấu và hoa thường tuỳ ý', en: 'Any tone, any case' },
  'divided.seek': { vi: 'Lọc', en: 'Filter' },
  'divided.who': { vi: 'Ai', en: 'Who' },
  'divided.total': { vi: '{n} người theo bộ lọc', en: { one: '{n} person by the filter', other: '{n} persons by the filter' } },
  'divided.pick': { vi: 'Chọn {name}', en: 'Choose {name}' },
  'divided.person': { vi: 'Người', en: 'Person' },
  'divided.place': { vi: 'Địa chỉ đã khai', en: 'Address as declared' },
  'divided.file': { vi: 'Hồ sơ cư trú', en: 'Residence file' },
  'divided.to': { vi: 'Thuộc xã mới nào', en: 'Of which new commune' },
  'divided.about.all': { vi: 'Cho cả {n} người theo bộ lọc', en: { one: 'For {n} person by the filter', other: 'For all {n} persons by the filter' } },
  'divided.about.chosen': { vi: 'Cho {n} người đã chọn', en: { one: 'For {n} chosen person', other: 'For {n} chosen persons' } },
  'divided.preview': { vi: 'Xem trước', en: 'Preview' },
  'divided.preview.says': {
    vi: '{n} người sẽ thuộc {to} từ ngày 01/07/2025. Trước ngày đó vẫn là {from}. Địa chỉ đã khai giữ nguyên.',
    en: {
      one: '{n} person will be of {to} from 01/07/2025. Before that day it stays {from}. The declared address stays.',
      other: '{n} persons will be of {to} from 01/07/2025. Before that day it stays {from}. The declared addresses stay.',
    },
  },
  'divided.left-out': {
    vi: 'Trừ {n} người trong hộ của bạn: cán bộ khác chọn.',
    en: {
      one: 'But for {n} person of your own household: another officer chooses.',
      other: 'But for {n} persons of your own household: another officer chooses.',
    },
  },
  'divided.decide': { vi: 'Ghi xã mới', en: 'Decide' },
  'divided.done': { vi: 'Đã ghi xã mới cho {n} người', en: { one: 'Decided for {n} person', other: 'Decided for {n} persons' } },
  'divided.undo': { vi: 'Nhầm? Đề nghị gỡ', en: 'Wrong? Propose to take it back' },
  'divided.none': { vi: 'Không còn ai chờ chọn xã mới', en: 'Nobody waits for a new commune' },
  'divided.none.note': { vi: 'Người mới đến khi có phiếu ghi xã cũ đã bị chia.', en: 'They come with forms that name a commune which was divided.' },
  'divided.none.filter': { vi: 'Không ai ở địa chỉ đó', en: 'Nobody at that address' },
  'divided.none.filter.note': { vi: 'Ghi ít chữ hơn, hoặc xoá bộ lọc.', en: 'Write fewer words, or clear the filter.' },
} as const satisfies Catalogue;
