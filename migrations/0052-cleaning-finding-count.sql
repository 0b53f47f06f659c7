-- How many findings of each kind there are, kept in the commit that changes them: pages that count findings read these few rows.
create table cleaning.finding_count (
  owner_unit integer,
  rule text not null,
  field text not null,
  severity text not null,
  state text not null,
  source text not null,
  is_repaired boolean not null,
  findings integer not null
);
comment on table cleaning.finding_count is 'Findings by kind, as rows to be summed: each statement that changes findings adds what it changes, so that nobody waits for anybody; now and then they are folded into one row a kind. Also those of withdrawn files and sealed archives';
comment on column cleaning.finding_count.owner_unit is 'The commune that mends them; null where none is known';
comment on column cleaning.finding_count.rule is 'Id of the rule';
comment on column cleaning.finding_count.field is 'The field that it judges first';
comment on column cleaning.finding_count.severity is 'error, warning or note';
comment on column cleaning.finding_count.state is 'open, repaired, kept or mended';
comment on column cleaning.finding_count.source is 'Source of the forms; act for those of acts';
comment on column cleaning.finding_count.is_repaired is 'Whether another value stands in place of what was found';
comment on column cleaning.finding_count.findings is 'How many; less than 0 where so many went';
create index finding_count_owner on cleaning.finding_count (owner_unit);
alter table cleaning.finding_count enable row level security;
create policy register on cleaning.finding_count to sogoc_register using (true) with check (true);

create function cleaning.count_come() returns trigger
language plpgsql as $$
begin
  insert into cleaning.finding_count
  select f.owner_unit, f.rule, f.field, f.severity, f.state, coalesce(i.source, 'act'), f.repaired is not null, count(*)
  from come as f
  left join intake.file as i on i.file_no = f.form_id >> 32
  group by 1, 2, 3, 4, 5, 6, 7;
  return null;
end $$;
comment on function cleaning.count_come() is 'Counts the findings that a statement added';

create function cleaning.count_gone() returns trigger
language plpgsql as $$
begin
  insert into cleaning.finding_count
  select f.owner_unit, f.rule, f.field, f.severity, f.state, coalesce(i.source, 'act'), f.repaired is not null, -count(*)
  from gone as f
  left join intake.file as i on i.file_no = f.form_id >> 32
  group by 1, 2, 3, 4, 5, 6, 7;
  return null;
end $$;
comment on function cleaning.count_gone() is 'Counts the findings that a statement took away';

create function cleaning.count_changed() returns trigger
language plpgsql as $$
begin
  insert into cleaning.finding_count
  select f.owner_unit, f.rule, f.field, f.severity, f.state, coalesce(i.source, 'act'), f.repaired is not null, sum(f.n)
  from (
    select form_id, owner_unit, rule, field, severity, state, repaired, 1 as n from come
    union all
    select form_id, owner_unit, rule, field, severity, state, repaired, -1 from gone
  ) as f
  left join intake.file as i on i.file_no = f.form_id >> 32
  group by 1, 2, 3, 4, 5, 6, 7
  having sum(f.n) <> 0;
  return null;
end $$;
comment on function cleaning.count_changed() is 'Counts what a statement made of findings';

create trigger count_come after insert on cleaning.finding
referencing new table as come
for each statement execute function cleaning.count_come();
create trigger count_gone after delete on cleaning.finding
referencing old table as gone
for each statement execute function cleaning.count_gone();
create trigger count_changed after update on cleaning.finding
referencing old table as gone new table as come
for each statement execute function cleaning.count_changed();

insert into cleaning.finding_count
select f.owner_unit, f.rule, f.field, f.severity, f.state, coalesce(i.source, 'act'), f.repaired is not null, count(*)
from cleaning.finding as f
left join intake.file as i on i.file_no = f.form_id >> 32
group by 1, 2, 3, 4, 5, 6, 7;
