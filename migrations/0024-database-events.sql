-- Events that rooms announce, who has heard them, and timers.
create table database.event (
  event_id bigint generated always as identity primary key,
  type text not null,
  payload jsonb not null,
  announced_at timestamptz not null,
  queued_at timestamptz
);
comment on table database.event is 'What happened, announced in the transaction in which it happened';
comment on column database.event.event_id is 'The event';
comment on column database.event.type is 'The thing and what became of it: person.merged, proposal.decided';
comment on column database.event.payload is 'Keys of what it is about, never what stands in it';
comment on column database.event.announced_at is 'When it happened, by the clock of the register';
comment on column database.event.queued_at is 'When jobs were made for whoever listens; null before that';
create index event_unqueued on database.event (event_id) where queued_at is null;

create table database.heard (
  event_id bigint not null,
  listener text not null,
  heard_at timestamptz not null,
  primary key (event_id, listener)
);
comment on table database.heard is 'Which listener has heard which event: written with what the listener did';
comment on column database.heard.event_id is 'The event';
comment on column database.heard.listener is 'Name of the listener';
comment on column database.heard.heard_at is 'When, by the clock of the register';

create table database.timer (
  name text primary key,
  period text not null,
  ran_at timestamptz not null
);
comment on table database.timer is 'For which minute or day a timer was last run';
comment on column database.timer.name is 'Name of the timer';
comment on column database.timer.period is 'The minute or the day in Viet Nam for which it ran: 2026-11-30T09:15 or 2026-11-30';
comment on column database.timer.ran_at is 'When it ran, by the clock of the register';
