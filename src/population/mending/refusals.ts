/** What work on findings is refused, in both languages. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'finding.unknown': {
    kind: 'unknown',
    vi: 'Không có lỗi này trong phần việc của bạn. Mở lại danh sách lỗi rồi chọn từ đó.',
    en: 'There is no such finding in your work. Open the list of findings again and choose from there.',
  },
  'finding.changed': {
    kind: 'conflict',
    vi: 'Lỗi này hoặc phiếu của nó đã có người sửa sau khi bạn mở. Mở lại để xem giá trị hiện có.',
    en: 'Somebody has changed this finding or its form since you opened it. Open it again to see what stands now.',
  },
  'finding.decided': {
    kind: 'conflict',
    vi: 'Lỗi này không còn chờ quyết định như vậy. Muốn đổi, tự nhập giá trị khác, hoặc hoàn tác bước đã làm rồi sửa lại.',
    en: 'This finding no longer waits for such a decision. To change it, type another value, or undo the step that was taken and mend it again.',
  },
  'finding.nothing-proposed': {
    kind: 'conflict',
    vi: 'Lỗi này chưa có cách sửa nào được đề nghị để nhận. Tự nhập giá trị đúng, hoặc giữ nguyên và ghi lý do.',
    en: 'No repair is proposed here that could be accepted. Type the right value, or keep it as it is and say why.',
  },
  'finding.of-entry': {
    kind: 'conflict',
    vi: 'Giá trị này do sổ hộ tịch hoặc do một việc của hai cán bộ giữ, nên một cán bộ không tự sửa. Lập yêu cầu đính chính cho người này.',
    en: 'This value is kept by a civil-status entry or by an act of two officers, so one officer does not change it. Open a correction for the person.',
  },
  'finding.own-record': {
    kind: 'forbidden',
    vi: 'Phiếu này là của bạn hoặc của người trong hộ bạn. Để cán bộ khác làm.',
    en: 'This form is your own or that of your household. Leave it to another officer.',
  },
  'finding.still-broken': {
    kind: 'input',
    vi: 'Giá trị mới vẫn trái quy tắc: {rules_vi}',
    en: 'The new value still breaks a rule: {rules_en}',
  },
  'finding.not-typed': {
    kind: 'conflict',
    vi: 'Lỗi này không sửa được bằng cách nhập một giá trị của phiếu. Giữ nguyên và ghi lý do, nhập phiếu DC02 cho mục còn thiếu, hoặc gửi lại tệp đã sửa.',
    en: 'This finding is not mended by typing a value of the form. Keep it and say why, type a form DC02 for what is missing, or send the file again once it is mended.',
  },
  'finding.not-kept': {
    kind: 'conflict',
    vi: 'Giá trị như đã nhận không đọc được thành một giá trị nào khác với cách sửa, nên không giữ nguyên được. Nhận cách sửa, hoặc tự nhập.',
    en: 'What was received cannot be read as any other value than the repair, so it cannot be kept. Accept the repair, or type a value.',
  },
  'finding.one-by-one': {
    kind: 'conflict',
    vi: 'Lỗi này xét cả hộ hoặc cả hồ sơ, nên phải mở thẻ và sửa từng dòng.',
    en: 'This finding judges a household or a whole archive, so it is mended on its own card.',
  },
  'finding.no-value': {
    kind: 'input',
    vi: 'Chưa có giá trị đúng. Nhập giá trị vào ô, hoặc chọn cách khác.',
    en: 'The right value is missing. Type it, or choose another decision.',
  },
  'finding.number': {
    kind: 'input',
    vi: 'Đây không phải số định danh. Nhập đủ 12 chữ số.',
    en: 'This is no personal number. Type all 12 digits.',
  },
  'finding.several-fields': {
    kind: 'conflict',
    vi: 'Các dòng này là của nhiều mục khác nhau, nên không nhập chung một giá trị. Lọc còn một mục.',
    en: 'These rows are of several fields, so they do not take one value. Filter for one field.',
  },
  'finding.nothing-new': {
    kind: 'conflict',
    vi: 'Phiếu đã mang đúng giá trị này. Nếu nó đúng thì chọn giữ nguyên và ghi lý do.',
    en: 'The form has this very value already. If it is right, keep it and say why.',
  },
  'finding.too-many': {
    kind: 'conflict',
    vi: 'Có hơn {most} dòng khớp với bộ lọc. Lọc hẹp lại rồi xem trước.',
    en: 'More than {most} rows match the filter. Narrow it down, then preview.',
  },
  'finding.none-match': {
    kind: 'conflict',
    vi: 'Không có dòng nào làm được như vậy với bộ lọc này. Đổi bộ lọc hoặc cách sửa.',
    en: 'With this filter there is no row of which this can be done. Change the filter or the decision.',
  },
  'finding.all-taken-off': {
    kind: 'conflict',
    vi: 'Mọi dòng đã bị bỏ chọn, nên không còn gì để làm. Chọn lại ít nhất một dòng.',
    en: 'Every row was taken off, so nothing is left to do. Choose one at least.',
  },
  'finding.no-preview': {
    kind: 'conflict',
    vi: 'Bản xem trước này không còn, không phải của bạn, hoặc của một việc khác. Xem trước lại rồi làm.',
    en: 'There is no such preview any more, it is not yours, or it is of something else. Preview again, then do it.',
  },
} as const satisfies RefusalTexts;
