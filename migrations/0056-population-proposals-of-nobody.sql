-- An entry of a book may tell of somebody whom the register does not know yet: such a proposal has no subject.
-- ADR 0011
alter table population.proposal drop constraint proposal_check;
alter table population.proposal
  add constraint proposal_subjects_check
  check ((cardinality(subjects) > 0 or kind = 'entry') and cardinality(subjects) = cardinality(seen)) not valid;
