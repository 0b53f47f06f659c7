-- An act that is about many persons writes a form for each.
-- ADR 0011
create table intake.act_form (
  form_id bigint primary key,
  act_id bigint not null
);
comment on table intake.act_form is 'Forms that an act wrote beside its own, so that it can be taken back. Only added to';
comment on column intake.act_form.form_id is 'A form of file 0';
comment on column intake.act_form.act_id is 'The act';
create index act_form_act on intake.act_form (act_id);

alter table intake.act drop constraint act_kind_check;
alter table intake.act add constraint act_kind_check check (kind in ('build', 'merge', 'split', 'undo', 'correct', 'withdraw', 'birth', 'death', 'residence', 'apart', 'settle', 'renumber', 'seal', 'unseal', 'type', 'mend', 'place')) not valid;
comment on column intake.act.kind is 'build, merge, split, undo, correct, withdraw, birth, death, residence (a move, split or join of households), apart (told to be of two persons), settle (a conflict that needs nothing), renumber, seal, unseal, type (a form typed at an office), mend (findings decided) or place (the new commune of persons of a divided one)';
