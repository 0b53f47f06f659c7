-- In which order conflicts are worth asking about is told when they are opened and when their archives change, and read along an index.
alter table conflicts.conflict add column priority integer not null default 0;
comment on column conflicts.conflict.priority is 'The least is asked first: by whoever ranks its kind';
create index conflict_worth on conflicts.conflict ((turn = 'asked'), priority, conflict_id) where state = 'open';
