/** Door for the program: the start of a real register. */
import { type CommandNeeds, inTransaction } from '#database/index.ts';
import type { Command } from '#values/index.ts';
import { beginRegister } from './accounts/begin-register.ts';

const init: Command<CommandNeeds> = {
  path: ['init'],
  makesRegister: true,
  brief: {
    vi: 'lập sổ thật: trống, không mật khẩu mặc định; in liên kết một lần cho quản trị đầu tiên',
    en: 'begin a real register: empty, without a default password; prints a one-time link for the first administrator',
  },
  example: 'sogoc init --data /srv/sogoc',
  flags: { login: { kind: 'text', brief: { vi: 'tên đăng nhập của quản trị (mặc định quan-tri)', en: 'login of the administrator (quan-tri unless told)' } } },
  async run(needs, input) {
    const db = await needs.register();
    const { link } = await inTransaction(db, (tx) => beginRegister(tx, { login: input.text('login') ?? 'quan-tri', now: needs.now }));
    const place = `/dang-nhap#${link}`;
    return {
      data: { link, page: place, minutes: 30 },
      *say(language) {
        yield language === 'vi'
          ? `Sổ đã lập. Chạy \`sogoc serve\`, rồi trong 30 phút mở trang ${place} ở địa chỉ nó in ra. Liên kết dùng được một lần.`
          : `The register is there. Run \`sogoc serve\`, then within 30 minutes open the page ${place} at the address that it prints. The link is good once.`;
      },
    };
  },
};

export const commands: readonly Command<CommandNeeds>[] = [init];
