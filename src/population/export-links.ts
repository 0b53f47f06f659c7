/** Which form speaks of whom, as a sheet: every form of a file that is linked to a person. */
import { type Database, inTransaction } from '#database/index.ts';
import { streamLinkedBytes } from './export-store.ts';
import { personTokens } from './person-token.ts';
import { type SheetColumn, writeSheet } from './write-sheet.ts';

const columns: readonly SheetColumn[] = [
  { name: 'file', as: 'text' },
  { name: 'line', as: 'text' },
  { name: 'form_id', as: 'text' },
  { name: 'person', as: 'person' },
  { name: 'person_no', as: 'digits', length: 12 },
];

/** `person` is an opaque token, there also for a person without a number. */
export async function exportLinks(db: Database, file: string): Promise<{ readonly rows: number }> {
  return await inTransaction(db, async (tx) => ({ rows: await writeSheet(file, columns, personTokens(db.dataDir), streamLinkedBytes(tx)) }));
}
