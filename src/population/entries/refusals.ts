/** What is refused of an entry that is typed from its scan. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'entry.exists': {
    kind: 'conflict',
    vi: 'Số {number}, quyển {book} năm {year} của {unit} đã có trong sổ: mục {entry}. Mở mục đó; nếu mục đó sai thì đề nghị huỷ nó trước.',
    en: 'Number {number}, book {book} of {year}, kept by {unit}, is in the register: entry {entry}. Open it; if it is wrong, propose to take it back first.',
  },
  'entry.has-one': {
    kind: 'conflict',
    vi: '{name} đã có mục loại này: số {number}, quyển {book}. Một người chỉ có một; nếu mục kia sai thì đề nghị huỷ nó trước.',
    en: '{name} has such an entry: number {number}, book {book}. A person has one; if that one is wrong, propose to take it back first.',
  },
  'entry.days': {
    kind: 'conflict',
    vi: 'Ngày không theo thứ tự: {earlier_vi} ({earlier}) phải trước hoặc trùng {later_vi} ({later}). Xem lại bản quét.',
    en: 'The days are out of order: {earlier_en} ({earlier}) comes before {later_en} ({later}), or with it. Look at the scan again.',
  },
  'entry.another-person': {
    kind: 'conflict',
    vi: 'Mục này khác cả họ tên lẫn ngày sinh của {name}, {born}. Tìm đúng người, hoặc tìm người đó trong sổ trước.',
    en: 'This entry tells another name and another date of birth than those of {name}, {born}. Find the right person first.',
  },
  'entry.whose': {
    kind: 'input',
    vi: 'Chưa rõ mục của ai: tìm người đó trong sổ, hoặc nêu họ tên như sổ giấy ghi nếu sổ chưa có họ.',
    en: 'Whose entry it is was not said: find the person in the register, or give the name as the book has it where the register does not know them.',
  },
  'entry.no-residence': {
    kind: 'input',
    vi: 'Mục lập hồ sơ mới thì nêu nơi cư trú mà sổ giấy ghi, của người đó hoặc của cha mẹ: hồ sơ do xã ấy giữ cho đến khi có phiếu nói rõ hơn.',
    en: 'An entry that makes an archive tells where the book says that they lived, or their parents: that commune keeps the archive until a form tells more.',
  },
  'entry.known-since': {
    kind: 'conflict',
    vi: 'Từ khi mục này được nhập, sổ đã có {name} cùng ngày sinh. Từ chối đề nghị này, rồi nhập lại mục cho đúng người đó.',
    en: 'Since this entry was typed, the register has got {name}, born on that day. Refuse this proposal, then type the entry for that person.',
  },
  'entry.same-person': { kind: 'input', vi: 'Một người được nêu hai lần: {name}.', en: 'One person is named twice: {name}.' },
  'entry.sex': {
    kind: 'conflict',
    vi: '{name} không thể là {role_vi}: sổ ghi giới tính khác. Xem lại số định danh.',
    en: '{name} cannot be the {role_en}: the register says another sex. Look at the number again.',
  },
  'entry.nothing': {
    kind: 'input',
    vi: 'Mục thay đổi, cải chính phải nêu ít nhất một điều được đổi.',
    en: 'An entry of a change names at least one thing that changed.',
  },
  'entry.which-book': {
    kind: 'input',
    vi: 'Ngày {day} sổ này do một trong các xã sau giữ: {units}. Xem bìa sổ, rồi chọn xã giữ sổ.',
    en: 'On {day} this book was kept by one of: {units}. Look at its cover, then choose the commune that kept it.',
  },
  'entry.not-your-book': {
    kind: 'forbidden',
    vi: 'Sổ này do {unit} giữ. Nhờ cán bộ hộ tịch ở đó nhập.',
    en: 'This book is kept by {unit}. Ask a civil-status officer there to type it.',
  },
} as const satisfies RefusalTexts;
