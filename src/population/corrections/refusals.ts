/** What is refused to who opens a correction, and to who works on it. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'correction.unknown': {
    kind: 'unknown',
    vi: 'Không có yêu cầu đính chính số {correction} thuộc việc của bạn. Xem danh sách ở /v1/corrections.',
    en: 'There is no correction {correction} that is yours to see. See the list at /v1/corrections.',
  },
  'correction.not-your-turn': {
    kind: 'forbidden',
    vi: 'Việc này của {office_vi} {unit_vi}. Bạn vẫn xem được tiến độ ở đây.',
    en: 'This is for {office_en}, {unit_en}. You can follow it here.',
  },
  'correction.closed': {
    kind: 'conflict',
    vi: 'Yêu cầu này {state_vi}, không làm được bước đó. Nếu hồ sơ còn sai, lập yêu cầu mới.',
    en: 'This correction is {state_en}; that step is not possible now. If the archive is still wrong, open a new one.',
  },
  'correction.no-extension': {
    kind: 'conflict',
    vi: 'Không gia hạn được: {why_vi}. Quyết định trước ngày {dueOn}.',
    en: 'It cannot be extended: {why_en}. Decide by {dueOn}.',
  },
  'correction.birth-date': {
    kind: 'input',
    vi: 'Ngày sinh {found} phải trước hôm nay và không sau ngày chết hay ngày đăng ký khai sinh.',
    en: 'The date of birth {found} must lie before today, and not after the death or the entry of the birth.',
  },
  'correction.death-date': {
    kind: 'input',
    vi: 'Ngày chết {found} phải từ ngày sinh đến hôm nay.',
    en: 'The date of death {found} must lie between the birth and today.',
  },
  'correction.wish-without-cause': {
    kind: 'input',
    vi: 'Số định danh không bị ảnh hưởng nên không có gì để chọn. Bỏ mục numberWish.',
    en: 'The personal number is not touched, so there is nothing to choose. Leave numberWish out.',
  },
} as const satisfies RefusalTexts;
