-- Which form speaks of which person, and why.
create schema linkage;
comment on schema linkage is 'Which forms speak of one person';

create table linkage.form_person (
  form_id bigint primary key,
  person_id bigint not null,
  act_id bigint not null
);
comment on table linkage.form_person is 'The link now';
comment on column linkage.form_person.form_id is 'The form';
comment on column linkage.form_person.person_id is 'The person';
comment on column linkage.form_person.act_id is 'The act that linked it';
create index form_person_person on linkage.form_person (person_id);

create table linkage.form_move (
  form_id bigint not null,
  act_id bigint not null,
  from_person bigint,
  to_person bigint,
  primary key (form_id, act_id)
);
comment on table linkage.form_move is 'A change after the first link';
comment on column linkage.form_move.form_id is 'The form';
comment on column linkage.form_move.act_id is 'The act that moved it';
comment on column linkage.form_move.from_person is 'The person before';
comment on column linkage.form_move.to_person is 'The person after; null when withdrawn';

create table linkage.edge (
  form_id bigint not null,
  other_form_id bigint not null,
  weight real not null,
  levels bytea not null,
  accepted boolean not null,
  act_id bigint not null,
  primary key (form_id, other_form_id)
);
comment on table linkage.edge is 'An accepted or near pair; its waterfall is scored again when asked for';
comment on column linkage.edge.form_id is 'The lower form';
comment on column linkage.edge.other_form_id is 'The higher form';
comment on column linkage.edge.weight is 'Match weight: log2 of the likelihood ratio times the prior odds';
comment on column linkage.edge.levels is 'Agreement level of each comparison of the model, one byte each';
comment on column linkage.edge.accepted is 'Whether the two forms ended in one cluster';
comment on column linkage.edge.act_id is 'The build that scored it';

create table linkage.proposal (
  form_id bigint not null,
  person_id bigint not null,
  slice_no integer not null,
  changed boolean not null,
  primary key (slice_no, person_id, form_id)
);
comment on table linkage.proposal is 'The clusters of the build that runs, in slices, until their archives are written';
comment on column linkage.proposal.form_id is 'The form';
comment on column linkage.proposal.person_id is 'Least form of its cluster, or the person that it already belongs to';
comment on column linkage.proposal.slice_no is 'The slice of persons in which its archive is written';
comment on column linkage.proposal.changed is 'False for a form that already stood in this archive';

create table linkage.model (
  act_id bigint primary key,
  model jsonb not null
);
comment on table linkage.model is 'The model that a build used, as a person can read it';
comment on column linkage.model.act_id is 'The build';
comment on column linkage.model.model is 'Comparisons, levels, m and u, prior, threshold';
