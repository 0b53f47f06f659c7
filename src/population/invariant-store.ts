/** All statements of the invariants: each selects what breaks one, so that nothing is what it should find. */
import { inSql, sameId, type Tx } from '#database/index.ts';

export type Invariant = { readonly name: string; readonly vi: string; readonly en: string; readonly breaches: string };

/** In the order of the pipeline. A query gives one row a breach. */
export const invariants: readonly Invariant[] = [
  {
    name: 'records-are-forms-and-refused',
    vi: 'Mỗi bản ghi của một tệp đã đọc xong là một phiếu hoặc một dòng trả lại',
    en: 'Every record of a file that was read is a form or a refused row',
    breaches: `
      select i.path
      from intake.file as i
      left join (select form_id / 4294967296 as file_no, count(*) as forms from cleaning.form where source <> 'act' group by 1) as f using (file_no)
      left join (select file_no, count(*) as rows from intake.refused group by 1) as r using (file_no)
      where i.state in ('done', 'withdrawn') and i.records <> coalesce(f.forms, 0) + coalesce(r.rows, 0)`,
  },
  {
    name: 'form-linked-or-withdrawn',
    vi: 'Mỗi phiếu thuộc đúng một hồ sơ, trừ phiếu đã rút và phiếu của lượt đang chạy',
    en: 'Every form belongs to one archive, but for withdrawn ones and those of a running build',
    breaches: `
      select f.form_id
      from cleaning.form as f
      where not exists (select from linkage.form_person as l where ${sameId('l.form_id', 'f.form_id')})
        and not exists (select from linkage.form_move as m where m.form_id = f.form_id and m.to_person is null)
        and not exists (select from population.build where finished_at is null)`,
  },
  {
    name: 'link-has-form-and-archive',
    vi: 'Mỗi liên kết trỏ tới một phiếu và một hồ sơ có thật',
    en: 'Every link points to a form and an archive that are there',
    breaches: `
      select l.form_id from linkage.form_person as l where not exists (select from cleaning.form as f where ${sameId('f.form_id', 'l.form_id')})
      union all
      select l.form_id from linkage.form_person as l where not exists (select from population.person as p where ${sameId('p.person_id', 'l.person_id')})`,
  },
  {
    name: 'withdrawn-file-is-nobodys',
    vi: 'Không phiếu nào của tệp đã rút thuộc về ai',
    en: 'No form of a withdrawn file belongs to anybody',
    breaches: `
      select l.form_id
      from intake.file as i
      join linkage.form_person as l on l.form_id between i.file_no * 4294967296 and i.file_no * 4294967296 + 4294967295
      where i.state = 'withdrawn'`,
  },
  {
    name: 'nobody-has-no-forms',
    vi: 'Hồ sơ không còn phiếu nào là hồ sơ đã nhập hoặc đã rút, và ngược lại',
    en: 'An archive without forms is merged or withdrawn, and the other way round',
    breaches: `
      select p.person_id
      from population.person as p
      where (p.state in ('merged', 'withdrawn')) = exists (select from linkage.form_person as l where ${sameId('l.person_id', 'p.person_id')})`,
  },
  {
    name: 'number-of-one-person',
    vi: 'Không số nào thuộc hai người, không ai có hai số đang dùng',
    en: 'No number belongs to two persons, nobody has two active numbers',
    breaches: `
      select person_no from population.person where person_no is not null group by person_no having count(*) > 1
      union all
      select person_id from numbering.number where state = 'active' group by person_id having count(*) > 1`,
  },
  {
    name: 'number-active-for-its-person',
    vi: 'Số trên hồ sơ là số đang dùng của chính người đó, và ngược lại',
    en: 'The number of an archive is the active one of that person, and the other way round',
    breaches: `
      select p.person_id
      from population.person as p
      full join (select person_no, person_id from numbering.number where state = 'active') as n on ${sameId('n.person_id', 'p.person_id')}
      where p.person_no is distinct from n.person_no`,
  },
  {
    name: 'number-out-of-use-leads-on',
    vi: 'Số đã thôi dùng dẫn tới một số đang dùng, trừ số của hồ sơ đã rút',
    en: 'A number that is out of use leads to an active one, but for those of withdrawn archives',
    breaches: `
      with recursive chain (first, person_no, person_id, state, successor, step) as (
        select person_no, person_no, person_id, state, successor, 0 from numbering.number where state = 'retired'
        union all
        select chain.first, n.person_no, n.person_id, n.state, n.successor, chain.step + 1
        from chain
        join numbering.number as n on n.person_no = chain.successor
        where chain.step < 16
      )
      select c.first
      from (select distinct on (first) * from chain order by first, step desc) as c
      left join population.person as p on ${sameId('p.person_id', 'c.person_id')}
      where c.state <> 'active' and (c.state <> 'retired' or c.successor is not null or p.state is distinct from 'withdrawn')`,
  },
  {
    name: 'number-says-a-stratum-that-was-drawn',
    vi: 'Không nhóm số nào đã dùng nhiều số đếm hơn một triệu hoặc ít hơn số người đã được cấp',
    en: 'No group of numbers has given more than its counter says',
    breaches: `
      select r.person_no / 1000000
      from numbering.reservation as r
      left join numbering.stratum as s on s.stratum = r.person_no / 1000000
      where not r.kept and r.person_no is not null
      group by r.person_no / 1000000, s.next_counter
      having count(*) > coalesce(s.next_counter, 0)`,
  },
  {
    name: 'versions-without-gap',
    vi: 'Phiên bản của mỗi hồ sơ được đánh số từ 1 không sót',
    en: 'Versions of an archive are numbered from 1 without a gap',
    breaches: `
      select person_id
      from population.version
      group by person_id
      having min(version_no) <> 1 or max(version_no) <> count(*)`,
  },
  {
    name: 'person-is-newest-version',
    vi: 'Trạng thái hiện tại của mỗi người đúng bằng phiên bản mới nhất',
    en: 'The state now of a person equals the newest version',
    breaches: `
      select coalesce(p.person_id, v.person_id)
      from population.person as p
      full join (select distinct on (person_id) * from population.version order by person_id, version_no desc) as v on ${sameId('v.person_id', 'p.person_id')}
      where (p.version_no, p.person_no, p.state, p.full_name, p.date_of_birth, p.sex, p.unit_id, p.household_id, p.role)
        is distinct from (v.version_no, v.person_no, v.state, coalesce(v.full_name, ''), v.date_of_birth, v.sex, v.residence_unit, v.household_id, v.relation_to_head)
        or v.void`,
  },
  {
    name: 'evidence-is-what-is-linked',
    vi: 'Chứng cứ của phiên bản mới nhất đúng là các phiếu đang thuộc hồ sơ',
    en: 'The evidence of the newest version is the forms that are linked to the person',
    breaches: `
      select e.person_id
      from (
        select v.person_id, unnest(v.evidence) as form_id
        from population.person as p
        join population.version as v on v.version_no = p.version_no and ${sameId('v.person_id', 'p.person_id')}
      ) as e
      full join linkage.form_person as l on ${sameId('l.form_id', 'e.form_id')}
      where e.person_id is distinct from l.person_id`,
  },
  {
    name: 'provenance-within-evidence',
    vi: 'Mỗi giá trị chỉ tới một phiếu trong chứng cứ',
    en: 'Every value points into the evidence',
    breaches: `
      select v.person_id
      from population.version as v
      where length(v.provenance) <> 31
        or exists (
          select from generate_series(0, length(v.provenance) - 1) as place
          where get_byte(v.provenance, place) between cardinality(v.evidence) and 254
        )`,
  },
  {
    name: 'household-is-projection',
    vi: 'Hộ trên hồ sơ và danh sách thành viên hộ nói cùng một điều',
    en: 'The household of a person and the members of a household say the same',
    breaches: `
      select coalesce(p.person_id, m.person_id)
      from (select person_id, household_id, coalesce(role, 'unstated') as role from population.person where household_id is not null) as p
      full join (
        select household_id, person_id, role
        from (
          select distinct on (household_id, person_id) household_id, person_id, role
          from (
            select distinct on (household_id, person_id, valid_from) household_id, person_id, valid_from, role, void
            from population.household_member
            order by household_id, person_id, valid_from desc, version_no desc
          ) as of_day
          where not void
          order by household_id, person_id, valid_from desc
        ) as standing
        where role is not null
      ) as m using (household_id, person_id)
      where p.role is distinct from m.role`,
  },
  {
    name: 'membership-of-version',
    vi: 'Mỗi phiên bản có hộ đều có dòng thành viên hộ ghi đúng như thế, và ngược lại',
    en: 'Every version with a household has a membership that says the same, and the other way round',
    breaches: `
      select coalesce(v.person_id, m.person_id)
      from (select * from population.version where household_id is not null) as v
      full join (select * from population.household_member where role is not null) as m
        on m.household_id = v.household_id and m.version_no = v.version_no and ${sameId('m.person_id', 'v.person_id')}
      where (coalesce(v.relation_to_head, 'unstated'), v.valid_from, v.recorded_at, v.void) is distinct from (m.role, m.valid_from, m.recorded_at, m.void)`,
  },
  {
    name: 'household-key-of-one-household',
    vi: 'Không mã hộ nào là của hai hồ sơ cư trú',
    en: 'No household key stands for two residence files',
    // the commune that keeps a file is that of `fileKeeper` in cleaning: a DC01's office where it is a commune, but a lodger's residence
    breaches: `
      select household_id
      from cleaning.form
      where household_id is not null and source <> 'act'
      group by household_id
      having count(distinct (
        case when source = 'dc01' and relation_to_head is distinct from 'lodger' and office_unit / 10000000 = 3 then office_unit else residence_unit end,
        residence_file
      )) > 1`,
  },
  {
    name: 'conflict-has-parties',
    vi: 'Mỗi mâu thuẫn nêu ít nhất hai phiếu có thật',
    en: 'Every conflict names at least two forms that are there',
    breaches: `
      select c.conflict_id
      from conflicts.conflict as c
      left join conflicts.party as p using (conflict_id)
      left join cleaning.form as f on f.form_id = p.form_id
      group by c.conflict_id
      having count(f.form_id) < 2 or count(*) <> count(f.form_id)`,
  },
  {
    name: 'findings-are-counted',
    vi: 'Số lỗi giữ sẵn của từng loại đúng bằng số lỗi đang có',
    en: 'The count kept of each kind of finding is how many there are',
    breaches: `
      select c.owner_unit, c.rule, c.field, c.severity, c.state, c.source, c.is_repaired, sum(c.findings)
      from (
        select * from cleaning.finding_count
        union all
        select f.owner_unit, f.rule, f.field, f.severity, f.state, coalesce(i.source, 'act'), f.repaired is not null, -count(*)
        from cleaning.finding as f
        left join intake.file as i on i.file_no = f.form_id >> 32
        group by 1, 2, 3, 4, 5, 6, 7
      ) as c
      group by 1, 2, 3, 4, 5, 6, 7
      having sum(c.findings) <> 0`,
  },
];

/** How many breaches there are, and the first few. */
export async function breachesOf(tx: Tx, { breaches }: Invariant): Promise<{ readonly count: number; readonly first: readonly string[] }> {
  const [row] = await inSql(tx).unsafe<{ count: number; first: string[] | null }[]>(`
    with breach (what) as (select b::text from (${breaches}) as b)
    select (select count(*)::int from breach) as count, (select array_agg(what) from (select what from breach limit 5) as few) as first`);
  return { count: row?.count ?? 0, first: row?.first ?? [] };
}
