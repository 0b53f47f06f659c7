/** A witness refuses to sign the log, because it was cut or rewritten: to the auditors, the centre and the administrators. */
import { noticeKind } from './notice-kind.ts';

export const logRefused = noticeKind({
  kind: 'log-refused',
  vi: 'Nhân chứng {witness} từ chối ký nhật ký truy cập: nhật ký đã bị cắt hoặc viết lại. Chạy `sogoc audit verify` để biết từ mục nào, và giữ mốc của nhân chứng.',
  en: 'The witness {witness} refuses to sign the access log: it was cut or rewritten. Run `sogoc audit verify` to learn from which entry on, and keep the checkpoint of the witness.',
  link: '/nhat-ky',
  outside: { channel: 'mail', text: 'Sổ Gốc: nhân chứng từ chối ký nhật ký. Đăng nhập để xem.' },
});
