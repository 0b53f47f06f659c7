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
  'audit.entry-unknown': {
    kind: 'unknown',
    vi: 'Nhật ký không có mục {entry}. Mã của mục đứng trong tiêu đề Sogoc-Audit của câu trả lời.',
    en: 'The log has no entry {entry}. The id of an entry stands in the header Sogoc-Audit of an answer.',
  },
  'audit.entry-waits': {
    kind: 'conflict',
    vi: 'Mục {entry} chưa có chỗ trong nhật ký. Làm lại sau một giây, khi sổ đang mở.',
    en: 'The entry {entry} has no place in the log yet. Do this again in a second, while the register is served.',
  },
  'audit.entry-after-checkpoint': {
    kind: 'conflict',
    vi: 'Mục {entry} ở chỗ {position}, sau mốc cỡ {size}. Lấy một mốc mới hơn.',
    en: 'The entry {entry} stands at place {position}, after the checkpoint of size {size}. Take a newer checkpoint.',
  },
  'audit.checkpoint-ahead': {
    kind: 'conflict',
    vi: 'Mốc được đưa ra có cỡ {size}, nhật ký ở đây chỉ tới {own}. Chạy `sogoc audit verify --checkpoint` với mốc ấy.',
    en: 'The checkpoint that was given has size {size}, the log here goes up to {own}. Run `sogoc audit verify --checkpoint` with it.',
  },
  'audit.checkpoint-foreign': {
    kind: 'input',
    vi: 'Mốc không đọc được, hoặc không do khoá của nhật ký này ký. Lấy mốc ở /audit/checkpoint.',
    en: 'The checkpoint cannot be read, or is not signed with the key of this log. Take one from /audit/checkpoint.',
  },
  'audit.proof-missing': {
    kind: 'input',
    vi: 'Không đọc được tệp bằng chứng {file}. Lập nó bằng `sogoc audit prove MỤC --out TỆP`.',
    en: 'The proof {file} cannot be read. Make one with `sogoc audit prove ENTRY --out FILE`.',
  },
  'audit.key-unreadable': {
    kind: 'input',
    vi: '{key} không phải khoá công khai, cũng không phải tệp giữ khoá ấy. Lấy khoá bằng `sogoc audit key --out TỆP`.',
    en: '{key} is no public key and no file that holds one. Get it with `sogoc audit key --out FILE`.',
  },
  'audit.witness-folder-held': {
    kind: 'environment',
    vi: 'Một nhân chứng khác đang dùng thư mục {folder}. Dừng nhân chứng ấy, hoặc chọn thư mục khác.',
    en: 'Another witness uses the folder {folder}. End it, or choose another folder.',
  },
  'audit.witness-unreadable': {
    kind: 'input',
    vi: 'Trong {file}, dòng “{line}” không nêu một nhân chứng: khoá công khai của nó, một dấu cách, địa chỉ http. `sogoc audit witness` in ra cả hai.',
    en: 'In {file} the line “{line}” names no witness: its public key, a space, its http address. `sogoc audit witness` prints both.',
  },
  'audit.rolled-back': {
    kind: 'conflict',
    vi: 'Nhân chứng {witness} đã ký mốc cỡ {seen}, nhật ký ở đây chỉ tới {size}: phần đuôi đã bị bỏ. Chạy `sogoc audit verify`.',
    en: 'The witness {witness} has signed a checkpoint of size {seen}, the log here goes up to {size}: its tail was taken away. Run `sogoc audit verify`.',
  },
  'audit.forked': {
    kind: 'conflict',
    vi: 'Nhân chứng {witness} đã ký mốc cỡ {seen}, nhật ký ở đây (cỡ {size}) không nối tiếp mốc ấy: nó đã bị viết lại. Chạy `sogoc audit verify`.',
    en: 'The witness {witness} has signed a checkpoint of size {seen}, and the log here (size {size}) does not continue it: it was rewritten. Run `sogoc audit verify`.',
  },
} as const satisfies RefusalTexts;
