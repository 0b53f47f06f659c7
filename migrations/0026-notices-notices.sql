-- What persons, accounts and offices are told, and what of it leaves the register.
create schema notices;
comment on schema notices is 'What persons, accounts and offices are told, and what of it leaves the register';

create table notices.notice (
  notice_id bigint generated always as identity primary key,
  once_key text not null unique,
  kind text not null,
  "values" jsonb not null,
  person_id bigint,
  account_id bigint,
  roles text[] not null,
  units integer[] not null,
  made_at timestamptz not null,
  check (num_nonnulls(person_id, account_id) + (cardinality(roles) > 0)::integer = 1)
);
comment on table notices.notice is 'Something that a person, an account or an office was told';
comment on column notices.notice.notice_id is 'The notice';
comment on column notices.notice.once_key is 'Kind, addressee and what it is about: the same is told once';
comment on column notices.notice.kind is 'Its kind, whose record holds the texts';
comment on column notices.notice."values" is 'What the texts name: days, counts, names of units; nothing of an archive';
comment on column notices.notice.person_id is 'The person who is told; else null';
comment on column notices.notice.account_id is 'The account that is told; else null';
comment on column notices.notice.roles is 'The roles of the office that is told; else empty';
comment on column notices.notice.units is 'The unit of that office, with what it was and became by the reform; empty for the whole country';
comment on column notices.notice.made_at is 'When';
create index notice_person on notices.notice (person_id) where person_id is not null;
create index notice_account on notices.notice (account_id) where account_id is not null;
create index notice_units on notices.notice using gin (units) where cardinality(roles) > 0;

create table notices.read (
  notice_id bigint not null,
  reader text not null,
  read_at timestamptz not null,
  primary key (notice_id, reader)
);
comment on table notices.read is 'Who has read a notice: of an office each of its holders for themself';
comment on column notices.read.notice_id is 'The notice';
comment on column notices.read.reader is 'human N (the officer) or person N';
comment on column notices.read.read_at is 'When';

create table notices.message (
  message_id bigint generated always as identity primary key,
  notice_id bigint not null references notices.notice (notice_id),
  channel text not null,
  text text not null,
  made_at timestamptz not null,
  carried_at timestamptz,
  check (channel in ('sms', 'mail'))
);
comment on table notices.message is 'The outbox: what leaves the register by telephone or mail';
comment on column notices.message.message_id is 'The message';
comment on column notices.message.notice_id is 'The notice that it is of: to whom it goes stands there';
comment on column notices.message.channel is 'sms or mail';
comment on column notices.message.text is 'What is sent: that there is something to see, nothing of a person';
comment on column notices.message.made_at is 'When it was written';
comment on column notices.message.carried_at is 'When it was handed on; null before that';
create index message_notice on notices.message (notice_id);
create index message_waiting on notices.message (message_id) where carried_at is null;

create table notices.reminded (
  kind text not null,
  subject text not null,
  due_on date not null,
  stage text not null,
  told_at timestamptz not null,
  primary key (kind, subject, due_on, stage),
  check (stage in ('soon', 'late'))
);
comment on table notices.reminded is 'Of which open thing and day its office was told, and at which stage';
comment on column notices.reminded.kind is 'Kind of thing: conflict, correction and others';
comment on column notices.reminded.subject is 'Its key among its kind';
comment on column notices.reminded.due_on is 'The day; another day is told of anew';
comment on column notices.reminded.stage is 'soon: before the day; late: after it';
comment on column notices.reminded.told_at is 'When';
