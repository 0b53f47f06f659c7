/** Reads, cleans and stores one slice of a received file, in one transaction: killed at any moment, all of it is there or nothing. */
import { type Database, inTransaction } from '#database/index.ts';
import { insertRefused, type Mended, markMended, markSliceDone, type RefusedRecord, readSlice, type Slice } from '#intake/index.ts';
import type { PartialDate } from '#values/index.ts';
import { type CleanForm, makeCleaner } from './clean-form.ts';
import type { Finding } from './finding.ts';
import { insertFindings, insertForms } from './store.ts';

export type SliceCleaner = ReturnType<typeof makeCleaner>;
export type CleanedCounts = {
  readonly records: number;
  readonly forms: number;
  readonly refused: number;
  readonly findings: number;
  readonly repaired: number;
};

const dayIn = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

export const makeSliceCleaner = (now: Date): SliceCleaner => makeCleaner(Number(dayIn.format(now).replaceAll('-', '')) as PartialDate);

type Needs = { readonly actId: number; readonly now: Date; readonly cleaner: SliceCleaner };

/** `undefined` where another process has stored the slice since it was listed. Repaired findings are written when the forms are. */
export async function cleanSlice(db: Database, slice: Slice, { actId, now, cleaner }: Needs): Promise<CleanedCounts | undefined> {
  return await inTransaction(db, async (tx) => {
    if (!(await markSliceDone(tx, slice, now))) return undefined;
    const findings: Finding[] = [];
    const refused: RefusedRecord[] = [];
    const mended: Mended[] = [];
    let forms = 0;
    await insertForms(tx, cleaned());
    await insertFindings(tx, actId, findings);
    if (refused.length > 0) await insertRefused(tx, refused);
    if (mended.length > 0) await markMended(tx, mended);
    return {
      records: forms + refused.length,
      forms,
      refused: refused.length,
      findings: findings.length,
      repaired: findings.filter(({ state }) => state === 'repaired').length,
    };

    async function* cleaned(): AsyncGenerator<CleanForm['form']> {
      for await (const batch of readSlice(db.dataDir, slice)) {
        for (const received of batch.forms) {
          const clean = cleaner(received);
          for (const finding of clean.findings) findings.push(finding);
          forms++;
          yield clean.form;
        }
        refused.push(...batch.refused);
        mended.push(...batch.mended);
      }
    }
  });
}
