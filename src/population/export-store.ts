/** All statements that read the whole register in one stream: exports, the digest, what measuring needs. */
import { copyOutBatches, copyOutBytes, copyOutLines, inSql, sameId, type Tx } from '#database/index.ts';
import { fieldFacts, type PersonField, personFields } from './fields.ts';

type Rows = AsyncGenerator<(string | null)[][]>;

const fieldColumns = personFields.map((field) => `v.${fieldFacts[field].column}`).join(', ');

/** Hash of each received file by its number, as hexadecimal digits. */
export async function hashesOfFiles(tx: Tx): Promise<Map<number, string>> {
  const rows = await inSql(tx)<{ fileNo: number; sha256: string }[]>`select file_no as "fileNo", encode(sha256, 'hex') as sha256 from intake.file`;
  return new Map(rows.map(({ fileNo, sha256 }) => [fileNo, sha256]));
}

/** Every version that is believed of every person who was not merged, in any order, as lines of COPY text: evidence, number, day, state, fields. */
export function streamBelieved(tx: Tx): AsyncGenerator<string[]> {
  return copyOutLines(
    tx,
    `copy (
      select v.evidence, p.person_no, v.valid_from, v.state, ${fieldColumns}
      from population.version as v
      join population.person as p on ${sameId('p.person_id', 'v.person_id')}
      where p.state not in ('merged', 'withdrawn') and not v.void
        and not exists (
          select from population.version as later
          where later.person_id = v.person_id and later.valid_from = v.valid_from and later.version_no > v.version_no
        )
    ) to stdout`,
  );
}

/** Every linked form of a file: path, line, form, person, number; in order of form. */
export const streamLinkedForms = (tx: Tx): Rows => copyOutBatches(tx, linkedForms);

/** The same as bytes of COPY text. */
export const streamLinkedBytes = (tx: Tx): AsyncGenerator<Buffer> => copyOutBytes(tx, linkedForms);

const linkedForms = `copy (
      select i.path, f.line, f.form_id, l.person_id, p.person_no
      from linkage.form_person as l
      join cleaning.form as f on ${sameId('f.form_id', 'l.form_id')}
      join intake.file as i on i.file_no = f.form_id / 4294967296
      left join population.person as p on ${sameId('p.person_id', 'l.person_id')}
      where f.source <> 'act'
      order by f.form_id
    ) to stdout`;

/** The version of every person that held on a day, as the register knows it now: these fields, state, person; in order of person. */
export function streamPersonsAsOf(tx: Tx, asOf: string, fields: readonly PersonField[]): AsyncGenerator<Buffer> {
  return copyOutBytes(
    tx,
    `copy (
      select ${fields.map((field) => `v.${fieldFacts[field].column}`).join(', ')}, v.state, v.person_id
      from (
        select distinct on (person_id) *
        from (
          select distinct on (person_id, valid_from) *
          from population.version
          where valid_from <= '${asOf.replaceAll("'", '')}'
          order by person_id, valid_from desc, version_no desc
        ) as of_day
        where not void
        order by person_id, valid_from desc
      ) as v
      where v.state not in ('merged', 'withdrawn')
      order by v.person_id
    ) to stdout`,
  );
}

/** What measuring compares: person, name, date of birth, unit of residence, as they stand now. */
export function streamFacts(tx: Tx): Rows {
  return copyOutBatches(tx, 'copy (select person_id, full_name, date_of_birth, unit_id from population.person) to stdout');
}
