/** Door for the program: whether somebody can let officers in, and whether their secrets can be opened. */
import { type CheckUpNeeds, inTransaction } from '#database/index.ts';
import { bad, type CheckUp, good, type Health, keyHealth, warning } from '#values/index.ts';
import { countAdministrators, isAnySecretKept } from './account-store.ts';

const credentialsKey = async ({ db }: CheckUpNeeds): Promise<Health> => keyHealth(db.dataDir, 'credentials.key', await inTransaction(db, isAnySecretKept));

async function administrators({ db, production }: CheckUpNeeds): Promise<Health> {
  const count = await inTransaction(db, (tx) => countAdministrators(tx, db.now()));
  const found = { vi: `${count} quản trị đăng nhập được`, en: `${count} can sign in` };
  if (count > 1 || (count === 1 && !production)) return good(found);
  if (count === 1)
    return warning(found, {
      vi: 'Giao chức quản trị cho người thứ hai: người duy nhất mất khoá là không ai mở được tài khoản nào.',
      en: 'Give a second person the office: when the only one loses the key, nobody can open an account.',
    });
  const remedy = { vi: 'Chạy sogoc init và mở liên kết nó in ra.', en: 'Run sogoc init and open the link that it prints.' };
  return production ? bad(found, remedy) : warning(found, remedy);
}

export const checkUps: readonly CheckUp<CheckUpNeeds>[] = [
  { check: 'credentials-key', words: { vi: 'khoá đăng nhập', en: 'sign-in key' }, look: credentialsKey },
  { check: 'administrators', words: { vi: 'quản trị', en: 'administrators' }, look: administrators },
];
