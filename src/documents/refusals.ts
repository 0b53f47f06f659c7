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
  'document.unknown': {
    kind: 'unknown',
    vi: 'Không có giấy tờ {document}, hoặc nó không thuộc việc của bạn. Tải lên ở /v1/documents, hoặc mở vụ việc có giấy tờ đó.',
    en: 'There is no paper {document}, or it belongs to no case of yours. Send it to /v1/documents, or open the case that it belongs to.',
  },
  'paper.name': {
    kind: 'input',
    vi: 'Thiếu tên tệp: gửi tiêu đề Sogoc-Filename, chữ ngoài ASCII viết theo phần trăm.',
    en: 'The file has no name: send the header Sogoc-Filename, with letters beyond ASCII percent-encoded.',
  },
  'paper.empty': {
    kind: 'input',
    vi: 'Tệp {name} không có byte nào. Quét hoặc chụp lại rồi gửi.',
    en: 'File {name} is empty. Scan it or take the picture again, then send it.',
  },
  'paper.too-large': {
    kind: 'input',
    status: 413,
    vi: 'Tệp quá {most} MB. Quét lại ở 200–300 dpi, hoặc chia thành nhiều tệp.',
    en: 'The file is larger than {most} MB. Scan it at 200–300 dpi, or divide it into several files.',
  },
  'paper.cut-off': {
    kind: 'input',
    vi: 'Đường truyền đứt trước khi tệp tới hết; không phần nào được giữ. Gửi lại cả tệp.',
    en: 'The connection broke before the whole file had come; nothing of it is kept. Send the whole file again.',
  },
  'paper.other-kind': {
    kind: 'input',
    status: 415,
    vi: 'Tệp {name} không phải giấy tờ nhận được: nội dung là {found}, dù tên tệp nói gì. Gửi PDF, JPEG, PNG hoặc WebP.',
    en: 'File {name} is no paper that can be taken: its content is {found}, whatever its name says. Send PDF, JPEG, PNG or WebP.',
  },
  'paper.two-kinds': {
    kind: 'input',
    status: 415,
    vi: 'Tệp {name} vừa là ảnh hoặc PDF, vừa chứa một tệp kiểu khác. Quét lại bản giấy rồi gửi bản quét.',
    en: 'File {name} is a picture or PDF and holds a file of another kind as well. Scan the paper again and send the scan.',
  },
  'paper.broken': {
    kind: 'input',
    vi: 'Ảnh {name} hỏng ở phần đầu nên không biết cỡ. Chụp hoặc quét lại rồi gửi.',
    en: 'The head of picture {name} is broken, so its size is not known. Take or scan it again, then send it.',
  },
  'paper.too-wide': {
    kind: 'input',
    vi: 'Ảnh {name} ghi cỡ {width} × {height} điểm, quá lớn (nhiều nhất {most} mỗi cạnh). Quét lại ở 200–300 dpi.',
    en: 'Picture {name} claims {width} × {height} pixels, which is too large (at most {most} a side). Scan it at 200–300 dpi.',
  },
  'paper.locked': {
    kind: 'input',
    vi: 'PDF {name} có khoá nên không xem được bên trong. Gỡ mật khẩu, hoặc in ra rồi quét lại.',
    en: 'PDF {name} is locked, so nobody can see what is in it. Remove its password, or print and scan it.',
  },
  'paper.active': {
    kind: 'input',
    vi: 'PDF {name} chứa phần tự chạy, tự gửi đi hoặc tệp đính kèm ({found}). In ra rồi quét lại, và gửi bản quét.',
    en: 'PDF {name} holds something that runs, sends or is attached ({found}). Print and scan it, and send the scan.',
  },
  'paper.unreadable-pdf': {
    kind: 'input',
    vi: 'PDF {name} có phần nén không mở ra được để xem. In ra rồi quét lại, và gửi bản quét.',
    en: 'PDF {name} has compressed parts that cannot be opened to be looked at. Print and scan it, and send the scan.',
  },
  'paper.too-many-waiting': {
    kind: 'conflict',
    status: 429,
    vi: 'Bạn đã gửi {papers} giấy tờ chưa đính vào vụ việc nào. Đính chúng vào vụ việc, hoặc đợi: sau 7 ngày chúng tự bị bỏ.',
    en: 'You have sent {papers} papers that no case has. Attach them to their cases, or wait: after 7 days they go by themselves.',
  },
  'paper.lost': {
    kind: 'environment',
    vi: 'Kho giấy tờ thiếu tệp {document}. Lấy lại thư mục documents từ bản sao lưu.',
    en: 'The store of papers lacks {document}. Restore the folder documents from a backup.',
  },
  'paper.changed': {
    kind: 'environment',
    vi: 'Tệp {document} trong kho không còn đúng như lúc nhận, hoặc khoá keys/paper.key không phải của kho này. Lấy lại cả hai từ bản sao lưu.',
    en: 'File {document} of the store is not what was received, or keys/paper.key is of another store. Restore both from a backup.',
  },
  'store.full': {
    kind: 'environment',
    vi: 'Đĩa chứa {folder} đã đầy khi đang chép {path}. Dọn chỗ trống rồi chạy lại đúng lệnh này.',
    en: 'The disk of {folder} became full while {path} was copied. Free some space and run the same command again.',
  },
} as const;
