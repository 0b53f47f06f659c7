/** What the program itself refuses, in both languages. */
export const refusals = {
  'program.flag-value': {
    kind: 'input',
    vi: '--{flag} là “{found}”. Cần {expected}.',
    en: '--{flag} is “{found}”. Expected: {expected}.',
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
  'program.pages-not-built': {
    kind: 'environment',
    vi: 'Không dựng được trang: {reason}.',
    en: 'The pages could not be built: {reason}.',
  },
} as const;
