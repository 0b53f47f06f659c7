/** What is refused to who reviews a pair. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'review.proposed': {
    kind: 'conflict',
    vi: 'Cặp này đang chờ duyệt nhập. Rút đề nghị lại, hoặc chờ người duyệt trả lời.',
    en: 'A merge of this pair waits for approval. Take the proposal back, or wait for the answer.',
  },
  'review.nobody-to-ask': {
    kind: 'conflict',
    vi: 'Không hồ sơ nào ghi nơi thường trú nên chưa biết hỏi xã nào. Nêu mã xã ở mục commune.',
    en: 'Neither archive has a residence, so no commune follows from it. Name one in the field commune.',
  },
  'review.nothing-to-undo': {
    kind: 'conflict',
    vi: 'Cặp này chưa có quyết định nào để lấy lại. Xem lịch sử của cặp.',
    en: 'Nothing was decided on this pair that could be taken back. See its history.',
  },
  'review.undo-takes-two': {
    kind: 'forbidden',
    vi: 'Cặp này đã nhập làm một bằng việc {act}, do hai cán bộ. Lập đề nghị gỡ việc {act} để người thứ hai duyệt.',
    en: 'This pair was made one by act {act}, of two officers. Propose to take act {act} back; a second officer decides.',
  },
  'conflict.settled-by-deed': {
    kind: 'conflict',
    vi: 'Mâu thuẫn này chặn một việc nên không thể chỉ ghi là đã xem. Xét cặp, đính chính, nhập hoặc tách; nó tự được xử lý theo.',
    en: 'Something waits for this conflict, so noting it as seen is not enough. Review the pair, correct, merge or split; that settles it.',
  },
} as const satisfies RefusalTexts;
