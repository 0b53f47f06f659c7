/** Door for the program: whether numbers are drawn with the key of those that were. */
import { type CheckUpNeeds, inTransaction } from '#database/index.ts';
import { type CheckUp, good, type Health, keyHealth } from '#values/index.ts';
import { isAnyNumberGiven } from './store.ts';

async function numberKey({ db }: CheckUpNeeds): Promise<Health> {
  if (process.env['SOGOC_NUMBER_KEY']) return good('SOGOC_NUMBER_KEY');
  return keyHealth(db.dataDir, 'number.key', await inTransaction(db, isAnyNumberGiven));
}

export const checkUps: readonly CheckUp<CheckUpNeeds>[] = [{ check: 'number-key', words: { vi: 'khoá cấp số', en: 'number key' }, look: numberKey }];
