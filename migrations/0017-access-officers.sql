-- Officers: who they are as people, their accounts, their offices by date, their sessions.
create schema access;
comment on schema access is 'Officers, their offices and sessions; who may do what, where and until when';

create table access.human (
  human_id bigint generated always as identity primary key,
  person_id bigint unique
);
comment on table access.human is 'A human who holds accounts: two accounts of one human are one pair of eyes';
comment on column access.human.human_id is 'The human';
comment on column access.human.person_id is 'The same human in the register; null for one who is not in it';

create table access.account (
  account_id bigint generated always as identity primary key,
  human_id bigint not null references access.human (human_id),
  login text not null unique,
  full_name text not null,
  state text not null,
  opened_at timestamptz not null,
  opened_by bigint,
  check (state in ('invited', 'active', 'locked', 'retired'))
);
comment on table access.account is 'A way to sign in';
comment on column access.account.account_id is 'The account';
comment on column access.account.human_id is 'Whose it is';
comment on column access.account.login is 'Name under which its holder signs in, lower case';
comment on column access.account.full_name is 'Name of the holder as other officers see it';
comment on column access.account.state is 'invited until its first sign-in, active, locked, or retired for good';
comment on column access.account.opened_at is 'When it was opened';
comment on column access.account.opened_by is 'The account that opened it; null for the first';
create index account_human on access.account (human_id);

create table access.post (
  post_id bigint generated always as identity primary key,
  account_id bigint not null references access.account (account_id),
  role text not null,
  unit_id integer,
  valid_from date not null,
  valid_to date,
  opened_by bigint
);
comment on table access.post is 'An office held by an account: role, unit and dates';
comment on column access.post.post_id is 'The office held';
comment on column access.post.account_id is 'Who holds it';
comment on column access.post.role is 'commune-police, commune-police-chief, civil-status-officer, committee-chairman, provincial-police, national-operator, auditor, card-centre, vaccinator, health-investigator or administrator';
comment on column access.post.unit_id is 'For which unit; null for offices of the whole country';
comment on column access.post.valid_from is 'First day';
comment on column access.post.valid_to is 'Last day; null while it is held';
comment on column access.post.opened_by is 'The account that gave it';
create index post_account on access.post (account_id);

create table access.session (
  token_hash bytea primary key,
  account_id bigint,
  post_id bigint,
  person_id bigint,
  level smallint not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  check ((account_id is null) <> (person_id is null))
);
comment on table access.session is 'Somebody who is signed in: an officer in one office, or a person';
comment on column access.session.token_hash is 'SHA-256 of the token that only its holder has';
comment on column access.session.account_id is 'The officers account';
comment on column access.session.post_id is 'The office in which the officer acts';
comment on column access.session.person_id is 'The person, where it is not an officer';
comment on column access.session.level is 'How surely: 1 or 2 of electronic identification; 2 for officers';
comment on column access.session.opened_at is 'When it began';
comment on column access.session.seen_at is 'When it was last used';
comment on column access.session.expires_at is 'Until when';
comment on column access.session.ended_at is 'When it was ended: by sign-out, by its holder elsewhere, by an administrator';
create index session_account on access.session (account_id);
