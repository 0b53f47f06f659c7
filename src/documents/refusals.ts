/** What the room refuses, in both languages. */
export const refusals = {
  'document.vanished': {
    kind: 'input',
    vi: 'Tệp {path} không còn ở đó lúc mở ra đọc. Kiểm tra đường dẫn rồi gửi lại.',
    en: 'File {path} was no longer there when it was opened. Check the path and send it again.',
  },
  'document.unreadable': {
    kind: 'input',
    vi: 'Không đọc được tệp {path}: {reason}. Kiểm tra quyền đọc và ổ đĩa rồi gửi lại.',
    en: 'File {path} cannot be read: {reason}. Check read permission and the disk, then send it again.',
  },
  'document.not-kept': {
    kind: 'unknown',
    vi: 'Kho tệp không có bản nào mang mã băm {sha256}. Lấy lại thư mục documents từ bản sao lưu.',
    en: 'The store holds no file with the hash {sha256}. Restore the folder documents from a backup.',
  },
  'document.format-unknown': {
    kind: 'environment',
    vi: 'Bản lưu {sha256} mang kiểu {format}, bản Sổ Gốc này chưa biết. Dùng bản Sổ Gốc mới hơn.',
    en: 'The kept file {sha256} has format {format}, which this version does not know. Use a newer Sổ Gốc.',
  },
  'store.full': {
    kind: 'environment',
    vi: 'Đĩa chứa {folder} đã đầy khi đang chép {path}. Dọn chỗ trống rồi chạy lại đúng lệnh này.',
    en: 'The disk of {folder} became full while {path} was copied. Free some space and run the same command again.',
  },
} as const;
