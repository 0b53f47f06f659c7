-- Who was sought and not shown is no look: neither told to the person nor counted as one that an order hides.
comment on column audit.subject.answered is 'False: it was refused or failed, or the person was sought and not found: nothing was shown';

create or replace function audit.hidden_looks(today date)
returns bigint
language sql stable security definer
set search_path = pg_catalog, audit
as $$
  select count(*)
  from (
    select distinct s.person_id, s.at, s.entry_id
    from audit.deferral as o
    join audit.subject as s on s.person_id = o.person_id and s.body = any(array[o.body] || o.also) and s.at >= o.looks_from
    where o.approved_at is not null and o.hidden_until >= today and s.answered
  ) as hidden
$$;
