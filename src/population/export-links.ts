/** Which form speaks of whom, as a sheet: every form of a file that is linked to a person. */
import { type Database, inTransaction } from '#database/index.ts';
import { personNumberFrom } from '#values/index.ts';
import { csvLine, writeCsv } from './csv.ts';
import { streamLinkedForms } from './export-store.ts';
import { personTokens } from './person-token.ts';

const header = ['file', 'line', 'form_id', 'person', 'person_no'] as const;

/** `person` is an opaque token, there also for a person without a number. */
export async function exportLinks(db: Database, file: string): Promise<{ readonly rows: number }> {
  const { tokenOf } = personTokens(db.dataDir);
  return await inTransaction(db, async (tx) => {
    async function* lines(): AsyncGenerator<string> {
      for await (const rows of streamLinkedForms(tx)) {
        for (const [path = '', line, form, person, number = null] of rows) {
          yield csvLine([path, Number(line), form, tokenOf(Number(person)), number === null ? null : personNumberFrom(Number(number))]);
        }
      }
    }
    return { rows: await writeCsv(file, header, lines()) };
  });
}
