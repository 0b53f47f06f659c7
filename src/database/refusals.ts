/** What the room refuses, in both languages. */
export const refusals = {
  'database.no-register': {
    kind: 'unknown',
    vi: 'Trong {place} chưa có sổ nào. Lập sổ bằng `sogoc build TỆP… --data THƯ-MỤC`, xem sổ mẫu bằng `sogoc demo`, hoặc nêu đúng thư mục của sổ sau --data.',
    en: 'There is no register in {place}. Make one with `sogoc build FILES… --data FOLDER`, see a sample with `sogoc demo`, or name the register’s own folder after --data.',
  },
  'database.binaries-missing': {
    kind: 'environment',
    vi: 'Máy này ({platform}) chưa có PostgreSQL nhúng trong node_modules. Chạy lại `npm ci`, hoặc đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL 18.',
    en: 'There is no embedded PostgreSQL for this machine ({platform}) in node_modules. Run `npm ci` again, or set DATABASE_URL to a PostgreSQL 18 server.',
  },
  'database.not-started': {
    kind: 'environment',
    vi: 'PostgreSQL không khởi động được: {reason}. Xem {log}.',
    en: 'PostgreSQL did not start: {reason}. See {log}.',
  },
  'database.not-created': {
    kind: 'environment',
    vi: 'Không tạo được cơ sở dữ liệu trong {folder}: {reason}. Kiểm tra chỗ trống trên đĩa và quyền ghi.',
    en: 'The database could not be made in {folder}: {reason}. Check free disk space and write permission.',
  },
  'database.folder-foreign': {
    kind: 'environment',
    vi: 'Trong {folder} có tệp, nhưng không phải cơ sở dữ liệu của Sổ Gốc. Hãy nêu một thư mục khác sau --data, hoặc chuyển các tệp ấy đi.',
    en: 'There are files in {folder}, but no database of Sổ Gốc. Name another folder after --data, or move those files away.',
  },
  'database.newer': {
    kind: 'environment',
    vi: 'Sổ này đã được một bản mới hơn mở (lược đồ {found}, bản này biết đến {known}). Dùng bản Sổ Gốc mới hơn.',
    en: 'This register was opened by a newer version (schema {found}, this one knows up to {known}). Use the newer Sổ Gốc.',
  },
  'database.migration-changed': {
    kind: 'environment',
    vi: 'Bước lược đồ {migration} đã khác bản từng chạy trên sổ này. Lấy lại đúng bản Sổ Gốc đã tạo sổ.',
    en: 'Schema step {migration} differs from the one that ran on this register. Use the Sổ Gốc that made it.',
  },
  'database.lost': {
    kind: 'environment',
    vi: 'Mất kết nối tới PostgreSQL giữa chừng: {reason}. Phần đã xong được giữ; chạy lại đúng lệnh này để làm tiếp.',
    en: 'The connection to PostgreSQL was lost: {reason}. What was done is kept; run the same command again to go on.',
  },
  'database.no-connection': {
    kind: 'environment',
    vi: 'Máy chủ PostgreSQL không nhận thêm kết nối: {reason}. Phần đã xong được giữ; dừng bớt chương trình khác hoặc tăng max_connections, rồi chạy lại đúng lệnh này.',
    en: 'The PostgreSQL server takes no more connections: {reason}. What was done is kept; end other programs or raise max_connections, then run the same command again.',
  },
  'database.disk-full': {
    kind: 'environment',
    vi: 'Đĩa đã đầy: {reason}. Phần đã xong được giữ; dọn chỗ trống rồi chạy lại đúng lệnh này.',
    en: 'The disk is full: {reason}. What was done is kept; free some space and run the same command again.',
  },
  'database.roles': {
    kind: 'environment',
    vi: 'Vai trò của DATABASE_URL không tạo được vai trò {role} trên máy chủ PostgreSQL. Cho nó quyền createrole, hoặc để quản trị máy chủ tạo {role} và cấp cho nó.',
    en: "The role of DATABASE_URL cannot make the role {role} on the PostgreSQL server. Give it createrole, or have the server's administrator make {role} and grant it.",
  },
} as const;
