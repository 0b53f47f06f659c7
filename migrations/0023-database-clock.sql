-- The register's clock: how far it stands from the machine's. In a real register it stands with it, and there is no row.
create table database.clock (
  one boolean primary key default true check (one),
  ahead_ms bigint not null
);
comment on table database.clock is 'How far the clock of a demo was moved; no row where it runs with the machine';
comment on column database.clock.one is 'Always true: there is one clock';
comment on column database.clock.ahead_ms is 'Milliseconds by which it is ahead of the machine; below 0 where it is behind';
