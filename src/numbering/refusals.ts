/** What the room refuses, in both languages. */
export const refusals = {
  'number-key.unreadable': {
    kind: 'environment',
    vi: 'Không đọc được tệp khoá số {file}: {reason}. Kiểm tra đường dẫn và quyền đọc.',
    en: 'The number key {file} could not be read: {reason}. Check the path and the right to read it.',
  },
  'number-key.malformed': {
    kind: 'input',
    vi: 'Khoá số trong {where} không phải 32 byte. Ghi đúng 32 byte, hoặc 64 chữ số thập lục phân.',
    en: 'The number key in {where} is not 32 bytes. Give exactly 32 bytes, or 64 hexadecimal digits.',
  },
} as const;
