/** What is refused about seals. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'seal.unknown': {
    kind: 'unknown',
    vi: 'Không có niêm phong số {seal} đang giữ mà bạn được xem. Xem danh sách ở /niem-phong.',
    en: 'No seal {seal} stands that you may see. See the list at /niem-phong.',
  },
  'seal.order-used': {
    kind: 'conflict',
    vi: 'Lệnh {order} đã niêm phong hồ sơ này. Kiểm tra lại số lệnh; niêm phong lại thì cần lệnh mới.',
    en: 'Order {order} has sealed this archive already. Check its number; to seal it again a new order is needed.',
  },
  'seal.group': {
    kind: 'input',
    vi: 'Không có tài khoản nào đang dùng tên: {logins}. Xem lại tên đăng nhập của nhóm.',
    en: 'No account in use is called: {logins}. Check the logins of the group.',
  },
} as const satisfies RefusalTexts;
