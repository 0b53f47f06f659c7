-- Requests for correction: opened anywhere, decided by the office that owns the value.
create table population.correction (
  correction_id bigint generated always as identity primary key,
  request_id bigint not null,
  person_id bigint not null,
  changes jsonb not null,
  since date,
  number_wish text,
  reason text not null,
  evidence text[] not null,
  office text not null,
  owner_unit integer,
  owner_units integer[] not null,
  state text not null,
  version integer not null,
  due_on date not null,
  is_extended boolean not null,
  opened_by bigint not null,
  opened_human bigint not null,
  proposal_id bigint,
  act_id bigint,
  check (state in ('opened', 'examined', 'corrected', 'refused', 'withdrawn')),
  check (office in ('civil-status', 'commune-police', 'identity-police')),
  check (number_wish in ('keep', 'new')),
  check ((state = 'corrected') = (act_id is not null)),
  check (state not in ('examined', 'corrected') or proposal_id is not null)
);
comment on table population.correction is 'What a person says is wrong, as far as one office decides on it; a request that touches several offices is one row for each';
comment on column population.correction.correction_id is 'The correction';
comment on column population.correction.request_id is 'The first correction of the same request';
comment on column population.correction.person_id is 'Whose archive';
comment on column population.correction.changes is 'Fields, each {field, text, before, source}: as it was typed, what stood there in both languages, and the source that owned it';
comment on column population.correction.since is 'Of what changes in a life: first day on which the new value was true';
comment on column population.correction.number_wish is 'keep or new: what the person wishes for the personal number, where it would tell another sex or year of birth';
comment on column population.correction.reason is 'Why, in the words of who opened it';
comment on column population.correction.evidence is 'Papers on which it rests: ids of documents, or what they are called';
comment on column population.correction.office is 'Which office owns the values: civil-status, commune-police or identity-police';
comment on column population.correction.owner_unit is 'Of which unit; null for the country';
comment on column population.correction.owner_units is 'That unit with what it was and became by the reform';
comment on column population.correction.state is 'opened, examined, corrected, refused or withdrawn';
comment on column population.correction.version is 'From 1, one more with each move';
comment on column population.correction.due_on is 'By when it is to be decided';
comment on column population.correction.is_extended is 'Whether its owner took the one extension that the law gives';
comment on column population.correction.opened_by is 'Account of who took the request';
comment on column population.correction.opened_human is 'The human behind that account';
comment on column population.correction.proposal_id is 'What the owner proposed after examining it';
comment on column population.correction.act_id is 'The act by which it was done';
create index correction_waiting on population.correction using gin (owner_units) where state in ('opened', 'examined');
create index correction_person on population.correction (person_id);
create index correction_opened_human on population.correction (opened_human);
create index correction_request on population.correction (request_id);

create table population.correction_move (
  correction_id bigint not null references population.correction (correction_id),
  version integer not null,
  move text not null,
  at timestamptz not null,
  account_id bigint not null,
  role text not null,
  unit_id integer,
  reason text,
  primary key (correction_id, version)
);
comment on table population.correction_move is 'What became of a correction, move by move; only added to';
comment on column population.correction_move.correction_id is 'The correction';
comment on column population.correction_move.version is 'Its version after the move';
comment on column population.correction_move.move is 'open, examine, return, extend, approve, refuse or withdraw';
comment on column population.correction_move.at is 'When';
comment on column population.correction_move.account_id is 'By which account';
comment on column population.correction_move.role is 'In which office';
comment on column population.correction_move.unit_id is 'Of which unit; null for the country';
comment on column population.correction_move.reason is 'Why, in words';
