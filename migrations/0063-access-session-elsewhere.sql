-- A session that was stolen is used from elsewhere: its holder sees from where, and ends it.
alter table access.session add column used_from text[] not null default '{}';
comment on column access.session.used_from is 'Other addresses than the one from which it was opened, from which it was used; at most twenty';
