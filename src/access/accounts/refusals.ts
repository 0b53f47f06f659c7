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
  'office.oneself': {
    kind: 'forbidden',
    vi: 'Không ai tự giao chức vụ cho mình, dù dưới tài khoản nào. Nhờ một quản trị khác giao.',
    en: 'Nobody gives an office to themself, under any account. Ask another administrator to give it.',
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
  'point.unknown': {
    kind: 'unknown',
    vi: 'Không có điểm lưu động số {point}.',
    en: 'There is no mobile point {point}.',
  },
  'point.login': {
    kind: 'unknown',
    vi: 'Không có tài khoản nào tên {login}. Xem tên đăng nhập ở trang Cán bộ.',
    en: 'No account is called {login}. Logins stand on the page Officers.',
  },
  'point.unit': {
    kind: 'input',
    vi: 'Điểm lưu động đặt ở một xã: cần mã của xã vào ngày bắt đầu.',
    en: 'A mobile point stands in a commune: its code on the first day is needed.',
  },
  'point.too-long': {
    kind: 'input',
    vi: 'Điểm lưu động kéo dài dưới {days} ngày. Lâu hơn thì giao chức vụ ở xã đó.',
    en: 'A mobile point lasts less than {days} days. For longer, give an office in that commune.',
  },
  'point.member': {
    kind: 'conflict',
    vi: 'Tài khoản này đã là thành viên của {point}.',
    en: 'This account is a member of {point} already.',
  },
  'point.no-office': {
    kind: 'conflict',
    vi: 'Trong những ngày đó tài khoản này không giữ chức vụ nào phục vụ ở điểm lưu động ({roles_vi}). Giao chức vụ ở đơn vị của họ trước.',
    en: 'In those days this account holds no office that serves at points ({roles_en}). Give an office in their own unit first.',
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
