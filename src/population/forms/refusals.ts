/** What is refused of a form that is typed at an office. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'typed.stopped': {
    kind: 'conflict',
    vi: 'Phiếu chưa lưu được: {stops_vi}. Sửa ô được nêu rồi lưu lại.',
    en: 'The form is not saved yet: {stops_en}. Mend what is named and save again.',
  },
  'typed.must-confirm': {
    kind: 'conflict',
    vi: 'Có điều phải xem lại: {asks_vi}. Nếu đúng thì xác nhận từng điều kèm lý do.',
    en: 'There is something to look at again: {asks_en}. If it is so, confirm each with its reason.',
  },
  'typed.unknown': {
    kind: 'unknown',
    vi: 'Không có phiếu nhập tay số {form} mà bạn được xem.',
    en: 'There is no typed form {form} that you may see.',
  },
} as const satisfies RefusalTexts;
