/** What is refused about the board, its targets, and confirmations. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'board.unit': {
    kind: 'unknown',
    vi: 'Bảng không có đơn vị {unit} vào ngày ấy. Chọn một tỉnh hoặc một xã của ngày ấy.',
    en: 'The board has no unit {unit} on that day. Choose a province or a commune of that day.',
  },
  'target.goal': {
    kind: 'input',
    vi: 'Chỉ tiêu nói về đúng một tiêu chí hoặc một quy tắc, và đặt đúng một mức: tỷ lệ ít nhất, hoặc số còn lại nhiều nhất.',
    en: 'A target is of one measure or of one rule, and sets one mark: the least share, or the most that may be left.',
  },
  'target.day': {
    kind: 'input',
    vi: 'Ngày {dueOn} đã qua, hoặc xa hơn {most} ngày. Chọn một ngày sắp tới.',
    en: 'The day {dueOn} is over, or more than {most} days away. Choose a day to come.',
  },
  'target.there': {
    kind: 'conflict',
    vi: '{unit} đã có chỉ tiêu này đến ngày {dueOn}. Rút chỉ tiêu cũ trước khi đặt mức khác.',
    en: '{unit} has this target by {dueOn} already. Withdraw it before setting another mark.',
  },
  'target.unknown': {
    kind: 'unknown',
    vi: 'Không có chỉ tiêu {id}.',
    en: 'There is no target {id}.',
  },
  'target.withdrawn': {
    kind: 'conflict',
    vi: 'Chỉ tiêu {id} đã được rút.',
    en: 'The target {id} was withdrawn before.',
  },
  'confirmation.there': {
    kind: 'conflict',
    vi: 'Hồ sơ này đã được xác nhận từ khi các giá trị ấy có hiệu lực. Không cần xác nhận lại.',
    en: 'This archive was confirmed since these values hold. Nothing needs to be confirmed again.',
  },
  'confirmation.not-living': {
    kind: 'conflict',
    vi: 'Hồ sơ này không còn là của một người đang sống. Mở hồ sơ hiện tại của người đó.',
    en: 'This archive is not of somebody who lives. Open the archive that the person has now.',
  },
} as const satisfies RefusalTexts;
