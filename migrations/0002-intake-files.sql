-- Received files, the slices in which they are read, the rows that could not be read, and acts.
create schema intake;
comment on schema intake is 'Received files, refused rows, acts';

create table intake.file (
  file_no integer primary key,
  sha256 bytea not null unique,
  path text not null,
  source text,
  encoding text,
  bytes bigint not null,
  records integer not null,
  state text not null,
  received_at timestamptz not null,
  check (state in ('received', 'sliced', 'done', 'left-out'))
);
comment on table intake.file is 'A file as received; its bytes lie in the store of documents under their hash';
comment on column intake.file.file_no is 'Given in order of path, in one transaction, before a record is read: the upper part of every form_id';
comment on column intake.file.sha256 is 'Hash of the bytes; a known hash is nothing new to do';
comment on column intake.file.path is 'Path below the folder that was named, with /';
comment on column intake.file.source is 'Which sources shape the header fits; null where none does';
comment on column intake.file.encoding is 'utf-8, utf-16le or utf-16be as found at the start of the file';
comment on column intake.file.bytes is 'Length of the file';
comment on column intake.file.records is 'Records counted when it was cut into slices; 0 before';
comment on column intake.file.state is 'received, sliced, done, or left-out where no source fits';
comment on column intake.file.received_at is 'When it came';

create table intake.slice (
  file_no integer not null,
  slice_no integer not null,
  first_record integer not null,
  records integer not null,
  first_line integer not null,
  byte_offset bigint not null,
  byte_length bigint not null,
  done_at timestamptz,
  primary key (file_no, slice_no)
);
comment on table intake.slice is 'A run of records of one file that is read, cleaned and stored in one transaction';
comment on column intake.slice.file_no is 'The file';
comment on column intake.slice.slice_no is 'From 0 within the file';
comment on column intake.slice.first_record is '1-based number of its first record in the file';
comment on column intake.slice.records is 'How many records it holds';
comment on column intake.slice.first_line is '1-based physical line (XLSX: row) where it begins';
comment on column intake.slice.byte_offset is 'Where it begins in the file (XLSX: in the first sheets XML)';
comment on column intake.slice.byte_length is 'How long it is';
comment on column intake.slice.done_at is 'Set in the transaction that stored its forms; null before';

create table intake.refused (
  file_no integer not null,
  record integer not null,
  line integer not null,
  byte_offset bigint not null,
  byte_length bigint not null,
  field text,
  code text not null,
  found text,
  mended_by bigint,
  primary key (file_no, record)
);
comment on table intake.refused is 'A record that could not be read; nothing is ever dropped: records = forms + refused';
comment on column intake.refused.file_no is 'The file';
comment on column intake.refused.record is '1-based number of the record in the file';
comment on column intake.refused.line is '1-based physical line (XLSX: row) where it begins';
comment on column intake.refused.byte_offset is 'Where it begins in the file';
comment on column intake.refused.byte_length is 'How long it is';
comment on column intake.refused.field is 'The column of the source that is at fault; null where it is the whole record';
comment on column intake.refused.code is 'Why, a code of intake or cleaning refusals; expected and remedy are its texts';
comment on column intake.refused.found is 'What stood there, at most 200 signs';
comment on column intake.refused.mended_by is 'form_id of the mended record that was sent in its place';

create sequence intake.act_number;
create table intake.act (
  act_id bigint primary key,
  kind text not null,
  undoes bigint,
  officers text[] not null,
  reason text,
  evidence text,
  recorded_at timestamptz not null,
  check (kind in ('build', 'merge', 'split', 'undo', 'correct', 'withdraw', 'birth'))
);
comment on table intake.act is 'What was done to the register, by whom and why; an act is a form of file 0';
comment on column intake.act.act_id is 'A form_id of file 0, from intake.act_number';
comment on column intake.act.kind is 'build, merge, split, undo, correct, withdraw or birth';
comment on column intake.act.undoes is 'The act that this one takes back';
comment on column intake.act.officers is 'Who did it; two where four eyes are asked';
comment on column intake.act.reason is 'Why, in words';
comment on column intake.act.evidence is 'Paper or file on which it rests';
comment on column intake.act.recorded_at is 'When it was entered';
