/** What verification may find, in words; `{position}` and `{until}` are places in the log. */
import type { Words } from '#values/index.ts';

export const breaches = {
  'entry-changed': { vi: 'Mục ở chỗ {position} không còn như khi được băm', en: 'The entry at place {position} is not what was hashed' },
  'entry-missing': { vi: 'Mục ở chỗ {position} không còn', en: 'The entry at place {position} is gone' },
  'entry-misfiled': {
    vi: 'Mục ở chỗ {position} mang mã hay giờ khác với nội dung của nó',
    en: 'The entry at place {position} is filed under another id or time than it says',
  },
  'place-missing': { vi: 'Chỗ {position} không còn', en: 'Place {position} is gone' },
  'place-unsigned': { vi: 'Từ chỗ {position} trở đi không mốc nào đã ký', en: 'From place {position} on no checkpoint was signed' },
  'tail-cut': {
    vi: 'Nhật ký dừng ở chỗ {position}, mốc đã ký ghi tới {until}',
    en: 'The log ends at place {position}, a signed checkpoint goes up to {until}',
  },
  'tile-changed': { vi: 'Mảnh băm khác với mục từ chỗ {position}', en: 'A tile of hashes differs from the entries at place {position}' },
  'tile-missing': { vi: 'Thiếu một mảnh băm từ chỗ {position}', en: 'A tile of hashes is missing from place {position} on' },
  'tile-foreign': { vi: 'Thừa một mảnh băm ngoài nhật ký, chỗ {position}', en: 'There is a tile of hashes that the log does not have, at place {position}' },
  'checkpoint-forged': { vi: 'Mốc cỡ {until} không do khoá của nhật ký ký', en: 'The checkpoint of size {until} is not signed with the key of the log' },
  'root-differs': {
    vi: 'Các mục từ chỗ {position} tới trước {until} không cho ra gốc đã ký',
    en: 'The entries from place {position} up to before {until} do not hash to the root that was signed',
  },
  forked: {
    vi: 'Mốc mà nơi khác giữ, cỡ {until}, có gốc khác: nhật ký đã bị viết lại trong các chỗ {position} tới {until}',
    en: 'A checkpoint kept elsewhere, of size {until}, has another root: the log was rewritten somewhere from place {position} up to {until}',
  },
  'rolled-back': {
    vi: 'Mốc mà nơi khác giữ ghi tới {until}, nhật ký chỉ còn {position}: phần đuôi đã bị bỏ',
    en: 'A checkpoint kept elsewhere goes up to {until}, the log has only {position}: its tail was taken away',
  },
  'checkpoint-foreign': { vi: 'Mốc được đưa vào không phải của nhật ký này', en: 'A checkpoint that was given is none of this log' },
  'entry-unplaced': {
    vi: 'Có mục không có chỗ và không chờ chỗ: đã chèn thẳng vào bảng',
    en: 'There is an entry that has no place and waits for none: put into the table by hand',
  },
  'entry-vanished': { vi: 'Có mục đang chờ chỗ nhưng không còn', en: 'An entry that waits for its place is gone' },
  'subjects-differ': {
    vi: 'Danh sách người của mục ở chỗ {position} khác với điều mục ấy ghi',
    en: 'The persons listed for the entry at place {position} are not those that it names',
  },
  'notable-differs': {
    vi: 'Lượt xem khẩn cấp ở chỗ {position} không còn được báo cho thủ trưởng như đã ghi',
    en: 'The emergency look at place {position} is not told to the head of the unit as it was recorded',
  },
} as const satisfies { readonly [what: string]: Words };

export type BreachKind = keyof typeof breaches;

export type Breach = {
  readonly what: BreachKind;
  /** The first place that it may concern; null where it has none. */
  readonly position: number | null;
  /** The place after the last that it may concern. */
  readonly until: number | null;
  readonly entry: string | null;
};
