/** What is refused at the counter: what would have to be undone later. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'event.unknown': {
    kind: 'unknown',
    vi: 'Không có việc đăng ký số {event} mà bạn được xem.',
    en: 'There is no event {event} that you may see.',
  },
  'event.not-your-office': {
    kind: 'forbidden',
    vi: 'Việc “{kind_vi}” do {roles_vi} làm. Nhờ người giữ chức vụ đó.',
    en: '“{kind_en}” is done by: {roles_en}. Ask somebody who holds that office.',
  },
  'event.elsewhere': {
    kind: 'forbidden',
    vi: 'Việc này đăng ký ở {unit}, nơi người liên quan thường trú hoặc chuyển đến. Hướng dẫn họ đến đó.',
    en: 'This is registered at {unit}, where the persons live or move to. Send them there.',
  },
  'event.no-commune': {
    kind: 'conflict',
    vi: 'Chưa rõ xã nào đăng ký việc này: sổ chưa biết người đó thường trú ở đâu. Đính chính nơi thường trú trước.',
    en: 'No commune is known to register this: the register does not know where the person lives. Correct the residence first.',
  },
  'event.must-confirm': {
    kind: 'conflict',
    vi: 'Có điều ít khi xảy ra: {asks_vi}. Xem lại; nếu đúng thì xác nhận từng điều kèm lý do.',
    en: 'Something here is unlikely: {asks_en}. Look again; if it is so, confirm each with its reason.',
  },
  'event.day': {
    kind: 'input',
    vi: 'Ngày {found} không được: cần một ngày có thật, không sau hôm nay ({today}).',
    en: 'The day {found} cannot be: a day that exists, not after today ({today}), is wanted.',
  },
  'event.before-birth': {
    kind: 'conflict',
    vi: 'Ngày {found} trước ngày sinh {born} của {name}. Sửa ngày, hoặc đính chính ngày sinh trước.',
    en: 'The day {found} is before {name} was born ({born}). Mend the day, or correct the date of birth first.',
  },
  'event.after-death': {
    kind: 'conflict',
    vi: '{name} đã chết ngày {died}, trước ngày {found}. Nếu mục khai tử sai thì đính chính mục đó trước.',
    en: '{name} died on {died}, before {found}. If the entry of the death is wrong, correct it first.',
  },
  'event.already-dead': {
    kind: 'conflict',
    vi: '{name} đã được khai tử, chết ngày {died}, {entry_vi}. Không đăng ký lần nữa; sai thì đính chính mục đó.',
    en: 'The death of {name} on {died} is registered already, {entry_en}. It is not registered again; if it is wrong, correct that entry.',
  },
  'event.child-exists': {
    kind: 'conflict',
    vi: 'Khai sinh của {name}, sinh {born}, cùng mẹ hoặc cha, đã có: {entry_vi}. Không đăng ký lần nữa; mất giấy thì xin trích lục.',
    en: 'The birth of {name}, {born}, of the same mother or father, is registered: {entry_en}. It is not registered again; for a lost paper ask for an extract.',
  },
  'event.child-known': {
    kind: 'conflict',
    vi: 'Sổ đã có {name}, sinh {born}, cùng mẹ hoặc cha, nhưng chưa có mục khai sinh. Đăng ký cho chính hồ sơ đó (known).',
    en: 'The register knows {name}, {born}, of the same mother or father, but no entry of the birth. Register it for that archive (known).',
  },
  'event.known-is-another': {
    kind: 'conflict',
    vi: 'Hồ sơ được chọn là của {name}, sinh {born}: khác tên hoặc ngày sinh đang khai. Chọn lại, hoặc đính chính hồ sơ trước.',
    en: 'The archive is that of {name}, born {born}: another name or day than is declared. Choose again, or correct the archive first.',
  },
  'event.parent': {
    kind: 'conflict',
    vi: '{name} không thể là {role_vi} của trẻ: {why_vi}. Xem lại số định danh.',
    en: '{name} cannot be the {role_en} of the child: {why_en}. Look at the number again.',
  },
  'event.household-ended': {
    kind: 'conflict',
    vi: 'Hộ này không còn ai, hoặc không có chủ hộ, vào ngày {since}. Lập hộ mới ở địa chỉ đó.',
    en: 'This household has nobody, or no head, on {since}. Make a new household at that address.',
  },
  'event.already-member': {
    kind: 'conflict',
    vi: '{name} đã ở hộ này. Không có gì để đăng ký.',
    en: '{name} belongs to this household already. There is nothing to register.',
  },
  'event.already-abroad': {
    kind: 'conflict',
    vi: '{name} đã định cư ở nước ngoài từ ngày {since}. Nếu đã về thì đăng ký thường trú trước.',
    en: '{name} has been settled abroad since {since}. Where they came back, register their residence first.',
  },
  'event.member-twice': { kind: 'input', vi: '{name} được nêu hai lần.', en: '{name} is named twice.' },
  'event.one-head': {
    kind: 'input',
    vi: 'Hộ mới cần đúng một chủ hộ; vào hộ có sẵn thì không ai trong số người nhập là chủ hộ.',
    en: 'A new household needs exactly one head; of those who join another nobody is its head.',
  },
  'event.other-household': {
    kind: 'conflict',
    vi: '{name} không ở hộ mà những người kia tách ra. Tách từng hộ một.',
    en: '{name} is not of the household from which the others part. Split one household at a time.',
  },
  'event.no-household': {
    kind: 'conflict',
    vi: '{name} chưa ở hộ nào. Đăng ký thường trú trước.',
    en: '{name} is of no household. Register a residence first.',
  },
  'event.old-head-leaves': {
    kind: 'conflict',
    vi: 'Chủ hộ {name} rời đi. Nêu quan hệ của từng người ở lại với chủ hộ mới, trong đó đúng một người là chủ hộ: {stay}.',
    en: 'The head {name} leaves. Say of everybody who stays the relation to the new head, who is one of them: {stay}.',
  },
  'event.place-or-household': {
    kind: 'input',
    vi: 'Chuyển đi thì nêu một trong hai: địa chỉ của hộ mới, hoặc hộ mà họ vào.',
    en: 'A move names one of both: the address of the new household, or the household that is joined.',
  },
  'event.by-agreement': {
    kind: 'input',
    vi: '{field_vi} của trẻ: sổ không biết của cha mẹ, hoặc cha mẹ khác nhau. Ghi theo thoả thuận của cha mẹ.',
    en: '{field_en} of the child: the register knows none of the parents, or theirs differ. Say what they agreed upon.',
  },
  'event.signed': {
    kind: 'conflict',
    vi: 'Việc này {state_vi}. Không ký được nữa.',
    en: 'This is {state_en}. It cannot be signed any more.',
  },
  'event.not-yours-to-sign': {
    kind: 'forbidden',
    vi: 'Việc này do {roles_vi} của xã đăng ký ký.',
    en: 'This is signed by the {roles_en} of the commune that registered it.',
  },
  'event.same-human': {
    kind: 'forbidden',
    vi: 'Người đăng ký không được tự ký, kể cả bằng tài khoản khác. Chờ người thứ hai.',
    en: 'Whoever registered it cannot sign it, under another account either. It waits for a second person.',
  },
  'entry.unknown': { kind: 'unknown', vi: 'Không có mục {entry} mà bạn được xem.', en: 'There is no entry {entry} that you may see.' },
} as const satisfies RefusalTexts;
