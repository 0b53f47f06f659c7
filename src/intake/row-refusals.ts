/** Why one record was not taken as a form: what, what is expected there, and how to mend it; the list that `refused list` and the mending sheet speak from. */
import type { RefusalText } from '#values/index.ts';

type Words = { readonly vi: string; readonly en: string };

/** `{field}` is the source's own column, `{columns}` how many its header has, `{dates}` how it writes dates, `{source}` its name. */
export type RowRefusal = RefusalText & { readonly kind: 'input'; readonly expected: Words; readonly remedy: Words };

export const rowRefusals = {
  'row.quote': {
    kind: 'input',
    vi: 'Dấu nháy kép mở mà không đóng ngay trước dấu ngăn cột hoặc cuối dòng.',
    en: 'A double quote is opened and not closed right before a delimiter or line end.',
    expected: { vi: 'mỗi ô có dấu nháy mở thì có dấu nháy đóng', en: 'a closing quote for each opening one' },
    remedy: {
      vi: 'Thêm dấu nháy đóng ở cuối ô; dấu nháy nằm trong ô thì viết hai lần.',
      en: 'Add the closing quote at the end of the cell; write a quote inside a cell twice.',
    },
  },
  'row.too-long': {
    kind: 'input',
    vi: 'Dòng dài quá 1 MiB.',
    en: 'The line is longer than 1 MiB.',
    expected: { vi: 'một dòng dưới 1 MiB', en: 'a line of less than 1 MiB' },
    remedy: {
      vi: 'Kiểm tra xem tệp có mất dấu xuống dòng không, rồi gửi lại phần này.',
      en: 'See whether the file lost its line ends, then send this part again.',
    },
  },
  'row.nul': {
    kind: 'input',
    vi: 'Dòng có byte NUL, thường do tệp hỏng khi chép.',
    en: 'The line holds a NUL byte, mostly because the file was damaged when copied.',
    expected: { vi: 'chỉ có chữ', en: 'text only' },
    remedy: { vi: 'Lấy lại dòng này từ chương trình gốc.', en: 'Take this line from its program again.' },
  },
  'row.not-utf8': {
    kind: 'input',
    vi: 'Dòng không phải UTF-8.',
    en: 'The line is not UTF-8.',
    expected: { vi: 'UTF-8', en: 'UTF-8' },
    remedy: { vi: 'Ghi lại dòng này bằng UTF-8.', en: 'Write this line again as UTF-8.' },
  },
  'row.not-json': {
    kind: 'input',
    vi: 'Dòng không phải một đối tượng JSON trọn vẹn.',
    en: 'The line is not one whole JSON object.',
    expected: { vi: 'một đối tượng JSON trên một dòng', en: 'one JSON object on one line' },
    remedy: { vi: 'Viết lại cả mục này trên một dòng, đủ ngoặc và nháy.', en: 'Write the entry again on one line, with all its brackets and quotes.' },
  },
  'row.not-text': {
    kind: 'input',
    vi: 'Khoá {field} không chứa chữ hay số, mà chứa danh sách, đối tượng hoặc true, false.',
    en: 'Key {field} holds no text or number, but a list, an object, or true or false.',
    expected: { vi: 'chữ hoặc số', en: 'text or a number' },
    remedy: { vi: 'Ghi {field} thành một chuỗi chữ.', en: 'Write {field} as one text.' },
  },
  'row.not-object': {
    kind: 'input',
    vi: 'Khoá {field} không chứa đối tượng, mà chứa chữ, số hoặc danh sách.',
    en: 'Key {field} holds no object, but text, a number or a list.',
    expected: { vi: 'một đối tượng có các khoá con của {field}', en: 'an object with the keys of {field}' },
    remedy: {
      vi: 'Ghi {field} thành một đối tượng như trong dòng mẫu của `sogoc sources`.',
      en: 'Write {field} as an object, as the example line of `sogoc sources` has it.',
    },
  },
  'row.other-kind': {
    kind: 'input',
    vi: 'Khoá loai của mục này không phải {source}. Một tệp chỉ chứa một loại, là loại của mục đầu tiên.',
    en: 'The key loai of this entry is not {source}. A file holds one kind only, that of its first entry.',
    expected: { vi: '"loai": "{source}"', en: '"loai": "{source}"' },
    remedy: {
      vi: 'Gửi mục này trong một tệp chỉ có loại của nó; `sogoc refused export` xếp sẵn tệp ấy. Các mục {source} của tệp này đã nhận rồi, không gửi lại.',
      en: 'Send this entry in a file of its own kind only; `sogoc refused export` makes that file. The entries {source} of this file were taken and need not come again.',
    },
  },
  'row.cut-short': {
    kind: 'input',
    vi: 'Dòng có ít cột hơn dòng tiêu đề.',
    en: 'The row has fewer columns than the header.',
    expected: { vi: '{columns} cột', en: '{columns} columns' },
    remedy: {
      vi: 'Đặt mỗi giá trị vào đúng cột; ô không có gì thì để trống nhưng giữ dấu ngăn.',
      en: 'Put each value in its column; leave empty cells empty, but keep their delimiters.',
    },
  },
  'row.too-wide': {
    kind: 'input',
    vi: 'Dòng có nhiều cột hơn dòng tiêu đề.',
    en: 'The row has more columns than the header.',
    expected: { vi: '{columns} cột', en: '{columns} columns' },
    remedy: {
      vi: 'Ô có chứa dấu ngăn cột thì đặt trong dấu nháy kép; phần thừa nằm ở cột _thua.',
      en: 'Put a cell that holds the delimiter in double quotes; what is too much stands in the column _thua.',
    },
  },
  'row.header-again': {
    kind: 'input',
    vi: 'Dòng tiêu đề lặp lại giữa tệp.',
    en: 'The header stands again in the middle of the file.',
    expected: { vi: 'một dòng dữ liệu', en: 'a row of data' },
    remedy: { vi: 'Bỏ dòng này; không có phiếu nào mất.', en: 'Delete this row; no form is lost.' },
  },
  'row.xml': {
    kind: 'input',
    vi: 'Hàng của trang tính bị hỏng.',
    en: 'The row of the sheet is damaged.',
    expected: { vi: 'một hàng đọc được', en: 'a row that can be read' },
    remedy: {
      vi: 'Mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi gửi lại hàng này.',
      en: 'Open the file in Excel or LibreOffice, save it and send this row again.',
    },
  },
  'row.untouched': {
    kind: 'input',
    vi: 'Dòng đã trả lại vì hỏng (thiếu cột, nháy hở, chữ hỏng) được gửi lại mà chưa sửa gì.',
    en: 'The row was sent back as damaged (columns missing, a quote open, bytes spoilt) and comes again untouched.',
    expected: { vi: 'mỗi giá trị ở đúng cột của nó', en: 'each value in its own column' },
    remedy: {
      vi: 'Đối chiếu với bản gốc rồi sửa các ô; nếu các ô đã đúng thì xoá chữ ở cột _thay.',
      en: 'Compare with the original and mend the cells; if they are right as they stand, empty the column _thay.',
    },
  },
  'row.name-missing': {
    kind: 'input',
    vi: 'Cột {field} trống: không biết phiếu nói về ai.',
    en: 'Column {field} is empty: the form does not say whom it is about.',
    expected: { vi: 'họ, chữ đệm và tên', en: 'a full name' },
    remedy: { vi: 'Ghi họ tên theo giấy khai sinh hoặc phiếu giấy.', en: 'Write the name from the birth certificate or the paper form.' },
  },
  'row.no-such-day': {
    kind: 'input',
    vi: 'Cột {field}: không có ngày nào là {found}.',
    en: 'Column {field}: there is no day {found}.',
    expected: { vi: 'một ngày có thật, ngày trước tháng sau: {dates}', en: 'a day that exists, day before month: {dates}' },
    remedy: { vi: 'Đối chiếu với phiếu giấy; chỉ biết năm thì ghi năm.', en: 'Compare with the paper form; where only the year is known, write the year.' },
  },
  'row.date-unreadable': {
    kind: 'input',
    vi: 'Cột {field}: không đọc được {found} thành ngày.',
    en: 'Column {field}: {found} cannot be read as a date.',
    expected: { vi: 'ngày viết như {dates}, năm đủ bốn chữ số', en: 'a date written as {dates}, the year with four digits' },
    remedy: { vi: 'Ghi lại ngày bằng chữ số; chỉ biết năm thì ghi năm.', en: 'Write the date again in digits; where only the year is known, write the year.' },
  },
} as const satisfies { readonly [code: string]: RowRefusal };

export type RowCode = keyof typeof rowRefusals;
