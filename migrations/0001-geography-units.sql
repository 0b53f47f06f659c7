-- Administrative units in time: the state of 2021 and the reform of 2025-07-01.
create schema geography;
comment on schema geography is 'Administrative units in time';

create table geography.unit (
  unit_id integer primary key,
  code text not null,
  level text not null,
  parent_id integer,
  name text not null,
  valid_from date not null,
  valid_to date,
  check (level in ('province', 'district', 'commune'))
);
comment on table geography.unit is 'A province, district or commune in one generation of codes; a reference table';
comment on column geography.unit.unit_id is 'level * 10^7 + code * 10 + generation: a code alone changes its meaning on 2025-07-01';
comment on column geography.unit.code is 'The official code: 2 digits a province, 3 a district, 5 a commune';
comment on column geography.unit.level is 'province, district or commune';
comment on column geography.unit.parent_id is 'The unit above; null for a province';
comment on column geography.unit.name is 'Name with its kind: Phường Mai Động';
comment on column geography.unit.valid_from is 'First day on which the unit existed with this meaning';
comment on column geography.unit.valid_to is 'Last day; null while it exists';

create table geography.change (
  from_unit integer not null,
  to_unit integer not null,
  on_date date not null,
  certainty text not null,
  primary key (from_unit, to_unit),
  check (certainty in ('whole', 'candidate'))
);
comment on table geography.change is 'What became of a unit; several rows for one that was split';
comment on column geography.change.from_unit is 'The unit before';
comment on column geography.change.to_unit is 'The unit after';
comment on column geography.change.on_date is 'Day from which the new unit holds';
comment on column geography.change.certainty is 'whole: all of it went there; candidate: a part of it, or the source is in doubt, so an officer decides';
