-- Numbers that were looked through and are nobody's, for those who are born at a counter: a draw reads all forms, so it is made for many.
create table numbering.ready (
  person_no bigint primary key,
  stratum integer not null
);
comment on table numbering.ready is 'Numbers that stand on no form and were given to nobody when they were put here; emptied by each build, which brings forms';
comment on column numbering.ready.person_no is 'The number';
comment on column numbering.ready.stratum is 'Its six leading digits';
create index ready_stratum on numbering.ready (stratum);
