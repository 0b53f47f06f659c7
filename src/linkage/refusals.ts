/** What the room refuses, in words. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'linkage.no-model': { kind: 'unknown', vi: 'Chưa có lượt ghép nào. Hãy chạy sogoc build trước.', en: 'Nothing has been linked yet. Run sogoc build first.' },
  'linkage.form-unknown': {
    kind: 'unknown',
    vi: 'Sổ không có phiếu {form}. Xem mã phiếu trong `sogoc person show` hoặc `sogoc conflicts show`.',
    en: 'The register has no form {form}. See form ids in `sogoc person show` or `sogoc conflicts show`.',
  },
  'linkage.form-is-act': {
    kind: 'unknown',
    vi: 'Số {form} là một việc của cán bộ, không phải phiếu đến từ tệp, nên không so được. Xem việc ấy trong `sogoc act list`.',
    en: '{form} is an act of officers and no form of a file, so nothing weighs it. See it in `sogoc act list`.',
  },
  'linkage.same-form': {
    kind: 'usage',
    vi: 'Phiếu {form} được nêu hai lần. Nêu hai phiếu khác nhau.',
    en: 'Form {form} is named twice. Name two different forms.',
  },
  'linkage.truth-unreadable': {
    kind: 'input',
    vi: 'Không đọc được tệp đáp án {file}. Hãy ghi đúng đường dẫn của một tệp CSV có dòng đầu là file,line,person.',
    en: 'The truth file {file} cannot be read. Give the path of a CSV file whose first line is file,line,person.',
  },
  'linkage.too-little-memory': {
    kind: 'environment',
    vi: 'Ghép {forms} phiếu cần ít nhất {needed} bộ nhớ, chỉ được dùng {free}. Hãy tăng --memory.',
    en: 'Linking {forms} forms needs at least {needed} of memory; {free} may be used. Raise --memory.',
  },
  'linkage.too-little-disk': {
    kind: 'environment',
    vi: 'Trong khi ghép cần chừng {needed} đĩa trống ở {folder}, chỉ có {free}.',
    en: 'While linking, about {needed} of free disk is needed at {folder}; there is {free}.',
  },
} as const satisfies RefusalTexts;
