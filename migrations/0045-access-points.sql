-- A mobile point: a unit for some days, with members of several units.
create table access.point (
  point_id bigint generated always as identity primary key,
  name text not null,
  place text not null,
  unit_id integer not null,
  valid_from date not null,
  valid_to date not null,
  opened_by bigint not null,
  check (valid_from <= valid_to)
);
comment on table access.point is 'A mobile point: officers of several units who serve one commune for some days';
comment on column access.point.point_id is 'The point';
comment on column access.point.name is 'As officers and persons call it';
comment on column access.point.place is 'Where it stands, as an address';
comment on column access.point.unit_id is 'The commune in which it stands, for which its members answer';
comment on column access.point.valid_from is 'First day';
comment on column access.point.valid_to is 'Last day';
comment on column access.point.opened_by is 'The account that opened it';

alter table access.post add column point_id bigint;
alter table access.post add column rests_on bigint;
comment on column access.post.point_id is 'The mobile point at which it is held; null for an office of a unit';
comment on column access.post.rests_on is 'The office of a unit by which its holder is a member of the point: it ends with that one';
create index post_point on access.post (point_id) where point_id is not null;
create index post_rests_on on access.post (rests_on) where rests_on is not null;
