/** What is refused about the life of a number. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'number.none': {
    kind: 'conflict',
    vi: 'Người này chưa có số đang dùng, nên không có số nào để huỷ hay giữ.',
    en: 'This person has no number in use, so there is none to cancel or to keep.',
  },
  'number.agrees': {
    kind: 'conflict',
    vi: 'Số {number} đúng với giới tính, năm sinh và nơi đăng ký khai sinh trên hồ sơ. Căn cứ này không áp dụng; đính chính hồ sơ trước nếu hồ sơ sai.',
    en: 'The number {number} agrees with sex, year and place of birth registration of the archive. This ground does not hold; correct the archive first if it is wrong.',
  },
  'number.change-waits': {
    kind: 'conflict',
    vi: 'Đề nghị số {proposal} xin huỷ số này đang chờ duyệt. Chờ quyết định, hoặc người đề nghị rút lại, rồi làm việc này.',
    en: 'Proposal {proposal} to cancel this number waits for a decision. Wait for it, or have its proposer withdraw it, then do this.',
  },
  'number.no-wish': {
    kind: 'conflict',
    vi: 'Không có nguyện vọng giữ số nào đang có hiệu lực, nên không có gì để rút lại.',
    en: 'No wish to keep the number stands, so there is none to take back.',
  },
  'number.put-anew': {
    kind: 'conflict',
    vi: 'Số {number} đã được xác lập lại theo chính căn cứ này (việc {act}). Nếu việc đó sai thì gỡ nó, đừng cấp thêm số.',
    en: 'The number {number} was itself established on this ground (act {act}). If that was wrong take it back, instead of giving one more.',
  },
  'award.not-asked': {
    kind: 'conflict',
    vi: 'Số này không còn được hỏi là của người ấy. Mở lại trang mâu thuẫn và chọn một trong những số đang được hỏi.',
    en: 'It is not asked any more whether this number is of that person. Open the conflict again and choose one of the numbers in question.',
  },
  'number.cannot-be-made': {
    kind: 'conflict',
    vi: 'Chưa lập được số mới: {why_vi}. Bổ sung hồ sơ rồi làm lại.',
    en: 'No new number can be made: {why_en}. Complete the archive, then do this again.',
  },
} as const satisfies RefusalTexts;
