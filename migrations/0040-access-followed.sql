-- What follows an archive that is made one with another goes back when the two are parted again.
alter table access.human add column earlier_persons bigint[] not null default '{}';
comment on column access.human.earlier_persons is 'Archives that were theirs before each ended in favour of the next, the first one first: parted again, the human goes back';
alter table access.account add column earlier_humans bigint[] not null default '{}';
comment on column access.account.earlier_humans is 'Humans whose account it was before each turned out to be the next: parted again, the account goes back';
alter table notices.notice add column earlier_persons bigint[] not null default '{}';
comment on column notices.notice.earlier_persons is 'Archives that were told before each ended in favour of the next, the first one first: parted again, the notice goes back';
alter table population.correction add column earlier_persons bigint[] not null default '{}';
comment on column population.correction.earlier_persons is 'Archives that it was asked for before each ended in favour of the next, while it was open: parted again, it goes back';
