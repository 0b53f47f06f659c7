-- The second wall: what an officer's statement may read is held by the database itself. Who may is told by four settings of the
-- transaction; where they are unset or empty nobody is open. The roles are made with the server (src/database/roles.ts).
create table access.reach (
  root_unit integer not null,
  unit_id integer not null,
  primary key (root_unit, unit_id)
);
comment on table access.reach is 'Which units an office of a unit answers for: itself, all below it, and those that they came from; filled from the catalogue when an office is given there';
comment on column access.reach.root_unit is 'The unit of the office';
comment on column access.reach.unit_id is 'A unit within its reach';

create function access.reader_account() returns bigint
language sql stable parallel safe
return nullif(current_setting('sogoc.account', true), '')::bigint;

create function access.reader_unit() returns integer
language sql stable parallel safe
return nullif(current_setting('sogoc.unit', true), '')::integer;

create function access.reader_person() returns bigint
language sql stable parallel safe
return nullif(current_setting('sogoc.person', true), '')::bigint;

create function access.reader_country() returns boolean
language sql stable parallel safe
return coalesce(current_setting('sogoc.country', true) = 'yes', false);

create function access.reader_now() returns timestamptz
language sql stable parallel safe
return nullif(current_setting('sogoc.now', true), '')::timestamptz;

alter table population.person enable row level security;
create policy register on population.person to sogoc_register using (true) with check (true);
create policy reader on population.person to sogoc_app using (
  person_id = (select access.reader_person())
  or (
    (
      (select access.reader_country())
      or exists (
        select from access.reach as r
        where r.root_unit = (select access.reader_unit()) and r.unit_id = person.unit_id
      )
      or exists (
        select from access.presence as o
        where o.person_id = person.person_id and o.account_id = (select access.reader_account()) and o.until > (select access.reader_now())
      )
    )
    and not exists (
      select from access.sealed as s
      where s.person_id = person.person_id
        and s.valid_from <= (select access.reader_now())
        and (s.valid_to is null or s.valid_to > (select access.reader_now()))
        and not exists (
          select from access.sealed_reader as r
          where r.person_id = s.person_id and r.seal_id = s.seal_id and r.account_id = (select access.reader_account())
        )
    )
  )
);

-- What hangs on a person is open where the person is: the policy of population.person holds within these subqueries too.
alter table population.version enable row level security;
create policy register on population.version to sogoc_register using (true) with check (true);
create policy reader on population.version to sogoc_app using (
  exists (select from population.person as p where p.person_id = version.person_id)
);

alter table population.household_member enable row level security;
create policy register on population.household_member to sogoc_register using (true) with check (true);
create policy reader on population.household_member to sogoc_app using (
  exists (select from population.person as p where p.person_id = household_member.person_id)
);

alter table numbering.number enable row level security;
create policy register on numbering.number to sogoc_register using (true) with check (true);
create policy reader on numbering.number to sogoc_app using (
  exists (select from population.person as p where p.person_id = number.person_id)
);

alter table numbering.reservation enable row level security;
create policy register on numbering.reservation to sogoc_register using (true) with check (true);
create policy reader on numbering.reservation to sogoc_app using (
  exists (select from population.person as p where p.person_id = reservation.person_id)
);

alter table numbering.change enable row level security;
create policy register on numbering.change to sogoc_register using (true) with check (true);
create policy reader on numbering.change to sogoc_app using (
  exists (select from population.person as p where p.person_id in (change.person_before, change.person_after))
);

-- A form is open where its person is, and to the commune that filled it in or mends it: unless it is of somebody sealed.
alter table cleaning.form enable row level security;
create policy register on cleaning.form to sogoc_register using (true) with check (true);
create policy reader on cleaning.form to sogoc_app using (
  exists (
    select from linkage.form_person as l
    join population.person as p using (person_id)
    where l.form_id = form.form_id
  )
  or (
    (
      (select access.reader_country())
      or exists (
        select from access.reach as r
        where r.root_unit = (select access.reader_unit()) and r.unit_id in (form.residence_unit, form.office_unit)
      )
    )
    and not exists (
      select from linkage.form_person as l
      join access.sealed as s using (person_id)
      where l.form_id = form.form_id
        and s.valid_from <= (select access.reader_now())
        and (s.valid_to is null or s.valid_to > (select access.reader_now()))
        and not exists (
          select from access.sealed_reader as r
          where r.person_id = s.person_id and r.seal_id = s.seal_id and r.account_id = (select access.reader_account())
        )
    )
  )
);

alter table cleaning.finding enable row level security;
create policy register on cleaning.finding to sogoc_register using (true) with check (true);
create policy reader on cleaning.finding to sogoc_app using (
  exists (select from cleaning.form as f where f.form_id = finding.form_id)
  or (
    (
      (select access.reader_country())
      or exists (
        select from access.reach as r
        where r.root_unit = (select access.reader_unit()) and r.unit_id = finding.owner_unit
      )
    )
    and not exists (
      select from linkage.form_person as l
      join access.sealed as s using (person_id)
      where l.form_id = finding.form_id
        and s.valid_from <= (select access.reader_now())
        and (s.valid_to is null or s.valid_to > (select access.reader_now()))
        and not exists (
          select from access.sealed_reader as r
          where r.person_id = s.person_id and r.seal_id = s.seal_id and r.account_id = (select access.reader_account())
        )
    )
  )
);

-- A contradiction is open to the commune that decides it and to those of its persons, unless one of them is sealed.
alter table conflicts.conflict enable row level security;
create policy register on conflicts.conflict to sogoc_register using (true) with check (true);
create policy reader on conflicts.conflict to sogoc_app using (
  (
    (select access.reader_country())
    or exists (
      select from access.reach as r
      where r.root_unit = (select access.reader_unit()) and r.unit_id = conflict.owner_unit
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

-- Of cases: few rows a look, so that a call for each is cheap.
create function access.is_within(units integer[]) returns boolean
language sql stable parallel safe
return access.reader_country() or exists (
  select from access.reach as r
  where r.root_unit = access.reader_unit() and r.unit_id = any(units)
);

create function access.is_sealed(persons bigint[]) returns boolean
language sql stable parallel safe
return exists (
  select from access.sealed as s
  where s.person_id = any(persons)
    and s.valid_from <= access.reader_now()
    and (s.valid_to is null or s.valid_to > access.reader_now())
    and not exists (
      select from access.sealed_reader as r
      where r.person_id = s.person_id and r.seal_id = s.seal_id and r.account_id = access.reader_account()
    )
);

-- A proposal is open to who made it, to the units that decide it, and where an archive is that it would change.
alter table population.proposal enable row level security;
create policy register on population.proposal to sogoc_register using (true) with check (true);
create policy reader on population.proposal to sogoc_app using (
  (
    proposed_by = access.reader_account()
    or access.is_within(decides_units)
    or exists (select from population.person as p where p.person_id = any(proposal.subjects))
  )
  and not access.is_sealed(subjects)
);

-- A request for correction likewise.
alter table population.correction enable row level security;
create policy register on population.correction to sogoc_register using (true) with check (true);
create policy reader on population.correction to sogoc_app using (
  (
    opened_by = access.reader_account()
    or access.is_within(owner_units)
    or exists (select from population.person as p where p.person_id = correction.person_id)
  )
  and not access.is_sealed(array[person_id])
);

alter table population.correction_move enable row level security;
create policy register on population.correction_move to sogoc_register using (true) with check (true);
create policy reader on population.correction_move to sogoc_app using (
  exists (select from population.correction as c where c.correction_id = correction_move.correction_id)
);
