-- Papers: scans and pictures that cases rest on. Their bytes lie encrypted in the store; here stands what is known of them.
create schema documents;
comment on schema documents is 'Papers that cases rest on; their bytes lie encrypted in the store';

create table documents.paper (
  document_id text primary key,
  media_type text not null,
  bytes integer not null,
  kept_at timestamptz not null
);
comment on table documents.paper is 'A paper, once for the same bytes';
comment on column documents.paper.document_id is 'HMAC-SHA-256 of its bytes under a key of the register: equal papers are one, and the name tells nothing of them';
comment on column documents.paper.media_type is 'What its bytes are, whatever its sender called them';
comment on column documents.paper.bytes is 'How many, as sent';
comment on column documents.paper.kept_at is 'When it first came';

create table documents.given (
  document_id text not null,
  given_by text not null,
  file_name text not null,
  given_at timestamptz not null,
  primary key (document_id, given_by)
);
comment on table documents.given is 'Who sent a paper: they alone may attach it to a case';
comment on column documents.given.document_id is 'The paper';
comment on column documents.given.given_by is 'human N (the officer), person N, or machine';
comment on column documents.given.file_name is 'Name that its sender gave it';
comment on column documents.given.given_at is 'When it was last sent';

create table documents.paper_of (
  case_kind text not null,
  case_id text not null,
  document_id text not null,
  place integer not null,
  file_name text not null,
  attached_at timestamptz not null,
  primary key (case_kind, case_id, document_id)
);
comment on table documents.paper_of is 'Papers of a case of any room';
comment on column documents.paper_of.case_kind is 'Kind of case, as its room names it';
comment on column documents.paper_of.case_id is 'Key of the case in its room';
comment on column documents.paper_of.document_id is 'The paper';
comment on column documents.paper_of.place is 'Order among those attached at once';
comment on column documents.paper_of.file_name is 'Name that its sender gave it';
comment on column documents.paper_of.attached_at is 'When it was attached';
create index paper_of_document on documents.paper_of (document_id);
