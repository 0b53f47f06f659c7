-- Who read or wrote what of whom, and why. Only added to.
create schema audit;
comment on schema audit is 'Every look at a person and every change, by whom and why; only added to';

create table audit.entry (
  entry_id uuid primary key,
  at timestamptz not null,
  salt bytea not null,
  content text not null,
  check (length(salt) = 16)
);
comment on table audit.entry is 'One request: a read, a write, or one that was refused or failed';
comment on column audit.entry.entry_id is 'UUID of version 7: its time comes first';
comment on column audit.entry.at is 'When it was answered';
comment on column audit.entry.salt is '16 random bytes before the content in its leaf of the log: the hash tells nothing of the content';
comment on column audit.entry.content is 'Canonical JSON (RFC 8785): who, from where, under which office, purpose, case, what of whom, the outcome';

create table audit.subject (
  person_id bigint not null,
  at timestamptz not null,
  entry_id uuid not null,
  body text not null,
  purpose text not null,
  answered boolean not null default true,
  primary key (person_id, at, entry_id) include (body, purpose, answered)
);
comment on table audit.subject is 'Whom an entry is about: a list of fifty is fifty of these';
comment on column audit.subject.person_id is 'The person; 0: everybody in the register';
comment on column audit.subject.at is 'When, as in the entry';
comment on column audit.subject.entry_id is 'The entry';
comment on column audit.subject.body is 'Role and unit of who looked, role@unit_id; machine, or citizen';
comment on column audit.subject.purpose is 'Code of the purpose';
comment on column audit.subject.answered is 'False: it was refused or failed, nothing was shown';
