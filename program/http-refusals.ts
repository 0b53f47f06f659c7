/** What the HTTP side of the program refuses, before any room is asked. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'request.field': {
    kind: 'input',
    vi: 'Mục {field} của yêu cầu: cần {expected_vi}. Dạng đúng ở /openapi.json.',
    en: 'Field {field} of the request: expected {expected_en}. Its shape is in /openapi.json.',
  },
  'request.unreadable': {
    kind: 'input',
    vi: 'Không đọc được thân yêu cầu. Gửi JSON đúng cú pháp, kiểu application/json.',
    en: 'The body cannot be read. Send well-formed JSON as application/json.',
  },
  'request.media-type': {
    kind: 'input',
    status: 415,
    vi: 'Thân yêu cầu có kiểu khác. Gửi JSON, kiểu application/json.',
    en: 'The body is of another type. Send JSON as application/json.',
  },
  'request.too-large': {
    kind: 'input',
    status: 413,
    vi: 'Thân yêu cầu quá {most} byte. Gửi ngắn hơn; tệp phiếu thì nạp bằng lệnh npx sogoc build.',
    en: 'The body is larger than {most} bytes. Send less; files of forms are taken in with npx sogoc build.',
  },
  'request.no-length': {
    kind: 'input',
    status: 411,
    vi: 'Yêu cầu không nói tệp dài bao nhiêu. Gửi tiêu đề Content-Length, không gửi từng khúc (chunked).',
    en: 'The request does not say how long the file is. Send the header Content-Length, and do not send it in chunks.',
  },
  'request.too-many-bytes': {
    kind: 'input',
    status: 413,
    vi: 'Tệp dài {bytes} byte, nhiều nhất được {most}. Quét lại ở 200–300 dpi, hoặc chia thành nhiều tệp.',
    en: 'The file is {bytes} bytes long; {most} at most are taken. Scan it at 200–300 dpi, or divide it into several files.',
  },
  'request.other-media': {
    kind: 'input',
    status: 415,
    vi: 'Ở đây nhận tệp kiểu {media}. Gửi đúng tiêu đề Content-Type của tệp.',
    en: 'Files of the types {media} are taken here. Send the file’s own type in the header Content-Type.',
  },
  'request.address': {
    kind: 'input',
    vi: 'Địa chỉ viết sai: sau dấu % phải là hai chữ số thập lục phân. Dấu % thật viết là %25.',
    en: 'The address is malformed: two hexadecimal digits follow each %. A true % is written %25.',
  },
  'idempotency-key.missing': {
    kind: 'input',
    vi: 'Thiếu tiêu đề Idempotency-Key, hoặc nó không phải 1–200 ký tự ASCII liền nhau. Gửi một UUID mới cho mỗi việc mới, và gửi lại đúng nó khi thử lại.',
    en: 'The header Idempotency-Key is missing or is not 1–200 visible ASCII characters. Send a new UUID for each new thing, and the same one when you try again.',
  },
  'idempotency-key.other-request': {
    kind: 'conflict',
    status: 422,
    vi: 'Khoá Idempotency-Key này đã dùng cho một yêu cầu khác. Gửi khoá mới cho việc mới.',
    en: 'This Idempotency-Key was used for another request. Send a new key for a new thing.',
  },
  'if-match.missing': {
    kind: 'input',
    status: 428,
    vi: 'Thiếu tiêu đề If-Match. Gửi ETag của bản đã xem, để không đè lên việc người khác vừa làm.',
    en: 'The header If-Match is missing. Send the ETag of what you saw, so that nobody’s work is overwritten.',
  },
  'route.method': {
    kind: 'input',
    status: 405,
    vi: '{path} không nhận {method}; chỉ nhận {allowed}. Các địa chỉ có ở /openapi.json.',
    en: '{path} does not take {method}; it takes {allowed} only. The addresses are in /openapi.json.',
  },
  'route.unknown': {
    kind: 'unknown',
    vi: 'Không có gì ở {path}. Các địa chỉ có ở /openapi.json.',
    en: 'There is nothing at {path}. The addresses are in /openapi.json.',
  },
  'host.foreign': {
    kind: 'forbidden',
    vi: 'Sổ này chỉ trả lời ở localhost. Mở http://localhost:{port}/ trên chính máy này.',
    en: 'This register answers at localhost only. Open http://localhost:{port}/ on this machine.',
  },
  'origin.foreign': {
    kind: 'forbidden',
    vi: 'Một trang khác gửi yêu cầu này. Chỉ trang của sổ được làm việc này.',
    en: 'Another page sent this request. Only the register’s own pages may do this.',
  },
  'port.none': {
    kind: 'environment',
    vi: 'Các cổng từ {from} đến {to} đều đang dùng. Chọn cổng bằng --port.',
    en: 'Ports {from} to {to} are all in use. Choose one with --port.',
  },
  'delivery.none': {
    kind: 'unknown',
    vi: 'Không có tệp nào đang chờ. Nạp tệp bằng lệnh npx sogoc build THƯ-MỤC.',
    en: 'No files wait. Take files in with npx sogoc build FOLDER.',
  },
  'delivery.running': {
    kind: 'conflict',
    vi: 'Một lượt khác đang chạy từ {since}. Chờ nó xong rồi chạy lại.',
    en: 'Another run has been going since {since}. Start again when it is done.',
  },
  'delivery.not-started': {
    kind: 'environment',
    vi: 'Lượt chạy dừng ngay khi bắt đầu. Xem lý do ở cửa sổ đã chạy npm start.',
    en: 'The run ended as it began. See why in the window in which you ran npm start.',
  },
  'server.fault': {
    kind: 'environment',
    vi: 'Máy chủ gặp lỗi, mã {reference}. Thử lại; nếu còn, gửi mã này cho người quản trị.',
    en: 'The server met a fault, reference {reference}. Try again; if it stays, give this reference to the administrator.',
  },
} as const satisfies RefusalTexts;
