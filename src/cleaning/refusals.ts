/** What the room refuses, in both languages. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'finding.unknown-rule': {
    kind: 'usage',
    vi: 'Không có quy tắc {rule}. Xem các quy tắc bằng lệnh sogoc rules.',
    en: 'There is no rule {rule}. See the rules by sogoc rules.',
  },
} as const satisfies RefusalTexts;
