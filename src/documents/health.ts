/** Door for the program: whether papers can be opened. */
import { type CheckUpNeeds, inTransaction } from '#database/index.ts';
import { type CheckUp, type Health, keyHealth } from '#values/index.ts';
import { isAnyPaperKept } from './store.ts';

const paperKey = async ({ db }: CheckUpNeeds): Promise<Health> => keyHealth(db.dataDir, 'paper.key', await inTransaction(db, isAnyPaperKept));

export const checkUps: readonly CheckUp<CheckUpNeeds>[] = [{ check: 'paper-key', words: { vi: 'khoá giấy tờ', en: 'paper key' }, look: paperKey }];
