-- Who brought the request that a proposal answers is not who decides on it.
alter table population.proposal
  add column asked_by bigint,
  add column asked_human bigint;
alter table population.proposal add constraint proposal_asked_check check ((asked_by is null) = (asked_human is null)) not valid;
alter table population.proposal add constraint asker_does_not_decide check (decided_human <> asked_human) not valid;
comment on column population.proposal.asked_by is 'Account of who brought the request that it answers; null where it answers none';
comment on column population.proposal.asked_human is 'The human behind that account: never the one who decides';
