/** What the program itself refuses, in both languages. */
export const refusals = {
  'program.usage': {
    kind: 'usage',
    vi: '{said} Xem cách gọi bằng {help}.',
    en: '{said} See how it is called with {help}.',
  },
  'program.flag-value': {
    kind: 'usage',
    vi: '--{flag} là “{found}”. Cần {expected_vi}.',
    en: '--{flag} is “{found}”. Expected: {expected_en}.',
  },
  'program.word-empty': {
    kind: 'usage',
    vi: '<{name}> để trống. Cần {what_vi}.',
    en: '<{name}> is empty. Expected: {what_en}.',
  },
  'audit-list.one': {
    kind: 'usage',
    vi: 'Nêu đúng một trong: --person, --officer, --unit, --entry.',
    en: 'Give exactly one of --person, --officer, --unit, --entry.',
  },
  'program.not-loopback': {
    kind: 'forbidden',
    vi: 'Bản này chỉ nghe trên máy này (localhost); {host} thì không. Cán bộ và mạng sẽ có khi có đăng nhập.',
    en: 'This version listens on this machine only (localhost), not on {host}. Officers and networks come with sign-in.',
  },
  'program.port-taken': {
    kind: 'environment',
    vi: 'Cổng {port} đang bận. Bỏ --port để tự chọn cổng trống, hoặc dừng chương trình đang dùng cổng đó.',
    en: 'Port {port} is taken. Leave --port out to have a free one chosen, or stop the program that uses it.',
  },
  'program.fresh-while-running': {
    kind: 'conflict',
    vi: 'Sổ trong {folder} đang chạy ở {address}. Dừng nó rồi hãy bắt đầu lại bằng --fresh.',
    en: 'The register in {folder} is running at {address}. Stop it before you begin anew with --fresh.',
  },
  'program.fresh-in-use': {
    kind: 'conflict',
    vi: 'Một chương trình khác đang dùng hoặc đang dựng sổ trong {folder}. Đợi nó xong, hoặc dừng nó, rồi hãy bắt đầu lại bằng --fresh.',
    en: 'Another program is using or making the register in {folder}. Wait until it ends, or stop it, before you begin anew with --fresh.',
  },
  'program.fresh-not-sample': {
    kind: 'conflict',
    vi: '--fresh chỉ xoá sổ mẫu của `sogoc demo`; {folder} không phải sổ mẫu nên được giữ nguyên. Nêu thư mục khác sau --data, hoặc tự xoá thư mục này.',
    en: '--fresh deletes a sample register of `sogoc demo` only; {folder} is none and was left as it is. Give another folder after --data, or delete it yourself.',
  },
  'program.now-not-demo': {
    kind: 'usage',
    vi: '--now chỉ dành cho sổ mẫu: sổ thật chạy theo giờ của máy. Bỏ --now, hoặc dùng `sogoc demo`.',
    en: '--now is for a sample register only: a real one runs with the machine. Leave --now out, or use `sogoc demo`.',
  },
  'program.now-while-running': {
    kind: 'conflict',
    vi: 'Sổ này đang chạy ở {address}. Đổi ngày giờ của nó ở trang đầu, hoặc bằng POST /demo/clock.',
    en: 'This register is running at {address}. Move its clock on the first page, or by POST /demo/clock.',
  },
  'program.pages-not-built': {
    kind: 'environment',
    vi: 'Không dựng được trang: {reason}.',
    en: 'The pages could not be built: {reason}.',
  },
} as const;
