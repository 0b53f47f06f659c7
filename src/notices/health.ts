/** Door for the program: whether messages go out. */
import { type CheckUpNeeds, inTransaction } from '#database/index.ts';
import { type CheckUp, good, type Health, warning } from '#values/index.ts';
import { longestUncarried } from './store.ts';

/** They are handed on each minute while the register is served. */
const longMs = 3_600_000;

async function messages({ db }: CheckUpNeeds): Promise<Health> {
  const { count, since } = await inTransaction(db, longestUncarried);
  const found = { vi: `${count} tin chưa gửi`, en: `${count} not sent yet` };
  if (since === null || db.now().getTime() - since.getTime() < longMs) return good(found);
  return warning(found, {
    vi: 'Chạy sogoc serve: tin được chuyển đi mỗi phút khi sổ đang phục vụ.',
    en: 'Run sogoc serve: messages are handed on each minute while the register is served.',
  });
}

export const checkUps: readonly CheckUp<CheckUpNeeds>[] = [{ check: 'messages', words: { vi: 'tin nhắn', en: 'messages' }, look: messages }];
