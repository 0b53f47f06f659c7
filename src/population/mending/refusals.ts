/** What work on findings is refused, in both languages. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'finding.unknown': {
    kind: 'unknown',
    vi: 'Không có lỗi này trong phần việc của bạn. Mở lại danh sách lỗi rồi chọn từ đó.',
    en: 'There is no such finding in your work. Open the list of findings again and choose from there.',
  },
} as const satisfies RefusalTexts;
