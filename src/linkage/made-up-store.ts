/** Made-up forms in a database: as cleaning leaves them before linkage, and linked as the archives leave them after it. */
import { formRow, insertForms } from '#cleaning/index.ts';
import { type Database, inSql, inTransaction, type Tx } from '#database/index.ts';
import type { Form } from '#intake/index.ts';
import { personNumberFrom } from '#values/index.ts';
import type { MadeUpForm } from './register/made-up-forms.ts';
import { insertLinks } from './store.ts';

export const fileStart = 2 ** 32;

/** Forms as cleaning leaves them, form n of a file on line n + 1, all of one commune. */
export async function cleanMadeUp(db: Database, forms: readonly MadeUpForm[], fileNo = 1): Promise<void> {
  await inTransaction(db, (tx) =>
    insertForms(
      tx,
      forms.map((form) => formRow(formOf(form, fileNo))),
    ),
  );
}

/** Units of the made-up country are none of ours. */
const elsewhere = { officeUnit: undefined, originUnit: undefined, birthRegistrationUnit: undefined, currentUnit: undefined, ethnicity: undefined };

function formOf({ id, personNumber, identityCard, insuranceNumber, phone, doubted, ...said }: MadeUpForm, fileNo: number): Form {
  const text = (value: number | null | undefined) => (value === null || value === undefined ? undefined : String(value));
  return {
    ...said,
    ...elsewhere,
    formId: fileNo * fileStart + id,
    line: id + 1,
    byteOffset: 0,
    byteLength: 10,
    doubted: doubted ?? 0,
    personNumber: personNumber ? personNumberFrom(personNumber) : undefined,
    identityCard: text(identityCard),
    insuranceNumber: text(insuranceNumber),
    phone: text(phone),
    residenceUnit: 30_003_100,
    residencePlace: 'Thôn 3, Phường Mai Động, Quận Hoàng Mai, Hà Nội',
  } as unknown as Form;
}

export type MadeUpProposal = { readonly form: number; readonly person: number; readonly slice: number; readonly changed: boolean };

/** In order of form. */
export async function proposalsIn(db: Database): Promise<MadeUpProposal[]> {
  return await inTransaction(db, async (tx) => [
    ...(await inSql(tx)<MadeUpProposal[]>`
      select form_id as form, person_id as person, slice_no as slice, changed
      from linkage.proposal
      order by form_id`),
  ]);
}

/** What the writing of archives does to links. */
export async function linkProposed(db: Database, actId: number): Promise<void> {
  const added = (await proposalsIn(db)).filter(({ changed }) => changed);
  await inTransaction(db, (tx) =>
    insertLinks(
      tx,
      actId,
      added.map(({ form, person }) => [form, person] as const),
    ),
  );
}

/** Made-up form as somebody asks for it. */
export const askedOf = (form: MadeUpForm): Form => formOf(form, 0);

/** Work that cannot write. */
export async function readingOnly<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await inTransaction(db, async (tx) => {
    await inSql(tx)`set transaction read only`;
    return await work(tx);
  });
}
