/** What the room refuses, in both languages: a whole delivery, one file of it, or (in `row-refusals.ts`) one record. */
export const refusals = {
  'delivery.path-unknown': {
    kind: 'usage',
    vi: 'Không có tệp hay thư mục nào ở {path}. Kiểm tra đường dẫn rồi chạy lại.',
    en: 'There is no file or folder at {path}. Check the path and run again.',
  },
  'delivery.no-source': {
    kind: 'input',
    vi: 'Trong {paths} không có tệp nào đúng mẫu một nguồn ({count} tệp đã xem). Xem các mẫu bằng `sogoc sources`.',
    en: 'No file in {paths} has the shape of a source ({count} files looked at). See the shapes with `sogoc sources`.',
  },
  'delivery.source-unknown': {
    kind: 'usage',
    vi: 'Không có nguồn nào tên {source}. Các nguồn: {known}.',
    en: 'There is no source named {source}. The sources: {known}.',
  },
  'file.empty': {
    kind: 'input',
    vi: 'Tệp rỗng. Gửi lại tệp có dòng tiêu đề và các dòng dữ liệu.',
    en: 'The file is empty. Send it again with its header and its rows.',
  },
  'file.hidden': {
    kind: 'input',
    vi: 'Tệp ẩn (tên bắt đầu bằng dấu chấm), không đọc. Muốn đọc thì đổi tên.',
    en: 'A hidden file (its name begins with a dot), not read. To have it read, rename it.',
  },
  'file.not-a-file': {
    kind: 'input',
    vi: 'Không phải tệp thường (liên kết tới thư mục, ống hoặc thiết bị), không đọc. Muốn đọc thì nêu thẳng đường dẫn của thư mục hay tệp thật.',
    en: 'Not an ordinary file (a link to a folder, a pipe or a device), not read. To have it read, name the real folder or file.',
  },
  'file.truth': {
    kind: 'input',
    vi: 'Tệp đáp án của dữ liệu thử, không bao giờ đọc vào sổ. Muốn chấm điểm thì thêm --truth.',
    en: 'The answers to test data, never read into the register. To be judged by them, add --truth.',
  },
  'file.no-source': {
    kind: 'input',
    vi: 'Dòng đầu không giống mẫu nào: {found}. Cần một trong các mẫu của `sogoc sources`.',
    en: 'Its first line is like no source: {found}. It takes one of the shapes of `sogoc sources`.',
  },
  'file.columns': {
    kind: 'input',
    vi: 'Giống mẫu {source} nhưng thiếu cột {missing}; cột lạ: {unknown}. Sửa tên cột ở dòng tiêu đề đúng như `sogoc sources` rồi gửi lại.',
    en: 'Like {source}, but the column {missing} is missing; unknown: {unknown}. Write the column names of its header as in `sogoc sources` and send it again.',
  },
  'file.column-twice': {
    kind: 'input',
    vi: 'Cột {column} đứng hai lần trong dòng tiêu đề. Bỏ một cột rồi gửi lại.',
    en: 'Column {column} stands twice in the header. Take one away and send it again.',
  },
  'file.other-source': {
    kind: 'input',
    vi: 'Tệp này theo mẫu {found}, không phải {source} như --source nêu. Bỏ --source hoặc gửi đúng tệp.',
    en: 'This file has the shape of {found}, not of {source} as --source says. Leave --source out or send the right file.',
  },
  'file.header-broken': {
    kind: 'input',
    vi: 'Dòng tiêu đề không đọc được: dấu nháy không đóng, dài quá 1 MiB hoặc có byte NUL. Ghi lại tệp từ chương trình gốc rồi gửi lại.',
    en: 'The header cannot be read: an open quote, more than 1 MiB, or a NUL. Write the file again from its program and send it again.',
  },
  'file.workbook-broken': {
    kind: 'input',
    vi: 'Sổ tính không mở được: {reason}. Mở bằng Excel hoặc LibreOffice, lưu lại thành .xlsx rồi gửi lại.',
    en: 'The workbook cannot be opened: {reason}. Open it in Excel or LibreOffice, save it as .xlsx and send it again.',
  },
  'file.workbook-too-big': {
    kind: 'input',
    vi: 'Sổ tính bung ra quá lớn: {what} {found}, giới hạn {limit}. Chia thành nhiều tệp rồi gửi lại.',
    en: 'The workbook unpacks to too much: {what} {found}, the limit is {limit}. Divide it into several files and send it again.',
  },
  'file.left-out-before': {
    kind: 'input',
    vi: 'Đúng tệp này đã được nhận và để ngoài vì không đọc hết được. Lưu lại thành tệp mới rồi gửi lại.',
    en: 'This very file came before and was left out, because it could not be read to its end. Save it as a new file and send it again.',
  },
  'file.withdrawn-before': {
    kind: 'input',
    vi: 'Đúng tệp này đã được nhận rồi rút khỏi sổ. Muốn dùng lại, gỡ việc rút tệp bằng `sogoc act undo`.',
    en: 'This very file was received before and withdrawn. To have it back, undo its withdrawal by `sogoc act undo`.',
  },
  'form.unknown': {
    kind: 'unknown',
    vi: 'Sổ không có phiếu {form}. Xem mã phiếu trong hồ sơ hoặc trong `sogoc export links`.',
    en: 'The register has no form {form}. See form ids in an archive or in `sogoc export links`.',
  },
  'form.is-act': {
    kind: 'unknown',
    vi: 'Số {form} là một việc ghi thẳng vào sổ, không đến từ tệp nào nên không có bản nhận gốc. Xem việc ấy bằng `sogoc act list`.',
    en: '{form} is an act recorded in the register; it came in no file, so there are no received bytes. See it by `sogoc act list`.',
  },
  'refused.out-taken': {
    kind: 'input',
    vi: '{out} đang là một tệp, mà các dòng trả lại thuộc nhiều nguồn nên cần một thư mục. Nêu tên khác sau --out.',
    en: '{out} is a file, but the rows are of several sources and need a folder. Give another name after --out.',
  },
} as const;
