/** All archives as of a day, as a sheet; made-up people, and the sheet says so in every row. */
import { type Database, inTransaction } from '#database/index.ts';
import { ethnicityName, unitCatalogue } from '#geography/index.ts';
import { formatIso, type PartialDate, personNumberFrom, type UnitId } from '#values/index.ts';
import { csvLine, writeCsv } from './csv.ts';
import { dayOfMoment } from './day.ts';
import { streamPersonsAsOf } from './export-store.ts';
import { fieldFacts, type PersonField, personFields, placeOf } from './fields.ts';
import { unitOnDay } from './format-value.ts';
import { personTokens } from './person-token.ts';
import { isoDay } from './version-row.ts';

const first = ['personNumber', 'fullName', 'dateOfBirth', 'sex'] as const satisfies readonly PersonField[];
const fields: readonly PersonField[] = [...first, ...personFields.filter((field) => !(first as readonly PersonField[]).includes(field))];
const header = [...fields.map((field) => fieldFacts[field].column), 'state', 'person', 'du_lieu'];
const synthetic = 'dữ liệu tổng hợp';

export type PersonsExport = { readonly now: Date; readonly asOf?: PartialDate | undefined };

/** Dates as `1995-03-15` or `1948`; units as they are called on that day. Persons not born by then are left out. */
export async function exportPersons(db: Database, file: string, { now, asOf = dayOfMoment(now) }: PersonsExport): Promise<{ readonly rows: number }> {
  const { tokenOf } = personTokens(db.dataDir);
  const cellOf = cellWriter(asOf);
  return await inTransaction(db, async (tx) => {
    async function* lines(): AsyncGenerator<string> {
      for await (const rows of streamPersonsAsOf(tx, isoDay(asOf))) {
        for (const [person, state = null, ...values] of rows) {
          yield csvLine([...fields.map((field) => cellOf(field, values[placeOf[field]] ?? null)), state, tokenOf(Number(person)), synthetic]);
        }
      }
    }
    return { rows: await writeCsv(file, header, lines()) };
  });
}

function cellWriter(on: PartialDate): (field: PersonField, text: string | null) => string | null {
  const catalogue = unitCatalogue();
  const paths = new Map<string, string>();
  const pathOf = (text: string): string => {
    const path = paths.get(text) ?? catalogue.pathOf(unitOnDay(Number(text) as UnitId, { catalogue, on }));
    paths.set(text, path);
    return path;
  };
  return (field, text) => {
    if (text === null) return null;
    const { kind } = fieldFacts[field];
    if (kind === 'number') return personNumberFrom(Number(text));
    if (kind === 'date') return formatIso(Number(text) as PartialDate);
    if (kind === 'unit') return pathOf(text);
    return kind === 'ethnicity' ? (ethnicityName(Number(text)) ?? text) : text;
  };
}
