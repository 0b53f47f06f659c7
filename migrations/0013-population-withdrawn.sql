-- A person all of whose forms were withdrawn is nobody.
-- ADR 0009
alter table population.version drop constraint version_state_check;
alter table population.version add constraint version_state_check check (state in ('alive', 'dead', 'merged', 'withdrawn')) not valid;
comment on column population.version.state is 'alive, dead; merged into another person, or withdrawn with all its forms: then nobody';
comment on column population.person.state is 'alive, dead; merged into another person, or withdrawn with all its forms: then nobody';
