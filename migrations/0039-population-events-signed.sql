-- An event waits for the office that signs it, as a proposal does: where a commune has one officer, the level above is the second pair of eyes.
-- ADR 0011
alter table population.event add column signs jsonb not null default '[]';
alter table population.event add column signs_units integer[] not null default '{}';
alter table population.event add column due_on date not null default '2026-01-01';
update population.event
set signs = jsonb_build_array(jsonb_build_object(
    'role', case when kind in ('birth', 'death') then 'committee-chairman' else 'commune-police-chief' end,
    'units', jsonb_build_array(unit_id))),
  signs_units = array[unit_id],
  due_on = registered_at::date + 1;
alter table population.event alter column signs drop default;
alter table population.event alter column signs_units drop default;
alter table population.event alter column due_on drop default;
comment on column population.event.signs is 'Offices that sign, from the lowest level up, each {role, units}: a unit with what it was and became by the reform, none for the whole country; an office signs where nobody else holds one below it';
comment on column population.event.signs_units is 'All units in signs, to find what waits for one';
comment on column population.event.due_on is 'By when it is to be signed: the working day after it was registered';
create index event_to_sign on population.event using gin (signs_units) where state = 'registered';
