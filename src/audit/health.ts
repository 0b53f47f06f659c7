/** Door for the program: whether the log goes on, under its key, and who else remembers it. */
import { type CheckUpNeeds, inTransaction } from '#database/index.ts';
import { bad, type CheckUp, good, type Health, keyHealth, warning } from '#values/index.ts';
import { readCheckpoint } from './log/checkpoint.ts';
import { isSignedBy } from './log/signed-note.ts';
import { logSigner } from './log-key.ts';
import { longestWaiting, newestCheckpoint, standingRefusals } from './log-store.ts';
import { trustedWitnesses } from './witness/trusted-witnesses.ts';

/** Entries get their place within a second while the register is served. */
const longMs = 60_000;

async function logKey({ db }: CheckUpNeeds): Promise<Health> {
  const signed = await inTransaction(db, newestCheckpoint);
  const health = keyHealth(db.dataDir, 'audit.key', signed !== undefined);
  if (health.state !== 'good' || signed === undefined) return health;
  const newest = readCheckpoint(signed.note);
  if (newest !== undefined && isSignedBy(logSigner(db.dataDir), newest)) return health;
  return bad(
    { vi: 'mốc mới nhất do khoá khác ký', en: 'the newest checkpoint was signed with another key' },
    {
      vi: 'Chép lại keys/audit.key từ bản lưu: với khoá khác nhật ký không ký tiếp.',
      en: 'Copy keys/audit.key back from its backup: with another one the log signs nothing more.',
    },
  );
}

async function waiting({ db }: CheckUpNeeds): Promise<Health> {
  const { count, since } = await inTransaction(db, longestWaiting);
  const found = { vi: `${count} mục chờ chỗ trong nhật ký`, en: `${count} entries wait for their place in the log` };
  if (since === null || db.now().getTime() - since.getTime() < longMs) return good(found);
  return warning(found, {
    vi: 'Chạy sogoc serve: chương trình phục vụ xếp chỗ cho các mục.',
    en: 'Run sogoc serve: the serving program gives entries their places.',
  });
}

async function witnesses({ db, production }: CheckUpNeeds): Promise<Health> {
  const trusted = trustedWitnesses(db.dataDir);
  const refusing = await inTransaction(db, standingRefusals);
  if (refusing.length > 0) {
    const names = refusing.map(({ witness }) => witness).join(', ');
    return bad(
      { vi: `${names} từ chối ký: nhật ký đã bị cắt hoặc viết lại`, en: `${names} refuses to sign: the log was cut or rewritten` },
      {
        vi: 'Chạy sogoc audit verify để biết từ mục nào; đừng xoá gì của nhân chứng.',
        en: 'Run sogoc audit verify to learn from which entry on; delete nothing of the witness.',
      },
    );
  }
  if (trusted.length > 0) return good(trusted.map(({ key, address }) => `${key.name} (${address})`).join(', '));
  const found = { vi: 'không nhân chứng nào ký cùng', en: 'no witness signs with it' };
  const remedy = {
    vi: 'Chạy sogoc audit witness ở một cơ quan khác, rồi sogoc audit trust KHOÁ --url ĐỊA-CHỈ ở đây.',
    en: 'Run sogoc audit witness at another body, then sogoc audit trust KEY --url ADDRESS here.',
  };
  return production ? bad(found, remedy) : warning(found, remedy);
}

export const checkUps: readonly CheckUp<CheckUpNeeds>[] = [
  { check: 'log-key', words: { vi: 'khoá nhật ký', en: 'log key' }, look: logKey },
  { check: 'log-waiting', words: { vi: 'nhật ký', en: 'log' }, look: waiting },
  { check: 'log-witnesses', words: { vi: 'nhân chứng', en: 'witnesses' }, look: witnesses },
];
