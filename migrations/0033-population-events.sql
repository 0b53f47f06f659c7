-- Civil-status entries and what is registered at the counter.
-- ADR 0011
create table population.entry (
  entry_id bigint generated always as identity primary key,
  unit_id integer not null,
  kind text not null,
  book text not null,
  number text not null,
  year integer not null,
  registered_on integer not null,
  form_id bigint not null,
  informant jsonb,
  check (kind in ('birth', 'marriage', 'death', 'recognition', 'change')),
  unique (unit_id, kind, book, number, year)
);
comment on table population.entry is 'An entry of a civil-status book, as it was made; what became of it later stands in entry_note. Only added to';
comment on column population.entry.entry_id is 'The entry';
comment on column population.entry.unit_id is 'Commune that keeps the book, as it stood then';
comment on column population.entry.kind is 'birth, marriage, death, recognition or change';
comment on column population.entry.book is 'The book, as it is called there: 01/2018';
comment on column population.entry.number is 'Number in the book';
comment on column population.entry.year is 'Year of registration';
comment on column population.entry.registered_on is 'Day of registration, yyyymmdd, 00 for an unknown month or day';
comment on column population.entry.form_id is 'The form that says what the entry holds; of several received ones the first';
comment on column population.entry.informant is 'Who declared it, {fullName, relation}; null where no form tells';
create index entry_form on population.entry (form_id);

create table population.entry_note (
  entry_id bigint not null references population.entry (entry_id),
  note_no integer not null,
  kind text not null,
  words_vi text not null,
  words_en text not null,
  act_id bigint,
  account_id bigint,
  signed_as text,
  noted_at timestamptz not null,
  primary key (entry_id, note_no),
  check (kind in ('registered', 'confirmed', 'signed', 'corrected', 'undone', 'restored'))
);
comment on table population.entry_note is 'What became of an entry, in order; only added to';
comment on column population.entry_note.entry_id is 'The entry';
comment on column population.entry_note.note_no is 'From 1';
comment on column population.entry_note.kind is 'registered at the counter, confirmed (something unlikely, with its reason), signed, corrected, undone or restored';
comment on column population.entry_note.words_vi is 'What is noted, in Vietnamese';
comment on column population.entry_note.words_en is 'What is noted, in English';
comment on column population.entry_note.act_id is 'The act by which it came; null where there was none';
comment on column population.entry_note.account_id is 'Account of the officer; null where the register itself noted it';
comment on column population.entry_note.signed_as is 'Name of that officer, as it stood';
comment on column population.entry_note.noted_at is 'When';

create table population.book (
  unit_id integer not null,
  kind text not null,
  book text not null,
  last_number integer not null,
  primary key (unit_id, kind, book)
);
comment on table population.book is 'How far the books have come in which entries are made at the counter';
comment on column population.book.unit_id is 'Commune that keeps the book';
comment on column population.book.kind is 'Kind of its entries';
comment on column population.book.book is 'What it is called';
comment on column population.book.last_number is 'The number given last';

create table population.event (
  event_id bigint primary key,
  kind text not null,
  unit_id integer not null,
  happened_on integer not null,
  state text not null,
  said jsonb not null,
  confirmed jsonb not null,
  entry_id bigint references population.entry (entry_id),
  registered_at timestamptz not null,
  registered_by bigint not null,
  registered_human bigint not null,
  registered_as text not null,
  signed_at timestamptz,
  signed_by bigint,
  signed_human bigint,
  signed_as text,
  check (kind in ('birth', 'death', 'move', 'household-split', 'household-join')),
  check (state in ('registered', 'signed', 'undone')),
  check (num_nonnulls(signed_at, signed_by, signed_human, signed_as) in (0, 4)),
  check (state <> 'signed' or signed_human is not null),
  constraint four_eyes check (signed_human <> registered_human)
);
comment on table population.event is 'What was registered at the counter: one officer registers, another human who heads the office signs';
comment on column population.event.event_id is 'The act that did it';
comment on column population.event.kind is 'birth, death, move, household-split or household-join';
comment on column population.event.unit_id is 'Commune whose office registered it';
comment on column population.event.happened_on is 'Day on which it happened, yyyymmdd, 00 for an unknown month or day';
comment on column population.event.state is 'registered, signed or undone';
comment on column population.event.said is 'What was declared, in the form of its kind; persons by the keys of their forms';
comment on column population.event.confirmed is 'What was asked and confirmed, each {code, reason}';
comment on column population.event.entry_id is 'The entry that was made; null for residence';
comment on column population.event.registered_at is 'When it was registered';
comment on column population.event.registered_by is 'Account of who registered it';
comment on column population.event.registered_human is 'The human behind that account: never the one who signs';
comment on column population.event.registered_as is 'Office of who registered it';
comment on column population.event.signed_at is 'When it was signed';
comment on column population.event.signed_by is 'Account of who signed it';
comment on column population.event.signed_human is 'The human behind that account';
comment on column population.event.signed_as is 'Office of who signed it';
create index event_unit on population.event (unit_id, state);

create table population.event_form (
  form_id bigint primary key,
  event_id bigint not null references population.event (event_id)
);
comment on table population.event_form is 'Forms that an event wrote, so that whose they are now is told by their links, also after a merge or split';
comment on column population.event_form.form_id is 'A form of file 0';
comment on column population.event_form.event_id is 'The event';
create index event_form_event on population.event_form (event_id);

alter table intake.act drop constraint act_kind_check;
alter table intake.act add constraint act_kind_check check (kind in ('build', 'merge', 'split', 'undo', 'correct', 'withdraw', 'birth', 'death', 'residence', 'apart', 'settle', 'renumber')) not valid;
comment on column intake.act.kind is 'build, merge, split, undo, correct, withdraw, birth, death, residence (a move, split or join of households), apart (told to be of two persons), settle (a conflict that needs nothing) or renumber';

-- An entry is open where the form behind it is; an event where one of its forms is.
alter table population.entry enable row level security;
create policy register on population.entry to sogoc_register using (true) with check (true);
create policy reader on population.entry to sogoc_app using (
  exists (select from cleaning.form as f where f.form_id = entry.form_id)
);

alter table population.entry_note enable row level security;
create policy register on population.entry_note to sogoc_register using (true) with check (true);
create policy reader on population.entry_note to sogoc_app using (
  exists (select from population.entry as e where e.entry_id = entry_note.entry_id)
);

alter table population.event enable row level security;
create policy register on population.event to sogoc_register using (true) with check (true);
create policy reader on population.event to sogoc_app using (
  exists (
    select from population.event_form as e
    join cleaning.form as f using (form_id)
    where e.event_id = event.event_id
  )
);
