/** Reads, cleans and stores some slices of received files, in one transaction: killed at any moment, all of it is there or nothing. */
import { type Database, inSliceTransaction } from '#database/index.ts';
import { insertRefused, type Mended, markMended, markSlicesDone, type RefusedRecord, readSlice, type Slice } from '#intake/index.ts';
import type { PartialDate } from '#values/index.ts';
import { makeCleaner } from './clean-form.ts';
import type { Finding } from './finding.ts';
import { formRow, insertFindings, insertForms } from './store.ts';

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

/** `undefined` where other processes have stored all of them since they were listed. Repaired findings are written when the forms are. */
export async function cleanSlices(db: Database, slices: readonly Slice[], { actId, now, cleaner }: Needs): Promise<CleanedCounts | undefined> {
  return await inSliceTransaction(db, async (tx) => {
    const own = await markSlicesDone(tx, slices, now);
    if (own.length === 0) return undefined;
    const findings: Finding[] = [];
    const refused: RefusedRecord[] = [];
    const mended: Mended[] = [];
    let forms = 0;
    await insertForms(tx, rows());
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

    async function* rows(): AsyncGenerator<string> {
      for (const slice of own) {
        for await (const batch of readSlice(db.dataDir, slice)) {
          refused.push(...batch.refused);
          mended.push(...batch.mended);
          let text = '';
          for (const received of batch.forms) {
            const clean = cleaner(received);
            for (const finding of clean.findings) findings.push(finding);
            forms++;
            text += formRow(clean.form);
            if (text.length < textAtOnce) continue;
            yield text;
            text = '';
          }
          yield text;
        }
      }
    }
  });
}

/** A form's row is some 400 signs; handed on one by one they would cost as much as cleaning them. */
const textAtOnce = 1 << 16;
