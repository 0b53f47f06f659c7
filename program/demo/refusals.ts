/** What the demo refuses. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'persona.unknown': {
    kind: 'unknown',
    vi: 'Không có vai {persona}. Các vai ở /demo/personas.',
    en: 'There is no persona {persona}. They are listed at /demo/personas.',
  },
  'persona.not-there': {
    kind: 'unknown',
    vi: 'Sổ này chưa có người của vai {persona}. Bắt đầu lại bằng npx sogoc demo --fresh.',
    en: 'This register does not hold the person of persona {persona} yet. Begin anew with npx sogoc demo --fresh.',
  },
  'persona.no-office': {
    kind: 'conflict',
    vi: 'Vào ngày này vai {persona} không giữ chức vụ nào. Đổi ngày của bản trình diễn.',
    en: 'On this day persona {persona} holds no office. Move the clock of the demo.',
  },
} as const satisfies RefusalTexts;
