/** What signing in and its keeping refuse; what is wrong of login, password and code is not told. */
import type { RefusalTexts } from '#values/index.ts';

export const signInRefusals = {
  'sign-in.wrong': {
    kind: 'forbidden',
    status: 401,
    vi: 'Tên, mật khẩu hoặc mã không đúng. Mỗi mã chỉ dùng được một lần: chờ mã kế tiếp rồi thử lại.',
    en: 'Name, password or code is wrong. Each code is good for one use: wait for the next one and try again.',
  },
  'sign-in.wait': {
    kind: 'conflict',
    status: 429,
    vi: 'Đã sai nhiều lần. Thử lại sau {seconds} giây, hoặc đăng nhập bằng khoá truy cập (passkey).',
    en: 'Too many failures. Try again in {seconds} seconds, or sign in by passkey.',
  },
  'sign-in.no-office': {
    kind: 'forbidden',
    vi: 'Tài khoản này hôm nay không giữ chức vụ nào. Hỏi quản trị hệ thống.',
    en: 'This account holds no office today. Ask the system administrator.',
  },
  'office.not-held': {
    kind: 'forbidden',
    vi: 'Tài khoản này hôm nay không giữ chức vụ số {post}. Các chức vụ đang giữ có ở trang Tài khoản của tôi.',
    en: 'This account does not hold office {post} today. Those that it holds stand on the page My account.',
  },
  'password.none': {
    kind: 'conflict',
    vi: 'Tài khoản này chưa có mật khẩu. Xin quản trị hệ thống một liên kết một lần để đặt.',
    en: 'This account has no password. Ask the system administrator for a one-time link to set one.',
  },
  'passkey.refused': {
    kind: 'forbidden',
    status: 401,
    vi: 'Khoá truy cập này không mở được. Thử khoá khác, hoặc dùng mật khẩu và mã.',
    en: 'This passkey opens nothing. Try another one, or use password and code.',
  },
  'passkey.unfit': {
    kind: 'input',
    vi: 'Thiết bị chưa tạo được khoá truy cập hợp lệ. Bắt đầu lại; thiết bị phải hỏi vân tay, khuôn mặt hoặc mã PIN.',
    en: 'The device made no passkey that fits. Begin again; it must ask for a finger, a face or a PIN.',
  },
  'passkey.unknown': {
    kind: 'unknown',
    vi: 'Tài khoản này không có khoá truy cập đó.',
    en: 'This account has no such passkey.',
  },
  'passkey.last': {
    kind: 'conflict',
    vi: 'Đây là cách đăng nhập cuối cùng của tài khoản. Thêm cách khác trước khi bỏ.',
    en: 'This is the last way to sign in to this account. Add another one before you take it away.',
  },
  'password.length': {
    kind: 'input',
    vi: 'Mật khẩu cần từ {fewest} đến {most} ký tự; một câu dài dễ nhớ là tốt nhất.',
    en: 'A password has {fewest} to {most} signs; a long sentence is best.',
  },
  'password.common': {
    kind: 'input',
    vi: 'Mật khẩu này ai cũng đoán được trước tiên. Chọn một câu của riêng mình.',
    en: 'This password is among the first that anybody tries. Choose a sentence of your own.',
  },
  'link.unknown': {
    kind: 'unknown',
    vi: 'Liên kết này không còn dùng được: mỗi liên kết dùng một lần, trong 30 phút. Xin quản trị hệ thống một liên kết mới.',
    en: 'This link is no longer good: each is used once, within 30 minutes. Ask the system administrator for a new one.',
  },
  'link.code': {
    kind: 'input',
    vi: 'Mã chưa đúng. Quét lại hình, xem giờ của điện thoại, rồi nhập mã đang hiện.',
    en: 'The code is wrong. Scan the picture again, look at the clock of the phone, and type the code that it shows.',
  },
  'session.unknown': {
    kind: 'unknown',
    vi: 'Không có phiên đăng nhập đó, hoặc nó đã kết thúc.',
    en: 'There is no such session, or it has ended.',
  },
} as const satisfies RefusalTexts;
