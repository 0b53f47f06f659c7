/** What the HTTP side of the program refuses, before any room is asked. */
import type { RefusalTexts } from '#values/index.ts';

export const refusals = {
  'request.field': {
    kind: 'input',
    vi: 'Mục {field} của yêu cầu chưa đúng. Xem dạng đúng ở /openapi.json.',
    en: 'Field {field} of the request is not as it should be. See its shape in /openapi.json.',
  },
  'request.unreadable': {
    kind: 'input',
    vi: 'Không đọc được thân yêu cầu. Gửi JSON, kiểu application/json, không quá 1 MB.',
    en: 'The body cannot be read. Send JSON as application/json, at most 1 MB.',
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
