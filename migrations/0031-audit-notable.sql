-- Looks that somebody has to look at; looks that a person sees later, by order; and the one way to read who looked at a person.
create table audit.notable (
  entry_id uuid primary key,
  at timestamptz not null,
  kind text not null,
  role text not null,
  unit_id integer,
  check (kind in ('emergency', 'sample'))
);
comment on table audit.notable is 'Entries that somebody has to look at: every emergency, and a share of the looks for another matter';
comment on column audit.notable.entry_id is 'The entry';
comment on column audit.notable.at is 'When, as in the entry';
comment on column audit.notable.kind is 'emergency: for the head of the reader''s unit; sample: for the auditor';
comment on column audit.notable.role is 'Office of the reader';
comment on column audit.notable.unit_id is 'Unit of that office; null for the whole country';
create index notable_newest on audit.notable (kind, at);

create table audit.review (
  entry_id uuid primary key,
  justified boolean not null,
  note text,
  reviewed_by bigint not null,
  reviewed_human bigint not null,
  reviewed_as text not null,
  reviewed_at timestamptz not null
);
comment on table audit.review is 'What was found of a notable entry by who had to look at it; never changed';
comment on column audit.review.entry_id is 'The entry';
comment on column audit.review.justified is 'Whether the look was justified';
comment on column audit.review.note is 'Why, in the words of the reviewer';
comment on column audit.review.reviewed_by is 'Account of the reviewer';
comment on column audit.review.reviewed_human is 'The human behind that account: never the one who looked';
comment on column audit.review.reviewed_as is 'Office of the reviewer';
comment on column audit.review.reviewed_at is 'When';

create table audit.deferral (
  deferral_id bigint generated always as identity primary key,
  order_no text not null unique,
  person_id bigint not null,
  body text not null,
  looks_from timestamptz not null,
  hidden_until date not null,
  proposed_by bigint not null,
  proposed_human bigint not null,
  proposed_at timestamptz not null,
  approved_by bigint,
  approved_human bigint,
  approved_at timestamptz,
  check ((approved_by is null) = (approved_human is null) and (approved_by is null) = (approved_at is null)),
  constraint four_eyes check (approved_human <> proposed_human)
);
comment on table audit.deferral is 'Orders by which a person sees the looks of one body only after a day; how many looks are hidden is public';
comment on column audit.deferral.deferral_id is 'The order in this register';
comment on column audit.deferral.order_no is 'Number of the order on paper';
comment on column audit.deferral.person_id is 'Whose view is deferred';
comment on column audit.deferral.body is 'Whose looks are hidden: role@unit_id, as in audit.subject';
comment on column audit.deferral.looks_from is 'Looks from then on';
comment on column audit.deferral.hidden_until is 'Last day on which they are hidden; from the next day on the person sees them all';
comment on column audit.deferral.proposed_by is 'Account that entered the order';
comment on column audit.deferral.proposed_human is 'The human behind that account';
comment on column audit.deferral.proposed_at is 'When';
comment on column audit.deferral.approved_by is 'Account that approved it; null while it hides nothing yet';
comment on column audit.deferral.approved_human is 'The human behind that account: never the one who entered it';
comment on column audit.deferral.approved_at is 'When';
create index deferral_person on audit.deferral (person_id);

create function audit.looks_at(person bigint, before timestamptz, today date, most integer)
returns table (at timestamptz, entry_id uuid, body text, purpose text, order_no text)
language sql stable security definer
set search_path = pg_catalog, audit
as $$
  (
    select s.at, s.entry_id, s.body, s.purpose, d.order_no
    from audit.subject as s
    left join lateral (
      select o.order_no, o.hidden_until
      from audit.deferral as o
      where o.person_id = person and o.body = s.body and o.approved_at is not null and s.at >= o.looks_from
        and (s.at at time zone 'Asia/Ho_Chi_Minh')::date <= o.hidden_until
      order by o.hidden_until desc
      limit 1
    ) as d on true
    where s.person_id = person and s.at < before and s.answered and s.body <> 'citizen'
      and (d.hidden_until is null or d.hidden_until < today)
    order by s.at desc
    limit most
  )
  union all
  (
    select s.at, s.entry_id, s.body, s.purpose, null
    from audit.subject as s
    where s.person_id = 0 and s.at < before and s.answered
    order by s.at desc
    limit most
  )
  order by 1 desc
  limit most
$$;
comment on function audit.looks_at is 'Who looked at one person, the newest first, as that person may see it on this day: the only way to read audit.subject by person';

create function audit.hidden_looks(today date)
returns bigint
language sql stable security definer
set search_path = pg_catalog, audit
as $$
  select count(*)
  from audit.deferral as o
  join audit.subject as s on s.person_id = o.person_id and s.body = o.body and s.at >= o.looks_from
  where o.approved_at is not null and o.hidden_until >= today
$$;
comment on function audit.hidden_looks is 'How many looks in the whole country are hidden by order on this day: public, and of nobody in particular';
