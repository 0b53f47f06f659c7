-- What acts of officers did to numbers, so that each can be taken back exactly.
create table numbering.change (
  person_no bigint not null,
  act_id bigint not null,
  person_before bigint,
  person_after bigint not null,
  state_before text,
  state_after text not null,
  successor_before bigint,
  successor_after bigint,
  primary key (person_no, act_id)
);
comment on table numbering.change is 'What an act of officers did to a number; what builds give is not listed';
comment on column numbering.change.person_no is 'The number';
comment on column numbering.change.act_id is 'The act';
comment on column numbering.change.person_before is 'Whose it was; null where the act gave it';
comment on column numbering.change.person_after is 'Whose it is since';
comment on column numbering.change.state_before is 'Its state before; null where the act gave it';
comment on column numbering.change.state_after is 'Its state since';
comment on column numbering.change.successor_before is 'Its successor before';
comment on column numbering.change.successor_after is 'Its successor since';
create index change_act on numbering.change (act_id);

alter table numbering.stratum add column given_by_acts integer not null default 0;
comment on column numbering.stratum.given_by_acts is 'How many counters acts of officers have used, from the top down: what a build gives does not depend on acts';
