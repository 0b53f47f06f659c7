/** All statements that read the whole register in one stream: exports, the digest, what measuring needs. */
import { copyIn, copyOutBatches, copyOutBytes, copyOutLines, copyRow, inSql, sameId, type Tx } from '#database/index.ts';
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

/** Every linked form of a file, as bytes of COPY text: path, line, form, person, number; in order of form. */
export function streamLinkedBytes(tx: Tx): AsyncGenerator<Buffer> {
  return copyOutBytes(
    tx,
    `copy (
      select i.path, f.line, f.form_id, l.person_id, p.person_no
      from linkage.form_person as l
      join cleaning.form as f on ${sameId('f.form_id', 'l.form_id')}
      join intake.file as i on i.file_no = f.form_id / 4294967296
      left join population.person as p on ${sameId('p.person_id', 'l.person_id')}
      where f.source <> 'act'
      order by f.form_id
    ) to stdout`,
  );
}

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

/** People as they truly are: person, name, date of birth, code of the commune. */
export async function insertPeople(tx: Tx, people: AsyncIterable<readonly string[]>): Promise<void> {
  await inSql(tx)`create temporary table true_person (person text, full_name text, date_of_birth text, unit text) on commit drop`;
  await copyIn(tx, 'copy true_person (person, full_name, date_of_birth, unit) from stdin', lines());
  async function* lines(): AsyncGenerator<string> {
    for await (const person of people) yield copyRow(person);
  }
}

/**
 * What measuring compares: name, date of birth and unit of each archive as they stand now, and those of the person of whom most of
 * its forms are, by `judged` of `keepTruth`; of two alike the first.
 */
export function streamFactsBesideTrue(tx: Tx): Rows {
  return copyOutBatches(
    tx,
    `copy (
      select p.full_name, p.date_of_birth, p.unit_id, t.full_name, t.date_of_birth, t.unit
      from (
        select distinct on (person_id) person_id, true_person
        from judged
        group by person_id, true_person
        order by person_id, count(*) desc, true_person
      ) as most
      join population.person as p on ${sameId('p.person_id', 'most.person_id')}
      join true_person as t on t.person = most.true_person
    ) to stdout`,
  );
}
