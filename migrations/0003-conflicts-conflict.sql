-- Contradictions as objects with an owner and a clock.
create schema conflicts;
comment on schema conflicts is 'Contradictions with an owner and a clock';

create sequence conflicts.conflict_number;
create table conflicts.conflict (
  conflict_id bigint primary key,
  kind text not null,
  owner_unit integer,
  state text not null,
  due_on date not null,
  blocks text not null,
  detail text,
  act_id bigint not null,
  check (state in ('open', 'settled'))
);
comment on table conflicts.conflict is 'Two facts that cannot both hold, waiting for an officer';
comment on column conflicts.conflict.conflict_id is 'From conflicts.conflict_number';
comment on column conflicts.conflict.kind is 'possible-duplicate, two-numbers, number-claimed-twice, same-role, impossible-dates, hard-contradiction';
comment on column conflicts.conflict.owner_unit is 'The commune whose officers decide; null while unknown';
comment on column conflicts.conflict.state is 'open or settled';
comment on column conflicts.conflict.due_on is 'By when it is to be decided';
comment on column conflicts.conflict.blocks is 'What waits for it: merge, number or nothing';
comment on column conflicts.conflict.detail is 'What contradicts what, field names only';
comment on column conflicts.conflict.act_id is 'The act that found it';

create table conflicts.party (
  conflict_id bigint not null,
  form_id bigint not null,
  person_id bigint not null,
  primary key (conflict_id, form_id)
);
comment on table conflicts.party is 'A form, and the person it was given to, that a conflict is about';
comment on column conflicts.party.conflict_id is 'The conflict';
comment on column conflicts.party.form_id is 'The form';
comment on column conflicts.party.person_id is 'The person of the form when the conflict was found';
create index party_person on conflicts.party (person_id);
