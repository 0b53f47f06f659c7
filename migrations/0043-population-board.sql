-- How complete, clean, right and alive the archives of each unit are, day by day; what a unit is to reach, and how far it has come.
create table population.board_day (
  on_date date primary key,
  measured_at timestamptz not null
);
comment on table population.board_day is 'Days on which all archives were measured';
comment on column population.board_day.on_date is 'The day in Viet Nam';
comment on column population.board_day.measured_at is 'When they were measured last on that day';

create table population.board (
  unit_id integer not null,
  on_date date not null,
  parent_id integer,
  persons integer not null,
  complete_persons integer not null,
  clean_persons integer not null,
  right_persons integer not null,
  alive_persons integer not null,
  primary key (unit_id, on_date),
  check (least(complete_persons, clean_persons, right_persons, alive_persons) >= 0),
  check (greatest(complete_persons, clean_persons, right_persons, alive_persons) <= persons)
);
comment on table population.board is 'Archives by unit and day, and how many of them meet each of four measures; figures only';
comment on column population.board.unit_id is 'Unit of that day; 0 the country, -1 where no unit is known, below that the province of whom no commune is known, with its sign turned; a commune that was divided under its old key';
comment on column population.board.on_date is 'The day in Viet Nam';
comment on column population.board.parent_id is 'The province, or 0 for the country; null for the country itself';
comment on column population.board.persons is 'Archives of the living, and of those noted as dead of whom something says otherwise';
comment on column population.board.complete_persons is 'Of them: no mandatory item is missing';
comment on column population.board.clean_persons is 'Of them: no open finding of a rule that blocks';
comment on column population.board.right_persons is 'Of them: name, date of birth and sex agree with an entry of the birth, or were confirmed by an officer';
comment on column population.board.alive_persons is 'Of them: nothing contradicts that they live here: no death, emigration or second residence';
create index board_parent on population.board (parent_id, on_date);

create table population.confirmation (
  person_id bigint not null,
  version_no integer not null,
  confirmed_at timestamptz not null,
  account_id bigint not null,
  human_id bigint not null,
  role text not null,
  unit_id integer,
  paper text not null,
  primary key (person_id, version_no)
);
comment on table population.confirmation is 'An officer found name, date of birth and sex of an archive to agree with a paper that was shown; holds until one of the three changes';
comment on column population.confirmation.person_id is 'Whose archive';
comment on column population.confirmation.version_no is 'The version that was confirmed';
comment on column population.confirmation.confirmed_at is 'When';
comment on column population.confirmation.account_id is 'Account of the officer';
comment on column population.confirmation.human_id is 'The human behind that account: neither the person nor of their household';
comment on column population.confirmation.role is 'Office of the officer';
comment on column population.confirmation.unit_id is 'Unit of that office; null for the whole country';
comment on column population.confirmation.paper is 'What was shown, in the words of the officer';
alter table population.confirmation enable row level security;
create policy reader on population.confirmation for all to sogoc_app
  using (exists (select from population.person as p where p.person_id = confirmation.person_id));
create policy register on population.confirmation for all to sogoc_register using (true) with check (true);

create table population.target (
  target_id bigint generated always as identity primary key,
  unit_id integer not null,
  measure text,
  rule text,
  least_share integer,
  most_left integer,
  due_on date not null,
  reason text not null,
  set_by bigint not null,
  set_as text not null,
  set_at timestamptz not null,
  withdrawn_by bigint,
  withdrawn_at timestamptz,
  check (num_nonnulls(measure, rule) = 1),
  check (num_nonnulls(least_share, most_left) = 1),
  check (least_share between 1 and 1000),
  check (most_left >= 0),
  check (measure in ('complete', 'clean', 'right', 'alive')),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
comment on table population.target is 'What a unit is to reach by a day: of a measure of the board, or of the findings of a rule';
comment on column population.target.target_id is 'The target';
comment on column population.target.unit_id is 'The province or commune';
comment on column population.target.measure is 'complete, clean, right or alive; null where it is of a rule';
comment on column population.target.rule is 'Id of a cleaning rule; null where it is of a measure';
comment on column population.target.least_share is 'At least this share, in thousandths, is to meet it; null where a count is set';
comment on column population.target.most_left is 'At most so many may be left that do not; null where a share is set';
comment on column population.target.due_on is 'By which day in Viet Nam';
comment on column population.target.reason is 'What for, in the words of who set it';
comment on column population.target.set_by is 'Account that set it';
comment on column population.target.set_as is 'Office of that account';
comment on column population.target.set_at is 'When';
comment on column population.target.withdrawn_by is 'Account that withdrew it; null while it stands';
comment on column population.target.withdrawn_at is 'When it was withdrawn';
create unique index target_once on population.target (unit_id, coalesce(measure, rule), due_on) where withdrawn_at is null;
create index target_standing on population.target (due_on) where withdrawn_at is null;

create table population.target_day (
  target_id bigint not null,
  on_date date not null,
  total integer not null,
  left_over integer not null,
  primary key (target_id, on_date),
  check (left_over between 0 and total)
);
comment on table population.target_day is 'How far a target had come on a day';
comment on column population.target_day.target_id is 'The target';
comment on column population.target_day.on_date is 'The day in Viet Nam';
comment on column population.target_day.total is 'Archives of the unit; of a rule all findings it ever had there';
comment on column population.target_day.left_over is 'Of them those that do not meet it yet; of a rule the open ones';
