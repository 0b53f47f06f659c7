/** Whether a key of the register is there, is a key, and is its owner's alone. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { bad, good, type Health } from './check-up.ts';
import { readKey } from './own-key.ts';

/** `isUsed`: something was made with it, so that a new one in its place would not open what is there. */
export function keyHealth(dataDir: string, name: string, isUsed: boolean): Health {
  const file = path.join(dataDir, 'keys', name);
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  if (mode === undefined && !isUsed) return good({ vi: 'chưa dùng tới', en: 'not used yet' });
  if (mode === undefined)
    return bad(
      { vi: `thiếu ${file}`, en: `${file} is missing` },
      {
        vi: 'Chép lại khoá từ bản lưu trước khi chạy gì khác: khoá mới lập không mở được những gì khoá cũ đã làm.',
        en: 'Copy the key back from its backup before anything else runs: a new one does not open what the old one made.',
      },
    );
  if (readKey(readFileSync(file)) === undefined)
    return bad(
      { vi: `${file} không phải khoá 32 byte`, en: `${file} is no key of 32 bytes` },
      { vi: 'Chép lại khoá từ bản lưu.', en: 'Copy it back from its backup.' },
    );
  if ((mode & 0o077) !== 0)
    return bad(
      { vi: `người khác trên máy đọc được ${file}`, en: `others on this machine can read ${file}` },
      { vi: `chmod 600 ${file}`, en: `chmod 600 ${file}` },
    );
  return good(file);
}
