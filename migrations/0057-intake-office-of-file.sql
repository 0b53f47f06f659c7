-- A row that could not be read is of the office whose file it stands in: it goes back to that commune, and to nobody else's officers.
alter table intake.file add column office_unit integer;
comment on column intake.file.office_unit is 'The commune whose office all forms name that were read from it; null where they name several, or none';

update intake.file as f
set office_unit = o.unit
from (
  select r.file_no, min(c.office_unit) as unit
  from (select distinct file_no from intake.refused) as r
  join cleaning.form as c on c.form_id >= r.file_no::bigint << 32 and c.form_id < (r.file_no::bigint + 1) << 32
  group by r.file_no
  having count(*) = count(c.office_unit) and min(c.office_unit) = max(c.office_unit)
) as o
where f.file_no = o.file_no;

alter table intake.refused enable row level security;
create policy register on intake.refused to sogoc_register using (true) with check (true);
create policy reader on intake.refused to sogoc_app using (
  (select access.reader_country())
  or exists (
    select from intake.file as f
    join access.reach as r on r.unit_id = f.office_unit
    where f.file_no = refused.file_no and r.root_unit = (select access.reader_unit())
  )
);
