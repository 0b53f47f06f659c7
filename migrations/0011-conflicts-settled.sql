-- Which act settled a conflict: taken back, it opens it again.
alter table conflicts.conflict add column settled_by bigint;
comment on column conflicts.conflict.settled_by is 'The act that settled it; null while open';
create index conflict_settled_by on conflicts.conflict (settled_by) where settled_by is not null;
comment on column conflicts.party.person_id is 'The person of the form: as the conflict was found, then wherever an act moves it';
