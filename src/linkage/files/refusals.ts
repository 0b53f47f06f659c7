/** What `sogoc link` refuses, in words. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'link.file-unknown': { kind: 'input', vi: 'Không có tệp {file} ({reason}). Hãy ghi đúng đường dẫn.', en: 'There is no file {file} ({reason}). Give its right path.' },
  'link.file-unreadable': { kind: 'input', vi: 'Không đọc được {file} ({reason}). Cần một tệp CSV mà tài khoản này đọc được.', en: '{file} cannot be read ({reason}). A CSV file that this account may read is wanted.' },
  'link.file-empty': { kind: 'input', vi: 'Tệp {file} rỗng. Cần một dòng tên cột, rồi mỗi dòng một bản ghi.', en: 'The file {file} is empty. It needs a line of column names, then a line a record.' },
} as const satisfies RefusalTexts;
