-- Whom somebody may read beyond their own units, and whom nobody finds: presence at a counter, sealed records.
create table access.presence (
  person_id bigint not null,
  account_id bigint not null,
  until timestamptz not null,
  primary key (person_id, account_id)
);
comment on table access.presence is 'A person who stood before an officer and was told by number or by name, date and sex: open to that account until then';
comment on column access.presence.person_id is 'The person';
comment on column access.presence.account_id is 'The account to which the archive is open';
comment on column access.presence.until is 'Until when';

create table access.sealed (
  person_id bigint not null,
  seal_id bigint generated always as identity,
  kind text not null,
  order_no text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  sealed_by text[] not null,
  unsealed_by text[],
  primary key (person_id, seal_id),
  check (kind in ('court', 'protected-person', 'adoption')),
  check (cardinality(sealed_by) = 2),
  check ((valid_to is null) or (cardinality(unsealed_by) = 2))
);
comment on table access.sealed is 'An archive that nobody outside a named group of accounts finds, in words, count or time';
comment on column access.sealed.person_id is 'The person';
comment on column access.sealed.seal_id is 'The seal; a person may be under several';
comment on column access.sealed.kind is 'court, protected-person or adoption';
comment on column access.sealed.order_no is 'Number of the order by which it was sealed';
comment on column access.sealed.valid_from is 'Since when';
comment on column access.sealed.valid_to is 'Until when; null while it holds';
comment on column access.sealed.sealed_by is 'The two officers who sealed it';
comment on column access.sealed.unsealed_by is 'The two officers who ended it; null while it holds';

create table access.sealed_reader (
  person_id bigint not null,
  seal_id bigint not null,
  account_id bigint not null,
  primary key (person_id, seal_id, account_id)
);
comment on table access.sealed_reader is 'The accounts for which a seal does not hold';
comment on column access.sealed_reader.person_id is 'The person';
comment on column access.sealed_reader.seal_id is 'The seal';
comment on column access.sealed_reader.account_id is 'The account';
