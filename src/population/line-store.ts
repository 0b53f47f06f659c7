/** Statements that find persons by where their forms stand. */
import { inSql, type Tx } from '#database/index.ts';

export type PersonOfLineRow = {
  readonly file: string;
  readonly line: number;
  readonly personId: number;
  readonly personNo: number | null;
  readonly fullName: string;
};

/** All linked forms of these files: small ones. */
export async function personsOfLineRows(tx: Tx, files: readonly string[]): Promise<PersonOfLineRow[]> {
  return await inSql(tx)<PersonOfLineRow[]>`
    select i.path as file, f.line, person_id as "personId", p.person_no as "personNo", p.full_name as "fullName"
    from intake.file as i
    join cleaning.form as f on f.form_id between i.file_no * 4294967296 and i.file_no * 4294967296 + 4294967295
    join linkage.form_person as l using (form_id)
    join population.person as p using (person_id)
    where i.path = any(${files as string[]}) and i.state = 'done'`;
}
