/** What the room refuses, in words. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'linkage.no-model': { kind: 'unknown', vi: 'Chưa có lượt ghép nào. Hãy chạy sogoc build trước.', en: 'Nothing has been linked yet. Run sogoc build first.' },
  'linkage.form-unknown': {
    kind: 'unknown',
    vi: 'Sổ không có phiếu {form}. Hãy xem số phiếu trong danh sách phiếu.',
    en: 'The register has no form {form}. See the list of forms for its number.',
  },
} as const satisfies RefusalTexts;
