-- An order that hides the looks of a ward's office hides those of the ward that took it over: the reform does not tell the person.
alter table audit.deferral add column also text[] not null default '{}';
comment on column audit.deferral.also is 'The same office in the units which its unit became by the reform, or from which it came: role@unit_id each';

create or replace function audit.looks_at(person bigint, before timestamptz, today date, most integer)
returns table (day date, body text, purpose text, order_no text, newest timestamptz, looks bigint, whole boolean)
language sql stable security definer
set search_path = pg_catalog, audit
as $$
  with orders as materialized (
    select o.order_no, array[o.body] || o.also as bodies, o.looks_from, o.hidden_until
    from audit.deferral as o
    where o.person_id = person and o.approved_at is not null
  ),
  seen as materialized (
    (
      select s.at, s.body, s.purpose
      from audit.subject as s
      where s.person_id = person and s.at < before and s.answered and s.body <> 'citizen'
        and not exists (
          select from orders as o
          where s.body = any(o.bodies) and s.at >= o.looks_from and o.hidden_until >= today
        )
      order by s.at desc
      limit most
    )
    union all
    (
      select s.at, s.body, s.purpose
      from audit.subject as s
      where s.person_id = 0 and s.at < before and s.answered
      order by s.at desc
      limit most
    )
    order by 1 desc
    limit most
  ),
  dated as (
    select
      (s.at at time zone 'Asia/Ho_Chi_Minh')::date as day, s.at, s.body, s.purpose,
      (
        select o.order_no
        from orders as o
        where s.body = any(o.bodies) and s.at >= o.looks_from and (s.at at time zone 'Asia/Ho_Chi_Minh')::date <= o.hidden_until
        order by o.hidden_until desc
        limit 1
      ) as order_no
    from seen as s
  ),
  edge as materialized (
    select case when count(*) = most then min(day) end as cut
    from dated
  )
  select d.day, d.body, d.purpose, d.order_no, max(d.at), count(*), e.cut is null or d.day > e.cut
  from dated as d
  cross join edge as e
  group by d.day, d.body, d.purpose, d.order_no, e.cut
  order by d.day desc, max(d.at) desc
$$;

-- A look that two orders hide is one look.
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
    where o.approved_at is not null and o.hidden_until >= today
  ) as hidden
$$;
