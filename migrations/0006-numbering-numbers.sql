-- Personal identification numbers: given once, never again.
create schema numbering;
comment on schema numbering is 'Allocation of personal identification numbers';

create table numbering.number (
  person_no bigint primary key,
  person_id bigint not null,
  state text not null,
  successor bigint,
  act_id bigint not null,
  check (state in ('reserved', 'active', 'cancelled', 'retired'))
);
comment on table numbering.number is 'Every number ever given; never deleted, the one place where a number is unique';
comment on column numbering.number.person_no is 'The number';
comment on column numbering.number.person_id is 'Whose it is';
comment on column numbering.number.state is 'reserved, active, cancelled or retired';
comment on column numbering.number.successor is 'The number that took its place';
comment on column numbering.number.act_id is 'The act that gave it or changed its state';
create index number_person on numbering.number (person_id);

create table numbering.stratum (
  stratum integer primary key,
  next_counter integer not null,
  check (next_counter between 0 and 1000000)
);
comment on table numbering.stratum is 'How far the draw has come in each group of six leading digits';
comment on column numbering.stratum.stratum is 'The six leading digits';
comment on column numbering.stratum.next_counter is 'Next counter that the permutation turns into a number; at most 10^6';

create table numbering.reservation (
  person_id bigint primary key,
  person_no bigint,
  kept boolean not null,
  reason text
);
comment on table numbering.reservation is 'What the build that runs decided for each new person, before their archives are written';
comment on column numbering.reservation.person_id is 'The person';
comment on column numbering.reservation.person_no is 'The number; null where there is none';
comment on column numbering.reservation.kept is 'True where the number stood on a form';
comment on column numbering.reservation.reason is 'Why there is none: contested, no-name, no-place, no-sex, no-birth-year, born-before-1900, death-only, stratum-empty, contradiction';
