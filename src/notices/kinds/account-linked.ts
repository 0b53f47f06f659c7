/** A link was made by which somebody signs in to an account anew: to its holder, and to the auditors. */
import { noticeKind } from './notice-kind.ts';

export const accountLinked = noticeKind({
  kind: 'account-linked',
  vi: 'Quản trị {by} đã cấp liên kết một lần để vào tài khoản {login} từ đầu. Nếu chủ tài khoản không nhờ, báo ngay cho kiểm toán.',
  en: 'The administrator {by} made a one-time link by which the account {login} is entered anew. If its holder did not ask for it, tell the auditor at once.',
  link: '/tai-khoan',
  outside: { channel: 'mail', text: 'Sổ Gốc: có liên kết một lần để vào tài khoản của bạn. Nếu bạn không nhờ, báo ngay cho kiểm toán.' },
});
