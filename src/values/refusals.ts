/** What values themselves refuse, in both languages. */
export const refusals = {
  'list.cursor': {
    kind: 'input',
    vi: 'cursor này không phải của danh sách này. Gửi đúng next của trang trước, hoặc bỏ cursor để xem từ đầu.',
    en: 'This cursor is none of this list. Send the next of the page before, or leave cursor out to begin anew.',
    expected: { vi: 'next của trang trước', en: 'the next of the page before' },
  },
  'key.malformed': {
    kind: 'environment',
    vi: 'Tệp khoá {file} không phải 32 byte. Lấy lại tệp này từ bản sao lưu.',
    en: 'The key file {file} is not 32 bytes. Restore it from a backup.',
  },
  'version.stale': {
    kind: 'conflict',
    status: 412,
    vi: 'Việc này đã đổi từ lúc bạn mở. Mở lại để xem bản mới rồi hãy quyết.',
    en: 'This has changed since you opened it. Open it again, see what is new, then decide.',
  },
  'place.not-writable': {
    kind: 'environment',
    vi: 'Không ghi được vào {place}: {why_vi}. Nêu một nơi khác.',
    en: '{place} cannot be written: {why_en}. Name another place.',
  },
} as const;
