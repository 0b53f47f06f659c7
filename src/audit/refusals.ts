/** What the room refuses. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'audit.checkpoint-not-ours': {
    kind: 'conflict',
    vi: 'Mốc nhật ký cỡ {size} không do khoá keys/audit.key ký. Nhật ký dừng ký. Chạy `sogoc audit verify`, khôi phục từ bản sao lưu.',
    en: 'The checkpoint of size {size} is not signed with keys/audit.key. The log signs nothing more. Run `sogoc audit verify`; restore from a backup.',
  },
  'audit.tile-changed': {
    kind: 'conflict',
    vi: 'Mảnh {level}/{number} của nhật ký không đúng độ dài đã ký. Nhật ký dừng ký. Chạy `sogoc audit verify`, khôi phục từ bản sao lưu.',
    en: 'Tile {level}/{number} of the log has not the width that was signed. The log signs nothing more. Run `sogoc audit verify`; restore from a backup.',
  },
  'audit.edge-changed': {
    kind: 'conflict',
    vi: 'Các mảnh của nhật ký không cho ra gốc đã ký ở cỡ {size}. Nhật ký dừng ký. Chạy `sogoc audit verify`, khôi phục từ bản sao lưu.',
    en: 'The tiles of the log do not hash to the root signed at size {size}. The log signs nothing more. Run `sogoc audit verify`; restore from a backup.',
  },
  'audit.no-checkpoint': {
    kind: 'unknown',
    vi: 'Nhật ký chưa có mốc nào. Mốc đầu tiên có trong một giây sau khi sổ được mở.',
    en: 'The log has no checkpoint yet. The first comes within a second after the register is served.',
  },
  'audit.tile-unknown': {
    kind: 'unknown',
    vi: 'Nhật ký không có mảnh {tile}. Cỡ của nhật ký đứng trong /audit/checkpoint.',
    en: 'The log has no tile {tile}. Its size stands in /audit/checkpoint.',
  },
} as const satisfies RefusalTexts;
