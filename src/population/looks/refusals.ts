/** What is refused about looks. */
import type { RefusalTexts } from '#values/index.ts';
import { refusals as ofRoom } from '../refusals.ts';

export const refusals = {
  'person.unknown': ofRoom['person.unknown'],
  'look.unknown': {
    kind: 'unknown',
    vi: 'Không có lượt xem {entry} nào do bạn xét.',
    en: 'There is no look {entry} that is yours to review.',
  },
  'look.no-entry': {
    kind: 'unknown',
    vi: 'Nhật ký không có mục {entry}. Xem mã mục bằng `sogoc audit list --person` hoặc `--officer`.',
    en: 'The log has no entry {entry}. See the ids by `sogoc audit list --person` or `--officer`.',
  },
  'look.no-officer': {
    kind: 'unknown',
    vi: 'Không có cán bộ nào đăng nhập bằng tên {login}. Xem tên ở trang Cán bộ.',
    en: 'No officer signs in as {login}. See the names on the page Officers.',
  },
  'look.no-note': {
    kind: 'input',
    vi: 'Kết luận không chính đáng phải nói vì sao: điền note.',
    en: 'A look that was not justified needs a word why: give a note.',
  },
  'look.own': {
    kind: 'forbidden',
    vi: 'Đây là lượt xem của chính bạn. Người khác phải xét.',
    en: 'This look is your own. Somebody else has to review it.',
  },
  'look.reviewed': {
    kind: 'conflict',
    vi: 'Lượt xem {entry} đã được xét.',
    en: 'The look {entry} was reviewed before.',
  },
  'deferral.days': {
    kind: 'input',
    vi: 'Ngày {until} đã qua, hoặc quá {most} ngày. Lệnh mới cho lần sau.',
    en: 'The day {until} is over, or more than {most} days away. A later order may follow this one.',
  },
  'deferral.order-known': {
    kind: 'conflict',
    vi: 'Lệnh số {order} đã được ghi.',
    en: 'The order {order} was entered before.',
  },
  'deferral.unknown': {
    kind: 'unknown',
    vi: 'Không có lệnh {id} nào chờ duyệt.',
    en: 'There is no order {id} that waits.',
  },
  'deferral.approved': {
    kind: 'conflict',
    vi: 'Lệnh số {order} đã được duyệt.',
    en: 'The order {order} was approved before.',
  },
  'deferral.four-eyes': {
    kind: 'forbidden',
    vi: 'Bạn đã ghi lệnh này. Một cán bộ khác phải duyệt.',
    en: 'You entered this order. Another officer has to approve it.',
  },
} as const satisfies RefusalTexts;
