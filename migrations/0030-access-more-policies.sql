-- Policies of tables that came beside the first ones.
alter policy reader on conflicts.conflict using (
  (
    (select access.reader_country())
    or exists (
      select from access.reach as r
      where r.root_unit = (select access.reader_unit()) and r.unit_id in (conflict.owner_unit, conflict.turn_unit)
    )
    or exists (
      select from conflicts.party as c
      join population.person as p using (person_id)
      where c.conflict_id = conflict.conflict_id
    )
  )
  and not exists (
    select from conflicts.party as c
    join access.sealed as s using (person_id)
    where c.conflict_id = conflict.conflict_id
      and s.valid_from <= (select access.reader_now())
      and (s.valid_to is null or s.valid_to > (select access.reader_now()))
      and not exists (
        select from access.sealed_reader as r
        where r.person_id = s.person_id and r.seal_id = s.seal_id and r.account_id = (select access.reader_account())
      )
  )
);

alter table conflicts.move enable row level security;
create policy register on conflicts.move to sogoc_register using (true) with check (true);
create policy reader on conflicts.move to sogoc_app using (
  exists (select from conflicts.conflict as c where c.conflict_id = move.conflict_id)
);

-- A notice is open to whom it is for: a person, an account, the offices of a unit.
alter table notices.notice enable row level security;
create policy register on notices.notice to sogoc_register using (true) with check (true);
create policy reader on notices.notice to sogoc_app using (
  person_id = (select access.reader_person())
  or account_id = (select access.reader_account())
  or (cardinality(roles) > 0 and (cardinality(units) = 0 or access.is_within(units)))
);

alter table notices.message enable row level security;
create policy register on notices.message to sogoc_register using (true) with check (true);
create policy reader on notices.message to sogoc_app using (
  exists (select from notices.notice as n where n.notice_id = message.notice_id)
);
