/** What the room refuses, in both languages. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'finding.unknown-rule': {
    kind: 'unknown',
    vi: 'Không có quy tắc {rule}. Xem các quy tắc bằng lệnh sogoc rules.',
    en: 'There is no rule {rule}. See the rules by sogoc rules.',
  },
  'finding.unknown-state': {
    kind: 'unknown',
    vi: 'Không có trạng thái {state}. Hãy chọn một trong: {known}.',
    en: 'There is no state {state}. Choose one of: {known}.',
  },
  'finding.unknown-grouping': {
    kind: 'unknown',
    vi: 'Không đếm theo {by} được. Hãy ghi --by commune, hoặc bỏ --by để xem từng phiếu.',
    en: 'Findings cannot be counted by {by}. Give --by commune, or leave it out to see form by form.',
  },
} as const satisfies RefusalTexts;
