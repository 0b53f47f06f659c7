/** What keeping accounts and offices refuses. */
import type { RefusalTexts } from '#values/index.ts';

export const accountRefusals = {
  'init.begun': {
    kind: 'conflict',
    vi: 'Sổ này đã có quản trị. Nhờ quản trị hệ thống mở tài khoản hoặc cấp liên kết mới.',
    en: 'This register has its administrator already. Ask the administrator for an account or a new link.',
  },
  'account.unknown': {
    kind: 'unknown',
    vi: 'Không có tài khoản số {account}.',
    en: 'There is no account {account}.',
  },
  'account.login': {
    kind: 'conflict',
    vi: 'Tên đăng nhập {login} đã có người dùng. Chọn tên khác.',
    en: 'The login {login} is taken. Choose another one.',
  },
  'account.state': {
    kind: 'conflict',
    vi: 'Tài khoản {state_vi}: không làm được việc này.',
    en: 'The account is {state_en}: this cannot be done.',
  },
  'account.last-administrator': {
    kind: 'conflict',
    vi: 'Đây là quản trị hệ thống cuối cùng. Giao chức vụ cho người khác trước.',
    en: 'This is the last administrator. Give the office to somebody else first.',
  },
  'office.unit': {
    kind: 'input',
    vi: 'Chức vụ {role_vi} cần {needs_vi}.',
    en: 'The office {role_en} needs {needs_en}.',
  },
  'office.dates': {
    kind: 'input',
    vi: 'Ngày thôi {to} trước ngày bắt đầu {from}.',
    en: 'The last day {to} comes before the first day {from}.',
  },
  'office.not-that-day': {
    kind: 'input',
    vi: '{unit} không tồn tại suốt từ {from} đến {to}. Chọn đơn vị của thời kỳ đó, hoặc hai lần bổ nhiệm.',
    en: '{unit} does not exist all the time from {from} to {to}. Choose the unit of that time, or give two offices.',
  },
  'office.unknown': {
    kind: 'unknown',
    vi: 'Tài khoản này không giữ chức vụ số {post}.',
    en: 'This account holds no office {post}.',
  },
  'office.ended': {
    kind: 'conflict',
    vi: 'Chức vụ này đã có ngày thôi {to}. Không dời ngày thôi về sau; hãy bổ nhiệm lại.',
    en: 'This office ends on {to} already. A last day is not moved to later; give the office again.',
  },
} as const satisfies RefusalTexts;
