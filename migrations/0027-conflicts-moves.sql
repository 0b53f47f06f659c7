-- Whose turn a conflict is, and every step that was taken with it.
-- ADR 0011
alter table conflicts.conflict
  add column turn text not null default 'owner',
  add column turn_unit integer,
  add column turn_due_on date,
  add column owner_rule text,
  add column version integer not null default 1,
  add constraint conflict_turn_check check (turn in ('owner', 'asked', 'approver') and (turn = 'asked') = (turn_unit is not null)) not valid;
comment on column conflicts.conflict.turn is 'Whose turn it is while it is open: owner, asked (a commune that was asked a question) or approver (a second officer, for whom a proposal waits)';
comment on column conflicts.conflict.turn_unit is 'The commune that was asked; null where nobody is';
comment on column conflicts.conflict.turn_due_on is 'By when who was asked is to answer; null where nobody is';
comment on column conflicts.conflict.owner_rule is 'By which rule the owner was chosen, a name of the list of owner rules; null where there is none, or where an officer handed it over';
comment on column conflicts.conflict.version is '1 as it was found, one more with each move: what a change of it has to have seen';
comment on column conflicts.conflict.kind is 'What contradicts what: a name of the list of kinds';
create index conflict_owner on conflicts.conflict (owner_unit, due_on, conflict_id) where state = 'open';
create index conflict_asked on conflicts.conflict (turn_unit) where turn_unit is not null;
create index party_form on conflicts.party (form_id);

create table conflicts.move (
  conflict_id bigint not null,
  version integer not null,
  kind text not null,
  at timestamptz not null,
  by_account bigint,
  by_name text,
  words text,
  from_unit integer,
  to_unit integer,
  due_on date,
  act_id bigint,
  proposal_id bigint,
  primary key (conflict_id, version)
);
comment on table conflicts.move is 'A step that was taken with a conflict; only added to';
comment on column conflicts.move.conflict_id is 'The conflict';
comment on column conflicts.move.version is 'Its version since';
comment on column conflicts.move.kind is 'asked, answered, commented, proposed, refused, taken-back, handed-over, settled or reopened';
comment on column conflicts.move.at is 'When';
comment on column conflicts.move.by_account is 'Account of the officer; null for what an act did';
comment on column conflicts.move.by_name is 'Name and office of the officer as they were then';
comment on column conflicts.move.words is 'Question, answer, comment or reason, in the officer''s words';
comment on column conflicts.move.from_unit is 'The commune that had it, where it changed hands';
comment on column conflicts.move.to_unit is 'The commune that was asked, or that has it since';
comment on column conflicts.move.due_on is 'By when an answer is due';
comment on column conflicts.move.act_id is 'The act that settled it or opened it again';
comment on column conflicts.move.proposal_id is 'The proposal that a second officer decides';

-- Pairs that were not joined are asked for from either side.
create index edge_apart on linkage.edge (other_form_id) where not accepted;

-- What one officer decides is an act as well.
alter table intake.act drop constraint act_kind_check;
alter table intake.act add constraint act_kind_check check (kind in ('build', 'merge', 'split', 'undo', 'correct', 'withdraw', 'birth', 'apart', 'settle')) not valid;
comment on column intake.act.kind is 'build, merge, split, undo, correct, withdraw, birth, apart (told to be of two persons) or settle (a conflict that needs nothing)';
