-- Acts that need two officers wait here between the first and the second pair of eyes.
create table population.proposal (
  proposal_id bigint generated always as identity primary key,
  kind text not null,
  payload jsonb not null,
  subjects bigint[] not null,
  seen integer[] not null,
  reason text not null,
  evidence text[] not null,
  proposed_by bigint not null,
  proposed_human bigint not null,
  proposed_as text not null,
  proposed_unit integer,
  proposed_at timestamptz not null,
  decides jsonb not null,
  decides_units integer[] not null,
  due_on date,
  state text not null,
  decided_by bigint,
  decided_human bigint,
  decided_as text,
  decided_at timestamptz,
  decision_reason text,
  act_id bigint,
  check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  check (cardinality(subjects) > 0 and cardinality(subjects) = cardinality(seen)),
  check (jsonb_array_length(decides) > 0),
  check ((state = 'waiting') = (decided_at is null)),
  check ((state in ('approved', 'refused')) = (decided_human is not null)),
  check ((state = 'approved') = (act_id is not null)),
  constraint four_eyes check (decided_human <> proposed_human)
);
comment on table population.proposal is 'An act that one officer proposes and another, who is another human, decides';
comment on column population.proposal.proposal_id is 'The proposal';
comment on column population.proposal.kind is 'What is to be done: merge, split, undo, correct and others, a name of the list of kinds';
comment on column population.proposal.payload is 'What is to be done, in the form of its kind';
comment on column population.proposal.subjects is 'The persons whose archives it would change, ascending';
comment on column population.proposal.seen is 'Version of the archive of each of them, in the same order, that the proposing officer saw';
comment on column population.proposal.reason is 'Why, in the words of who proposes';
comment on column population.proposal.evidence is 'Papers on which it rests: ids of documents, or what they are called';
comment on column population.proposal.proposed_by is 'Account of who proposes';
comment on column population.proposal.proposed_human is 'The human behind that account: never the one who decides';
comment on column population.proposal.proposed_as is 'Office of who proposes';
comment on column population.proposal.proposed_unit is 'Unit of that office; null for the whole country';
comment on column population.proposal.proposed_at is 'When';
comment on column population.proposal.decides is 'Offices that decide, from the lowest level up, each {role, units}: a unit with what it was and became by the reform, none for the whole country; an office decides where nobody else holds one below it';
comment on column population.proposal.decides_units is 'All units in decides, to find what waits for one';
comment on column population.proposal.due_on is 'By when it is to be decided; null where the law sets no day';
comment on column population.proposal.state is 'waiting, approved, refused or withdrawn';
comment on column population.proposal.decided_by is 'Account of who decided; null while it waits and where it was withdrawn';
comment on column population.proposal.decided_human is 'The human behind that account';
comment on column population.proposal.decided_as is 'Office of who decided';
comment on column population.proposal.decided_at is 'When it was decided or withdrawn';
comment on column population.proposal.decision_reason is 'Why it was refused, in writing';
comment on column population.proposal.act_id is 'The act that was done; null where none was';
create index proposal_waiting on population.proposal using gin (decides_units) where state = 'waiting';
create index proposal_subjects on population.proposal using gin (subjects);
