/** What `sogoc link` refuses, in words. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'link.file-unknown': {
    kind: 'usage',
    vi: 'Không có tệp {file} ({reason}). Hãy ghi đúng đường dẫn.',
    en: 'There is no file {file} ({reason}). Give its right path.',
  },
  'link.file-unreadable': {
    kind: 'input',
    vi: 'Không đọc được {file} ({reason}). Cần một tệp CSV mà tài khoản này đọc được.',
    en: '{file} cannot be read ({reason}). A CSV file that this account may read is wanted.',
  },
  'link.not-a-file': {
    kind: 'input',
    vi: '{file} là thư mục hoặc đường ống, không phải tệp. Tệp được đọc hơn một lần: hãy ghi thành tệp CSV rồi cho đường dẫn.',
    en: '{file} is a folder or a pipe and no file. Files are read more than once: save it as a CSV file and give its path.',
  },
  'link.not-text': {
    kind: 'input',
    vi: 'Tệp {file} không phải văn bản ({found}). Hãy giải nén, hoặc lưu bảng tính thành CSV.',
    en: 'The file {file} is no text ({found}). Unpack it, or save the sheet as CSV.',
  },
  'link.file-empty': {
    kind: 'input',
    vi: 'Tệp {file} không có dòng tên cột. Cần một dòng tên cột, rồi mỗi dòng một bản ghi.',
    en: 'The file {file} has no line of column names. It needs one, then a line a record.',
  },
  'link.header-unreadable': {
    kind: 'input',
    vi: 'Không đọc được dòng tên cột của {file} (dòng {line}): có dấu nháy kép không đóng, có byte NUL, hoặc dài hơn 1 MB. Hãy sửa dòng ấy.',
    en: 'The line of column names of {file} (line {line}) cannot be read: it has a quote that is not closed or a NUL, or is longer than 1 MB. Mend that line.',
  },
  'link.header-missing': {
    kind: 'input',
    vi: 'Dòng đầu của {file} ({found}) giống một bản ghi hơn là tên cột; coi nó là tên cột thì mất bản ghi ấy. Hãy thêm một dòng tên cột lên trên, hoặc nêu tên {count} cột trong tệp cài đặt: {example}. Nếu đó đúng là tên cột, hãy khai chúng ở “columns”.',
    en: 'The first line of {file} ({found}) looks like a record and not like names of columns; taken for names it would be lost. Put a line of names above it, or give the names of its {count} columns in the settings: {example}. If these are names, say what they hold in “columns”.',
  },
  'link.nothing-read': {
    kind: 'input',
    vi: 'Không đọc được dòng nào trong {count} dòng; dòng đầu tiên là {file}:{line}. Dòng có dấu nháy kép không đóng thì đóng lại, hoặc viết đôi ("") nếu nó là một dấu trong giá trị; dòng dài hơn 1 MB thì cắt ngắn hoặc bỏ cột dài.',
    en: 'Not one of {count} rows can be read; the first is {file}:{line}. Close a quote that is not closed, or write it twice ("") where it is a sign of the value; of rows longer than 1 MB shorten the long column or leave it out.',
  },
  'link.column-twice': {
    kind: 'input',
    vi: 'Tệp {file} có hai cột cùng tên “{column}”. Hãy đổi tên một cột.',
    en: 'The file {file} has two columns called “{column}”. Rename one of them.',
  },
  'link.pair-unknown': {
    kind: 'input',
    vi: 'Không bản ghi nào có mã “{id}”. Hãy xem mã trong cột mã, hoặc số dòng nếu các tệp không có cột mã.',
    en: 'No record has the id “{id}”. See the column of ids, or line numbers where the files have none.',
  },
  'link.pair-wrong': {
    kind: 'usage',
    vi: '--pair là “{found}”. Cần hai mã khác nhau, ví dụ --pair 12=345.',
    en: '--pair is “{found}”. Two different ids are wanted, as --pair 12=345.',
  },
  'link.settings-unreadable': {
    kind: 'input',
    vi: 'Không đọc được tệp cài đặt {file}: {reason}. Cần một tệp JSON, ví dụ settings.json mà một lượt không có --settings viết ra.',
    en: 'The settings {file} cannot be read: {reason}. A JSON file is wanted, for example the settings.json that a run without --settings writes.',
  },
  'link.settings-wrong': {
    kind: 'input',
    vi: 'Cài đặt “{place}” là {found}. Cần {expected}.',
    en: 'The setting “{place}” is {found}. Expected: {expected}.',
  },
  'link.setting-unknown': {
    kind: 'input',
    vi: 'Không có cài đặt nào tên “{place}”. Ở đó có: {expected}.',
    en: 'There is no setting “{place}”. There may be: {expected}.',
  },
  'link.weights-count': {
    kind: 'input',
    vi: 'Cài đặt “{place}” có {found} trọng số cho {expected} mức. Mỗi mức cần một trọng số.',
    en: 'The setting “{place}” has {found} weights for {expected} levels. Each level needs one.',
  },
  'link.level-unreachable': {
    kind: 'input',
    vi: 'Cài đặt “{place}” là {found}: không cặp nào tới được mức này, vì mức {before} đứng trước đã nhận hết. Hãy xếp mức giống nhiều trước mức giống ít.',
    en: 'The setting “{place}” is {found}: no pair can reach that level, since {before} before it takes them all. Put levels that ask more first.',
  },
  'link.date-parts': {
    kind: 'input',
    vi: 'Cài đặt “{place}” lấy ngày từ các cột {found}. Cần ba cột năm, tháng, ngày, hoặc hai cột năm, tháng.',
    en: 'The setting “{place}” makes a date of the columns {found}. Three are wanted, for year, month and day, or two, for year and month.',
  },
  'link.kind-unknown': {
    kind: 'input',
    vi: 'Cột “{column}” được khai là loại “{found}”, loại này không có. Các loại: {expected}.',
    en: 'The column “{column}” is said to be of kind “{found}”, which there is not. Kinds: {expected}.',
  },
  'link.column-unknown': {
    kind: 'input',
    vi: 'Không tệp nào có cột “{column}”. Các cột có: {expected}.',
    en: 'No file has a column “{column}”. There are: {expected}.',
  },
  'link.id-unknown': {
    kind: 'input',
    vi: 'Tệp {file} không có cột mã “{column}”. Các cột có: {expected}. Bỏ “id” trong cài đặt để dùng số dòng làm mã.',
    en: 'The file {file} has no id column “{column}”. There are: {expected}. Leave “id” out of the settings to use line numbers.',
  },
  'link.id-repeated': {
    kind: 'input',
    vi: 'Mã “{found}” trong cột “{column}” của {file} đứng ở hơn một dòng ({count} mã bị lặp). Mỗi bản ghi cần một mã riêng.',
    en: 'The id “{found}” in column “{column}” of {file} stands on more than one line ({count} ids are repeated). Each record needs an id of its own.',
  },
  'link.nothing-common': {
    kind: 'input',
    vi: 'Các tệp không có cột chung nào để so. Tệp đầu có: {first}. Tệp {file} có: {expected}. Hãy đặt cùng tên cho cột cùng nghĩa, hoặc khai trong tệp cài đặt mỗi tệp gọi nó là gì, theo thứ tự tệp: {example}',
    en: 'The files have no column in common to compare. The first has: {first}. {file} has: {expected}. Give columns that mean the same one name, or say in the settings what each file calls it, in order of the files: {example}',
  },
  'link.columns-by-file': {
    kind: 'input',
    vi: 'Cài đặt “{place}” nêu {found} cột cho {expected} tệp. Hãy nêu mỗi tệp một cột, theo thứ tự tệp trên dòng lệnh.',
    en: 'The setting “{place}” names columns for {found} files; there are {expected}. Name one a file, in the order of the files on the command line.',
  },
  'link.column-of-file-unknown': {
    kind: 'input',
    vi: 'Tệp {file} không có cột “{column}”. Các cột có: {expected}. Tên trong “in” đứng theo thứ tự tệp trên dòng lệnh.',
    en: 'The file {file} has no column “{column}”. There are: {expected}. Names in “in” stand in the order of the files on the command line.',
  },
  'link.nothing-to-compare': {
    kind: 'input',
    vi: 'Không còn cột nào để so: cột mã và cột “ignore” không được so. Hãy khai ít nhất một cột trong “columns”.',
    en: 'No column is left to compare: the id and columns of kind “ignore” are not. Name at least one in “columns”.',
  },
  'link.no-files': { kind: 'input', vi: 'Cần ít nhất một tệp CSV.', en: 'At least one CSV file is needed.' },
  'link.model-of-others': {
    kind: 'conflict',
    vi: 'Mô hình {file} là của các cột {found}; lượt này so các cột {expected}. Bỏ --model để học lại.',
    en: 'The model {file} is of the columns {found}; this run compares {expected}. Leave --model out to learn anew.',
  },
  'link.model-of-other-levels': {
    kind: 'conflict',
    vi: 'Mô hình {file} so cột “{column}” theo các mức khác: loại cột hoặc mức trong cài đặt đã đổi. Dùng lại settings.json của lượt đã học, hoặc bỏ --model để học lại.',
    en: 'The model {file} compares the column “{column}” by other levels: its kind, or levels in the settings, have changed. Use the settings.json of the run that learned it, or leave --model out to learn anew.',
  },
  'link.model-unreadable': {
    kind: 'input',
    vi: 'Không đọc được mô hình {file}: {reason}. Cần model.json mà một lượt trước đã viết; hoặc bỏ --model để học lại.',
    en: 'The model {file} cannot be read: {reason}. The model.json of an earlier run is wanted; or leave --model out to learn anew.',
  },
  'link.truth-columns': {
    kind: 'input',
    vi: 'Tệp đáp án {file} có các cột {found}. Cần cột id và entity.',
    en: 'The truth {file} has the columns {found}. It needs id and entity.',
  },
  'link.truth-count': {
    kind: 'input',
    vi: 'Có {found} tệp đáp án cho {expected} tệp dữ liệu. Hãy cho --truth mỗi tệp một lần, theo thứ tự; hoặc một tệp cho tất cả.',
    en: 'There are {found} files of truth for {expected} files. Give --truth once a file, in order, or one for all.',
  },
  'link.truth-contradicts': {
    kind: 'input',
    vi: 'Tệp đáp án {file} cho mã “{id}” hai thực thể: {first} và {second} (dòng {line}). Mỗi mã là của một thực thể.',
    en: 'The truth {file} gives the id “{id}” two entities: {first} and {second} (line {line}). An id is of one entity.',
  },
  'link.truth-of-others': {
    kind: 'input',
    vi: 'Không mã nào của tệp đáp án {file} (như {found}) là mã của {source} (như {expected}). Kiểm tra thứ tự tệp, và cột “id” trong cài đặt.',
    en: 'No id of the truth {file} (such as {found}) is one of {source} (such as {expected}). Look at the order of the files, and at “id” in the settings.',
  },
  'link.out-over-input': {
    kind: 'conflict',
    vi: 'Kết quả sẽ ghi đè tệp được đọc: {file}. Chọn thư mục --out khác.',
    en: 'The results would be written over a file that is read: {file}. Choose another folder for --out.',
  },
  'link.folder-taken': {
    kind: 'conflict',
    vi: 'Một lượt ghép khác (tiến trình {process}) đang ghi vào {folder}. Chờ nó xong hoặc chọn thư mục khác.',
    en: 'Another run (process {process}) is writing into {folder}. Wait until it is done or choose another folder.',
  },
  'link.too-little-disk': {
    kind: 'environment',
    vi: 'Cần chừng {needed} đĩa trống ở {folder}, chỉ có {free}.',
    en: 'About {needed} of free disk is needed at {folder}; there is {free}.',
  },
  'link.too-little-memory': {
    kind: 'environment',
    vi: 'Cần chừng {needed} bộ nhớ cho {records} bản ghi, chỉ được dùng {free}. Tăng --memory hoặc bớt cột so.',
    en: 'About {needed} of memory is needed for {records} records; {free} may be used. Raise --memory or compare fewer columns.',
  },
} as const satisfies RefusalTexts;
