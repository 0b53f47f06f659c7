/** All archives as of a day, as a sheet; made-up people, and the sheet says so in every row. */
import { type Database, inTransaction } from '#database/index.ts';
import { ethnicityName, unitCatalogue } from '#geography/index.ts';
import { formatIso, type PartialDate, type UnitId } from '#values/index.ts';
import { dayOfMoment } from './day.ts';
import { streamPersonsAsOf } from './export-store.ts';
import { fieldFacts, type PersonField, personFields } from './fields.ts';
import { unitOnDay } from './format-value.ts';
import { personTokens } from './person-token.ts';
import { isoDay } from './version-row.ts';
import { type SheetColumn, writeSheet } from './write-sheet.ts';

const first = ['personNumber', 'fullName', 'dateOfBirth', 'sex'] as const satisfies readonly PersonField[];
const fields: readonly PersonField[] = [...first, ...personFields.filter((field) => !(first as readonly PersonField[]).includes(field))];

/** What `population.version` says of a person, in the order of the sheet; state and person follow. */
export const exportedColumns: readonly string[] = fields.map((field) => fieldFacts[field].column);

export type PersonsExport = { readonly now: Date; readonly asOf?: PartialDate | undefined };

/** Dates as `1995-03-15` or `1948`; units as they are called on that day. Persons not born by then are left out. */
export async function exportPersons(db: Database, file: string, { now, asOf = dayOfMoment(now) }: PersonsExport): Promise<{ readonly rows: number }> {
  const columns: readonly SheetColumn[] = [
    ...fields.map((field) => columnOf(field, asOf)),
    { name: 'state', as: 'text' },
    { name: 'person', as: 'person' },
    { name: 'du_lieu', as: 'constant', text: 'dữ liệu tổng hợp' },
  ];
  return await inTransaction(db, async (tx) => {
    return { rows: await writeSheet(file, columns, personTokens(db.dataDir), streamPersonsAsOf(tx, isoDay(asOf), fields)) };
  });
}

function columnOf(field: PersonField, on: PartialDate): SheetColumn {
  const { kind, column: name } = fieldFacts[field];
  const catalogue = unitCatalogue();
  switch (kind) {
    case 'number':
      return { name, as: 'digits', length: 12 };
    case 'date':
      return { name, as: 'value', textOf: (date) => formatIso(date as PartialDate) };
    case 'unit':
      return { name, as: 'value', textOf: (unit) => catalogue.pathOf(unitOnDay(unit as UnitId, { catalogue, on })) };
    case 'ethnicity':
      return { name, as: 'value', textOf: (code) => ethnicityName(code) ?? String(code) };
    default:
      return { name, as: 'text' };
  }
}
